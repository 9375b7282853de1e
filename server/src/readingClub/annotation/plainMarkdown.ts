/** Inline code, which holds no markup. */
const code = /(?<![`\\])(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g;
/** What begins a block of its own at the start of a line: the sign is escaped, and means itself. */
const blockStart =
  /^(\s*)(#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|\d{1,9}(?=[.)](?:\s|$))|={1,}\s*$|-{2,}\s*$|\||`{3,}|~{3,}|\[[^\]]*\]:)/;
const fence = /^ {0,3}(`{3,}|~{3,})[^`]*$/;

/**
 * A person's Markdown for a list in another document: emphasis, links and code stay; what would begin a block there,
 * HTML and pictures are shown as they are written. Closed fenced blocks stay whole.
 * @param escape for the text between inline code
 */
export function plainMarkdown(body: string, escape: (text: string) => string = escapeInline): string[] {
  const lines = body.trim().split(/\r\n|\n|\r/);
  const isFenced = fencedAmong(lines);
  const isClear = lines.every((line, at) => isFenced[at] === true || !line.replace(code, "").includes("`"));
  return lines.map((line, at) => (isFenced[at] === true ? line : escapeLine(line, escape, isClear)));
}

/** Of each line whether it is one of a closed fenced block. */
function fencedAmong(lines: readonly string[]): readonly boolean[] {
  const isFenced = lines.map(() => false);
  for (let at = 0; at < lines.length; at += 1) {
    const close = closeOf(lines, at);
    if (close === undefined) continue;
    isFenced.fill(true, at, close + 1);
    at = close;
  }
  return isFenced;
}

/** Text that means nothing but itself, on one line. */
export const plainText = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, " ")
    .replace(/[\\`*[\]<>|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu, "\\$&")
    .replace(/^(#{1,6}(?=\s|$)|[-+](?=\s|$)|[-=]+$)/, "\\$1")
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, "$1\\");

function closeOf(lines: readonly string[], open: number): number | undefined {
  const sign = fence.exec(lines[open] ?? "")?.[1];
  if (sign === undefined) return undefined;
  const close = lines.findIndex(
    (line, at) => at > open && line.trim().startsWith(sign) && /^([`~])\1*$/.test(line.trim()),
  );
  return close < 0 ? undefined : close;
}

/** Backticks that are escaped, or close on another line, may make text of what looks like code: that is escaped too. */
function escapeLine(line: string, escape: (text: string) => string, isClear: boolean): string {
  let result = "";
  let at = 0;
  for (const { 0: whole, index } of isClear ? line.matchAll(code) : []) {
    result += escape(line.slice(at, index)) + whole;
    at = index + whole.length;
  }
  result += escape(line.slice(at));
  return result
    .trimStart()
    .replace(blockStart, (_, space: string, sign: string) =>
      /^\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
    );
}

/** HTML and pictures: a page that shows the minutes fetches nothing. */
export const escapeInline = (text: string): string => text.replace(/</g, "\\<").replace(/!\[/g, "!\\[");
