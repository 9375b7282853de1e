import type { Block, TableBlock } from "../markdown/blocks";
import type { MarkdownDocument } from "../markdown/document";
import { lineEnding } from "../rules/style";
import type { TextEdit } from "../text/span";

/**
 * A comment that keeps a rule quiet on the line of an offset, in the place that leaves the Markdown as it is:
 * in the last cell of a table row, above a heading, else at the end of the line.
 * Undefined where no comment can stand (front matter, code).
 */
export function suppressOnLine(markdown: MarkdownDocument, offset: number, code: string): TextEdit | undefined {
  const { text, lines } = markdown;
  const masked = markdown.masks.some(
    ({ kind, span }) => kind !== "code-span" && kind !== "html-comment" && span.start <= offset && offset < span.end,
  );
  if (masked) return undefined;
  const found = blockAt(markdown, offset);
  if (found === undefined || found.block.type === "opaque") return undefined;
  if (found.block.type === "heading") {
    return insert(lines.startOf(lines.lineOf(offset)), `${comment("disable-next-line", code)}${lineEnding(text)}`);
  }
  const cellEnd = found.block.type === "table" ? lastCellEnd(found.block, offset - found.base) : undefined;
  const at = cellEnd === undefined ? endOfLine(text, offset) : withoutBlanks(text, cellEnd + found.base);
  return insert(at, `${gapBefore(text, at)}${comment("disable-line", code)}`);
}

/** A comment that keeps a rule quiet in the whole file: behind the front matter, else at the top. */
export function suppressInFile(markdown: MarkdownDocument, code: string): TextEdit {
  const ending = lineEnding(markdown.text);
  const line = `${comment("disable-file", code)}${ending}`;
  const { frontMatter, text } = markdown;
  if (frontMatter === undefined) return insert(text.startsWith("\ufeff") ? 1 : 0, `${line}${ending}`);
  const end = endOfLine(text, frontMatter.span.end === 0 ? 0 : frontMatter.span.end - 1);
  const next = /^(?:\r\n|\n|\r)/.exec(text.slice(end, end + 2))?.[0];
  return next === undefined ? insert(end, `${ending}${line}`) : insert(end + next.length, line);
}

const insert = (at: number, newText: string): TextEdit => ({ span: { start: at, end: at }, newText });

const comment = (action: string, code: string): string => `<!-- afterword-${action} ${code} -->`;

const gapBefore = (text: string, at: number): string => (at === 0 || /\s/.test(text[at - 1] ?? " ") ? "" : " ");

function endOfLine(text: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end += 1;
  // Two blanks at the end of a line are a line break: they stay the last thing on it.
  return Math.max(from, withoutBlanks(text, end));
}

function withoutBlanks(text: string, end: number): number {
  let at = end;
  while (at > 0 && (text[at - 1] === " " || text[at - 1] === "\t")) at -= 1;
  return at;
}

/** The innermost block of an offset, and where its chunk begins. */
function blockAt(
  markdown: MarkdownDocument,
  offset: number,
): { readonly block: Block; readonly base: number } | undefined {
  const chunk = markdown.chunks.find(({ start, end }) => start <= offset && offset < end) ?? markdown.chunks.at(-1);
  if (chunk === undefined) return undefined;
  const local = offset - chunk.start;
  const block = chunk.content.blocks.filter(({ span }) => span.start <= local && local <= span.end).at(-1);
  return block && { block, base: chunk.start };
}

function lastCellEnd(table: TableBlock, offset: number): number | undefined {
  const row = [table.header, ...table.rows].find(({ span }) => span.start <= offset && offset <= span.end);
  return row?.cells.at(-1)?.content.span.end;
}
