import type { DocumentModel, Section } from "../model/document";
import type { Span } from "../text/span";

/** Where a finding about the whole document stands: on its title, else on its first line. */
export function headOf(model: DocumentModel): Span {
  const { lines, text } = model.markdown;
  if (model.title) return wordsOf(text, model.title.span);
  const end = lines.lineCount > 1 ? lines.startOf(1) : text.length;
  return { start: 0, end: text.slice(0, end).trimEnd().length };
}

/** The title of a section without the marks of its heading. */
export const titleOf = (model: DocumentModel, { titleSpan }: Section): Span => wordsOf(model.markdown.text, titleSpan);

/** A heading's words: without `## ` before, ` ##` behind and the line under it. */
function wordsOf(text: string, at: Span): Span {
  const [line = ""] = text.slice(at.start, at.end).split(/\r?\n/, 1);
  const before = /^#{1,6}[ \t]+/.exec(line)?.[0].length ?? 0;
  const words = before > 0 ? line.slice(before).replace(/[ \t]+#+[ \t]*$/, "") : line;
  return { start: at.start + before, end: at.start + before + words.trimEnd().length };
}
