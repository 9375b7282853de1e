import type { DocumentModel, Prose, SectionKey } from "../../model/document";
import type { Span } from "../../text/span";

type Sections = ReadonlySet<SectionKey | undefined>;

/** The prose of some sections. Lines that follow each other are one text: sentences run on from line to line. */
export function* paragraphs(model: DocumentModel, sections: Sections): Iterable<Prose> {
  let lines: Prose[] = [];
  for (const prose of inFields(model)) {
    if (!sections.has(prose.section)) continue;
    const last = lines.at(-1);
    if (last !== undefined && !continues(model.markdown.text, last, prose)) {
      yield joined(lines);
      lines = [];
    }
    lines.push(prose);
  }
  if (lines.length > 0) yield joined(lines);
}

const telling = ["summary", "impact", "cause", "trigger", "detection", "resolution"] as const;

/** The prose in document order, where the value of a field (`- **Impact**: …`) belongs to the field's own section. */
function* inFields(model: DocumentModel): Iterable<Prose> {
  const fields = model.fields
    .flatMap(({ key, span }) => telling.filter((section) => section === key).map((section) => ({ section, span })))
    .sort((a, b) => a.span.start - b.span.start);
  let next = 0;
  for (const prose of model.prose) {
    while ((fields[next]?.span.end ?? Infinity) <= prose.span.start) next += 1;
    const field = fields[next];
    const within = field !== undefined && field.span.start < prose.span.end;
    yield within && field.section !== prose.section ? { ...prose, section: field.section } : prose;
  }
}

const LF = 10;
const CR = 13;
const BACKSLASH = 92;
/** More than indentation is more than a line break. */
const WIDEST_GAP = 40;

/** Only one line break and the indentation stand between them: no list mark, no pipe. */
function continues(source: string, last: Prose, next: Prose): boolean {
  const { end } = last.span;
  const { start } = next.span;
  if (start <= end || start - end > WIDEST_GAP || last.section !== next.section) return false;
  let breaks = 0;
  for (let at = end; at < start; at += 1) {
    const code = source.charCodeAt(at);
    if (code === LF || (code === CR && source.charCodeAt(at + 1) !== LF)) breaks += 1;
    else if (code !== CR && code !== BACKSLASH && code > 32) return false;
  }
  return breaks === 1;
}

function joined(lines: readonly Prose[]): Prose {
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) throw new Error("a paragraph without lines");
  if (first === last) return first;
  return {
    section: first.section,
    text: lines.map(({ text }) => text).join(" "),
    span: { start: first.span.start, end: last.span.end },
    spanOf: (start, end) => ({ start: placeIn(lines, start).start, end: placeIn(lines, end - 1).end }),
    source: first.source,
  };
}

/** Where one character of the joined text stands in the document. */
function placeIn(lines: readonly Prose[], offset: number): Span {
  let from = 0;
  for (const line of lines) {
    const to = from + line.text.length;
    if (offset < to) return line.spanOf(offset - from, offset - from + 1);
    // The blank that joins two lines.
    if (offset === to) return { start: line.span.end, end: line.span.end };
    from = to + 1;
  }
  throw new Error("an offset behind the text");
}
