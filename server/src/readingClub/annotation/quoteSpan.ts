import type { Span } from "../../text/span";

/** UTF-16 units of a quote; who means more means a section, or the whole document. */
const longestQuote = 20_000;

/**
 * The text a selection means: without white space at its edges; a cursor means its line, on a blank line the next one
 * with text. Undefined where there is none, and for selections too long to be quoted.
 */
export function quoteSpan(text: string, { start, end }: Span): Span | undefined {
  const selected = trimmed(text, { start, end });
  const meant = selected ?? trimmed(text, lineAt(text, start)) ?? trimmed(text, lineAt(text, nextText(text, start)));
  return meant === undefined || meant.end - meant.start > longestQuote ? undefined : meant;
}

function trimmed(text: string, { start, end }: Span): Span | undefined {
  const quote = text.slice(start, end);
  const content = quote.trim();
  if (content === "") return undefined;
  const from = start + quote.indexOf(content);
  return { start: from, end: from + content.length };
}

function lineAt(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !isBreak(text, start - 1)) start -= 1;
  let end = offset;
  while (end < text.length && !isBreak(text, end)) end += 1;
  return { start, end };
}

function nextText(text: string, offset: number): number {
  const found = text.slice(offset).search(/\S/);
  return found < 0 ? offset : offset + found;
}

const isBreak = (text: string, at: number): boolean => text[at] === "\n" || text[at] === "\r";
