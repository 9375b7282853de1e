/** A group of a regular expression that takes one of the comma-separated words; they may be expressions themselves. */
export const oneOf = (list: string): string =>
  `(?:${list
    .trim()
    .split(/\s*,\s*/)
    .join("|")})`;
