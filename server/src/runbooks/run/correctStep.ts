import { lineEnding } from "../../rules/style";
import type { TextEdit } from "../../text/span";
import type { Step } from "./steps";

/** A step's own words replaced by others; undefined when nothing would change. Its marker and what is nested stay. */
export function correctStep(text: string, { span }: Pick<Step, "span">, words: string): TextEdit | undefined {
  const old = text.slice(span.start, span.end);
  const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
  const indent = text.slice(lineStart, span.start).replace(/\S/g, " ");
  const lines = words.trim().split(/\r\n|\n|\r/);
  const newText = lines
    .map((line, index) => (index === 0 || line.trim() === "" ? line.trimEnd() : indent + line.trim()))
    .join(lineEnding(text));
  return newText === "" || newText === old ? undefined : { span, newText };
}
