/** Character codes that decide the block structure of a line. */
export const code = {
  tab: 9,
  lf: 10,
  cr: 13,
  space: 32,
  bang: 33,
  asterisk: 42,
  plus: 43,
  dash: 45,
  dot: 46,
  paren: 41,
  slash: 47,
  zero: 48,
  nine: 57,
  less: 60,
  question: 63,
  backtick: 96,
  tilde: 126,
} as const;

export const isEol = (char: number): boolean => char === code.lf || char === code.cr;

export const isSpace = (char: number): boolean => char === code.space || char === code.tab;

/** Where the line that holds `from` ends, before its line ending. */
export function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isEol(text.charCodeAt(at))) at += 1;
  return at;
}

/** Where the line after an end of line begins. */
export function afterEol(text: string, end: number): number {
  if (end >= text.length) return text.length;
  return text.charCodeAt(end) === code.cr && text.charCodeAt(end + 1) === code.lf ? end + 2 : end + 1;
}

/** Offset behind a list marker (`-`, `12.`) that begins at `at`, or undefined when none does. */
export function afterListMarker(text: string, at: number): number | undefined {
  let end = at;
  const first = text.charCodeAt(at);
  if (first === code.asterisk || first === code.plus || first === code.dash) {
    end += 1;
  } else {
    while (isDigit(text.charCodeAt(end)) && end - at < 10) end += 1;
    const delimiter = text.charCodeAt(end);
    if (end === at || end - at > 9 || (delimiter !== code.dot && delimiter !== code.paren)) return undefined;
    end += 1;
  }
  return end >= text.length || isSpace(text.charCodeAt(end)) || isEol(text.charCodeAt(end)) ? end : undefined;
}

const isDigit = (char: number): boolean => char >= code.zero && char <= code.nine;
