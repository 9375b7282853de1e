import type { DocumentModel } from "../model/document";
import type { Span } from "../text/span";

/** Where a finding about the whole document stands: on its title, else on its first line. */
export function headOf(model: DocumentModel): Span {
  if (model.title) return model.title.span;
  const { lines, text } = model.markdown;
  const end = lines.lineCount > 1 ? lines.startOf(1) : text.length;
  return { start: 0, end: text.slice(0, end).trimEnd().length };
}
