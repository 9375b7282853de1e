import type { LineIndex, Position, Range } from "../../text/lineIndex";
import { message, type Message } from "../../text/message";
import type { Span } from "../../text/span";

/** The span of a range that lies within the text and holds some of it; a program that counts otherwise has to know. */
export function exactSpan(text: string, lines: LineIndex, { start, end }: Range): Span | Message {
  for (const { line, character } of [start, end]) {
    if (line >= lines.lineCount || character > lengthOf(line, text, lines))
      return message("there is no place {0}:{1} in the document", line, character);
  }
  const span = lines.spanOf({ start, end });
  if (isAfter(start, end)) return message("the range ends before it begins");
  return text.slice(span.start, span.end).trim() === "" ? message("there is no text in the range") : span;
}

function lengthOf(line: number, text: string, lines: LineIndex): number {
  return text.slice(lines.startOf(line), lines.startOf(line + 1)).replace(/[\r\n]+$/, "").length;
}

const isAfter = (a: Position, b: Position): boolean =>
  a.line > b.line || (a.line === b.line && a.character > b.character);
