import type { ResolvedLink } from "../../alerts/links";
import type { Span, TextEdit } from "../../text/span";
import type { LinkedFile } from "./alertRule";

/** Characters that mean nothing in YAML or JSON, quoted or not, and need no escape. */
const plain = /^[\p{L}\p{M}\p{N}_./:#%~+@=?;$()-]+$/u;

/** A link that can stand as it is wherever a value is begun. */
export const needsNoQuotes = (link: string): boolean => plain.test(link) && !/:$|^[@%]/.test(link);

/** A link spelt anew where it stands; undefined where its text is not written as it reads (escapes, folded lines). */
export function replaceText(
  { text }: Pick<LinkedFile, "text">,
  { raw, span }: ResolvedLink,
  newText: string,
): TextEdit | undefined {
  if (text.slice(span.start, span.end) !== raw || !needsNoQuotes(newText)) return undefined;
  return onlyTheDifference({ span, newText }, raw);
}

/** Leaves out what is the same at both ends. */
function onlyTheDifference({ span, newText }: TextEdit, old: string): TextEdit {
  const most = Math.min(old.length, newText.length);
  let head = 0;
  while (head < most && old[head] === newText[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === newText.at(-1 - tail)) tail += 1;
  return {
    span: { start: span.start + head, end: span.end - tail },
    newText: newText.slice(head, newText.length - tail),
  };
}

/** The anchor of a link with its `#`; the whole link where its text does not show it. */
export function anchorSpan({ text }: LinkedFile, { span }: ResolvedLink): Span {
  const at = text.slice(span.start, span.end).lastIndexOf("#");
  return at < 0 ? span : { start: span.start + at, end: span.end };
}

export function withoutAnchor(raw: string): string {
  const at = raw.indexOf("#");
  return at < 0 ? raw : raw.slice(0, at);
}
