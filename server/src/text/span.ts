/**
 * A stretch of a text: UTF-16 offsets, `start` inclusive, `end` exclusive.
 * Everything the server knows about a document carries spans; line and character
 * positions exist only where they leave the house (LSP, command line).
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const span = (start: number, end: number): Span => ({ start, end });

export const shift = (at: Span, by: number): Span => ({ start: at.start + by, end: at.end + by });

export const covers = (at: Span, offset: number): boolean => at.start <= offset && offset < at.end;

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** A replacement of one span by new text. An insertion has an empty span. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Applies edits whose spans do not overlap; their order does not matter. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = "";
  let at = 0;
  for (const edit of sorted) {
    if (edit.span.start < at) throw new Error("overlapping edits");
    result += text.slice(at, edit.span.start) + edit.newText;
    at = edit.span.end;
  }
  return result + text.slice(at);
}
