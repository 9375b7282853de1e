import type { DocumentModel, Field, Stated } from "../../model/document";
import type { SeverityReading } from "../../severity/readSeverity";
import { shift, type Span } from "../../text/span";

/** Severities that a document gives in a structured place: the entries of a timeline tell what was said when. */
export const severityFields = (model: DocumentModel): readonly Field[] =>
  model.fields.filter(({ key, form }) => key === "severity" && form !== "timeline");

/**
 * Where a part of a stated value stands in the document: exactly when the value stands there as it was read,
 * else where the same words stand once inside it, else the whole value.
 */
export function placeOf(
  part: Span,
  stated: Pick<Stated, "raw" | "span">,
  model: Pick<DocumentModel, "markdown">,
): Span {
  const source = model.markdown.text.slice(stated.span.start, stated.span.end);
  if (source === stated.raw) return shift(part, stated.span.start);
  const words = stated.raw.slice(part.start, part.end);
  const at = source.indexOf(words);
  if (words === "" || at < 0 || source.indexOf(words, at + 1) >= 0) return stated.span;
  return { start: stated.span.start + at, end: stated.span.start + at + words.length };
}

export const tokenPlace = (field: Field, reading: SeverityReading, model: DocumentModel): Span =>
  placeOf(reading.tokenSpan, field, model);

/** True when the document says exactly these words at a place, so that they may be replaced. */
export const stands = (words: string, at: Span, model: DocumentModel): boolean =>
  model.markdown.text.slice(at.start, at.end) === words;
