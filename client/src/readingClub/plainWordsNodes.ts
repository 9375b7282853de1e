/** Code first: what it holds is no markup. Then what a backslash takes the meaning from. */
const kept = /(?<!`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)|\\([!-/:-@[-`{-~])/g;

/** Stands for a piece that is kept as it is; no text that people type holds it. */
const mark = "\uE000";

const definition = /^ {0,3}\[[^\]\n]+\]:[ \t]*\S+.*$/;
const divider = /^\s*\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?)?\s*$/;
const fence = /^\s{0,3}(?:`{3,}|~{3,}).*$/;

/**
 * A passage of Markdown as people read it: the words of links, emphasis, headings and cells without their signs, lists
 * with bullets, code as it is. It is text and never HTML.
 */
export function plainWords(markdown: string): string {
  const pieces: string[] = [];
  const keep = (piece: string): string => `${mark}${(pieces.push(piece) - 1).toString()}${mark}`;
  const lines = markdown.replaceAll(mark, "").split(/\r\n|\n|\r/);
  const prose = withoutFences(lines, keep)
    .join("\n")
    .replace(kept, (_, __, code: string | undefined, escaped: string | undefined) => keep(code ?? escaped ?? ""))
    .split("\n")
    .filter((line) => !definition.test(line) && !divider.test(line))
    .map(plainLine)
    .join("\n");
  return withoutEmphasis(withoutLinks(prose))
    .replace(new RegExp(`${mark}(\\d+)${mark}`, "g"), (_, index: string) => pieces[Number(index)] ?? "")
    .trim();
}

/** The lines of fenced code are kept, their fences are left out; a fence that nobody closes is text. */
function withoutFences(lines: readonly string[], keep: (piece: string) => string): readonly string[] {
  const result: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const sign = fence.test(line) ? line.trim().slice(0, 3) : undefined;
    const close =
      sign === undefined ? -1 : lines.findIndex((each, index) => index > at && each.trim().startsWith(sign));
    if (close < 0) result.push(line);
    else {
      result.push(...lines.slice(at + 1, close).map(keep));
      at = close;
    }
  }
  return result;
}

function plainLine(line: string): string {
  const text = line
    .replace(/^\s{0,3}(?:>[ \t]?)+/, "")
    .replace(/^\s{0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/, "$1")
    .replace(/^(\s*)[-*+][ \t]+(?:\[[ xX]\][ \t]+)?/, "$1• ");
  const isRow = /^\s*\|.*\|\s*$/.test(text) || / \| .* \| /.test(text);
  if (!isRow) return text;
  const cells = text.split("|").map((cell) => cell.trim());
  return cells.filter((cell) => cell !== "").join(" · ");
}

const withoutLinks = (text: string): string =>
  text
    .replace(/!?\[([^[\]]*)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^[\]\n]*\])/g, "$1")
    .replace(/<((?:https?:\/\/|mailto:)[^\s<>]+)>/gi, "$1");

/** Twice: what is strong may be emphasised within. */
function withoutEmphasis(text: string): string {
  const once = (each: string): string =>
    each
      .replace(/(\*{1,3})(?=[^\s*])([^*\n]*[^\s*])\1/g, "$2")
      .replace(/(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])([^\n]*?[^\s_])\1(?![\p{L}\p{N}_])/gu, "$2")
      .replace(/~~(?=\S)([^~\n]*\S)~~/g, "$1");
  return once(once(text));
}
