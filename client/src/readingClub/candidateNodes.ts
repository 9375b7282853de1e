/** Tags as they are typed: `#` and doubles left out. */
export const tagsIn = (typed: string): readonly string[] => [
  ...new Set(
    typed
      .split(/[,、，;\n]/)
      .map((tag) => tag.trim().replace(/^#+/, ""))
      .filter((tag) => tag !== ""),
  ),
];

/** An address of the web that somebody typed; undefined for anything else, such as several words. */
export function addressIn(typed: string): string | undefined {
  const address = typed.trim();
  const [, host = ""] = /^https?:\/\/([^\s<>"/?#\\]+)[^\s<>"]*$/i.exec(address) ?? [];
  return /[\p{L}\p{N}]/u.test(host) ? address : undefined;
}

/** The first heading of a Markdown page, without its marks; code is not looked into. */
export function firstHeading(text: string): string | undefined {
  const prose = text.replace(/^---\r?\n[\s\S]*?\r?\n---[ \t]*$/m, "").replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, "");
  const heading = /^ {0,3}#{1,2}[ \t]+(.+?)[ \t]*#*[ \t]*$/m.exec(prose)?.[1];
  return heading?.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/[*_`]{1,3}/g, "");
}

export interface Line {
  readonly first: number;
  readonly last: number;
}

/** A line that stands for itself: heading, item of a list, row of a table, quotation. */
const alone = /^\s{0,12}(?:#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s|\||>)/;

/**
 * The block a reader means by a place: the paragraph, the item of a list, the row of a table; on an empty line, the
 * block behind it. Undefined when there is none.
 * @param lines of the document
 * @param at zero-based
 */
export function blockAt(lines: readonly string[], at: number): Line | undefined {
  const isEmpty = (line: number): boolean => (lines[line] ?? "").trim() === "";
  let here = Math.max(0, at);
  while (here < lines.length && isEmpty(here)) here += 1;
  if (here >= lines.length) return undefined;
  const begins = (line: number): boolean => alone.test(lines[line] ?? "");
  let first = here;
  while (first > 0 && !begins(first) && !isEmpty(first - 1) && !/^\s{0,3}(?:#{1,6}\s|\|)/.test(lines[first - 1] ?? ""))
    first -= 1;
  let last = here;
  const whole = /^\s{0,3}(?:#{1,6}\s|\|)/.test(lines[first] ?? "");
  while (!whole && last + 1 < lines.length && !isEmpty(last + 1) && !begins(last + 1)) last += 1;
  return { first, last };
}

/** Where the words of a line begin, behind what makes it a heading, an item or a quotation. */
export const textStart = (line: string): number =>
  /^\s{0,12}(?:#{1,6}[ \t]+|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|\d{1,9}[.)][ \t]+|(?:>[ \t]?)+)?(?=\S)/.exec(line)?.[0]
    .length ?? 0;
