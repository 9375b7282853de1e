import type { Inline } from "../../markdown/inline";
import { hasKana } from "../../text/normalize";

/** The lines of a step as one: lines of Japanese join without a blank. */
export function joinLines(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .reduce((text, line) => (text === "" ? line : text + (joinsTightly(text, line) ? "" : " ") + line), "");
}

const wide = /[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/;

const joinsTightly = (before: string, behind: string): boolean =>
  wide.test(before.slice(-1)) && wide.test(behind.slice(0, 1)) && hasKana(before + behind);

export const plainText = (lines: readonly Inline[]): string => joinLines(lines.map(({ text }) => text));

/** One line of Markdown: code stays code, everything else becomes text, for links and images lead elsewhere in another file. */
export const asMarkdown = (lines: readonly Inline[]): string => joinLines(lines.map(lineAsMarkdown));

function lineAsMarkdown({ text, marks }: Inline): string {
  let result = "";
  let at = 0;
  for (const { start, end } of codeOf(marks)) {
    if (start < at) continue;
    result += escapeMarkdown(text.slice(at, start)) + codeSpan(text.slice(start, end));
    at = end;
  }
  return result + escapeMarkdown(text.slice(at));
}

const codeOf = (marks: Inline["marks"]): Inline["marks"] =>
  marks.filter(({ kind }) => kind === "code").sort((a, b) => a.start - b.start);

/** Text that Markdown would read as markup, made literal; words with underscores inside are none. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*[\]<]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu, "\\$&").replace(/~(?=~)/g, "\\~");

/** A code span that may hold backticks. */
export function codeSpan(code: string): string {
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$/.test(code) ? " " : "";
  return `${fence}${pad}${code}${pad}${fence}`;
}
