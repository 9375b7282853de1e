import { applyEdits, span, type TextEdit } from "../../text/span";
import type { AlertLink } from "../alert";
import { readSource } from "../source/readSource";
import type { SourceScalar } from "../source/source";
import { scalarAt } from "./find";
import { escaped, isPlainSafe } from "./quote";

/**
 * Puts another address or path in the place of a link; quotes and escapes are kept. A value without quotes gets them
 * when it cannot do without. Empty when the text would not read as it should.
 * @param link as read of this very text
 */
export function replaceLink(text: string, link: AlertLink, newRaw: string): TextEdit[] {
  const scalar = scalarAt(readSource("", text), link.span);
  const at = scalar && offsetOf(scalar, link);
  if (scalar === undefined || at === undefined || /[\r\n]/.test(newRaw)) return [];
  const expected = scalar.text.slice(0, at) + newRaw + scalar.text.slice(at + link.raw.length);
  const written = text.slice(link.span.start, link.span.end);
  const edits = [{ span: link.span, newText: encoded(scalar, newRaw, written) }, requoted(scalar, expected)];
  for (const edit of edits) {
    if (edit && readsAs(applyEdits(text, [edit]), scalar, expected)) return [edit];
  }
  return [];
}

/** Where the link stands in the text of the scalar. */
function offsetOf(scalar: SourceScalar, { raw, span: place }: AlertLink): number | undefined {
  for (let at = scalar.text.indexOf(raw); at >= 0; at = scalar.text.indexOf(raw, at + 1)) {
    const found = scalar.spanOf(at, at + raw.length);
    if (found.start === place.start && found.end === place.end) return at;
  }
  return undefined;
}

function encoded({ style }: SourceScalar, newRaw: string, written: string): string {
  if (style === "double") return escaped(newRaw, written);
  return style === "single" ? newRaw.replace(/'/g, "''") : newRaw;
}

const requoted = ({ style, outer }: SourceScalar, expected: string): TextEdit | undefined =>
  style === "plain" && !isPlainSafe(expected) ? { span: outer, newText: `"${escaped(expected)}"` } : undefined;

function readsAs(text: string, { outer, kind }: SourceScalar, expected: string): boolean {
  const after = scalarAt(readSource("", text), span(outer.start + 1, outer.start + 1));
  return after?.kind === kind && after.outer.start === outer.start && after.text === expected;
}
