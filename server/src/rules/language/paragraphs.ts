import type { DocumentModel, Prose } from "../../model/document";
import type { Span } from "../../text/span";

/** Lines that follow each other without a blank line are read as one text: sentences run on from line to line. */
export function* paragraphs(model: DocumentModel): Iterable<Prose> {
  let lines: Prose[] = [];
  for (const prose of model.prose) {
    const last = lines.at(-1);
    if (last !== undefined && !continues(model.markdown.text, last, prose)) {
      yield joined(lines);
      lines = [];
    }
    lines.push(prose);
  }
  if (lines.length > 0) yield joined(lines);
}

/** Only one line break and the indentation stand between them: no list mark, no pipe. */
function continues(source: string, last: Prose, next: Prose): boolean {
  if (last.section !== next.section || next.span.start - last.span.end > 40) return false;
  return /^[ \t]*\\?(?:\r\n|\n|\r)[ \t]*$/.test(source.slice(last.span.end, next.span.start));
}

function joined(lines: readonly Prose[]): Prose {
  const [first, ...others] = lines;
  if (first === undefined) throw new Error("a paragraph without lines");
  if (others.length === 0) return first;
  const starts: number[] = [];
  let text = "";
  for (const line of lines) {
    if (text !== "") text += " ";
    starts.push(text.length);
    text += line.text;
  }
  const place = (offset: number, side: "start" | "end"): number => {
    const index = starts.findLastIndex((start) => (side === "start" ? start <= offset : start < offset));
    const line = lines[Math.max(index, 0)] ?? first;
    const at = Math.min(offset - (starts[Math.max(index, 0)] ?? 0), line.text.length);
    return line.spanOf(side === "start" ? at : at - 1, side === "start" ? at + 1 : at)[side];
  };
  const spanOf = (start: number, end: number): Span => ({ start: place(start, "start"), end: place(end, "end") });
  return {
    section: first.section,
    text,
    span: { start: first.span.start, end: lines.at(-1)?.span.end ?? first.span.end },
    spanOf,
    source: first.source,
  };
}
