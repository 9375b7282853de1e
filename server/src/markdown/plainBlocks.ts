import type { AlignType, Blockquote, Code, Heading, Paragraph } from "mdast";
import type { Asking } from "./labels";
import { beginsText, type ItemSource, type LineUnit } from "./lineUnit";
import { plainInline } from "./plainInline";
import { plainParagraph, type TextLine } from "./plainParagraph";
import { PlainLines } from "./plainLines";
import { interruptsText, ListReader, markerOf, type PlacedUnit, type PlainList } from "./plainList";
import { placedNodes } from "./plainTree";

/** A block of a plain chunk; offsets count from the chunk's start. */
export type PlainBlock = Heading | Paragraph | Blockquote | Code | PlainList | PlainTable;

export interface PlainTable {
  readonly type: "plainTable";
  readonly align: AlignType[];
  readonly rows: readonly PlacedUnit[];
  /** End of the table: the line of dashes may be its last. */
  readonly end: Point;
}

type Point = NonNullable<Heading["position"]>["end"];

/** Reads the lines of tables and lists. Undefined for a line that cannot be read alone. */
export interface UnitReader {
  row(text: string): LineUnit | undefined;
  item(item: ItemSource): LineUnit | undefined;
}

/** NUL is replaced by the parser, separators end a line for regular expressions only, tabs and lone CR are rare. */
const unusual = /[\0\t\u2028\u2029\ufeff]|\r(?!\n)/;
const quoteMark = "> ";
const heading = /^(#{1,6}) [^ #]/;
const fence = /^(`{3,}|~{3,})([\w+-]*)$/;
/** Body rows may end without a pipe; a head that does, or escapes one, is counted otherwise. */
const head = /^\|[^\\]*\|$/;
const delimiters = /^\|(?: *:?-+:? *\|)+$/;

/**
 * The blocks of a chunk whose lines tell them: headings, paragraphs, fences, tables whose rows begin with a pipe,
 * lists of single-line items, nested ones below the text of their item. Undefined when a line may mean anything else.
 */
export function plainBlocks(text: string, units: UnitReader, labels: Asking): readonly PlainBlock[] | undefined {
  return unusual.test(text) ? undefined : new BlockReader(new PlainLines(text), units, labels).read();
}

class BlockReader {
  readonly #lines: PlainLines;
  readonly #units: UnitReader;
  readonly #labels: Asking;
  readonly #lists: ListReader;

  constructor(lines: PlainLines, units: UnitReader, labels: Asking) {
    this.#lines = lines;
    this.#units = units;
    this.#labels = labels;
    this.#lists = new ListReader(lines, (item) => units.item(item));
  }

  read(): readonly PlainBlock[] | undefined {
    const blocks: PlainBlock[] = [];
    while (!this.#lines.done) {
      if (this.#lines.isBlank()) {
        this.#lines.at += 1;
        this.#lines.lazy = false;
        continue;
      }
      const block = this.#block(this.#lines.line());
      if (!block) return undefined;
      blocks.push(block);
    }
    return blocks;
  }

  #block(line: string): PlainBlock | undefined {
    if (line.startsWith("#")) return this.#heading(line);
    if (beginsFence(line)) return this.#fence(line);
    const item = markerOf(line);
    if (item) return item.indent === 0 ? this.#lists.read(item) : undefined;
    if (this.#lines.lazy) return undefined;
    if (line.startsWith("|")) return this.#table();
    return line.startsWith("> ") ? this.#quote() : this.#paragraph();
  }

  #heading(line: string): Heading | undefined {
    const depth = heading.exec(line)?.[1]?.length;
    if (depth !== 1 && depth !== 2 && depth !== 3 && depth !== 4 && depth !== 5 && depth !== 6) return undefined;
    const children = /[ #]$/.test(line) ? undefined : plainInline(line, depth + 1, line.length, this.#labels);
    if (!children) return undefined;
    const { at } = this.#lines;
    const position = this.#lines.position(at, at);
    const placed = placedNodes(children, this.#lines.place());
    this.#next();
    return { type: "heading", depth, children: placed, position };
  }

  #paragraph(): Paragraph | undefined {
    const lines = this.#lines;
    const first = lines.at;
    const children = this.#text(0);
    lines.lazy = true;
    return children && { type: "paragraph", children, position: lines.position(first, lines.at - 1) };
  }

  /** A quote of one paragraph, each line marked. */
  #quote(): Blockquote | undefined {
    const lines = this.#lines;
    const first = lines.at;
    const children = this.#text(quoteMark.length);
    if (!children || (!lines.done && !lines.isBlank())) return undefined;
    const position = lines.position(first, lines.at - 1);
    const start = { line: first + 1, column: quoteMark.length + 1, offset: lines.startOf(first) + quoteMark.length };
    return {
      type: "blockquote",
      children: [{ type: "paragraph", children, position: { start, end: position.end } }],
      position,
    };
  }

  /** The lines of a paragraph, each of which begins with a mark of so many characters. */
  #text(prefix: number): Paragraph["children"] | undefined {
    const lines = this.#lines;
    const read: TextLine[] = [];
    for (; !lines.done && !lines.isBlank(); lines.at += 1) {
      const text = lines.line();
      if (prefix === 0 && read.length > 0 && interrupts(text)) break;
      const marked = prefix === 0 || text.startsWith(quoteMark);
      // A line with pipes may be the head of a table.
      if (!marked || !beginsText(text.slice(prefix)) || text.includes("|")) return undefined;
      read.push({ text, from: prefix, place: lines.place() });
    }
    return plainParagraph(read, this.#labels);
  }

  #fence(line: string): Code | undefined {
    const lines = this.#lines;
    const [, marks = "", lang = ""] = fence.exec(line) ?? [];
    if (marks === "") return undefined;
    const close = new RegExp(`^ {0,3}${marks.charAt(0)}{${String(marks.length)},} *$`);
    const first = lines.at;
    do lines.at += 1;
    while (!lines.done && !close.test(lines.line()));
    if (lines.done) return undefined;
    const last = lines.at;
    const value = last === first + 1 ? "" : lines.text.slice(lines.startOf(first + 1), lines.endOf(last - 1));
    this.#next();
    return { type: "code", lang: lang || null, meta: null, value, position: lines.position(first, last) };
  }

  #table(): PlainTable | undefined {
    const lines = this.#lines;
    const first = lines.at;
    const dashes = lines.line(first + 1);
    if (!delimiters.test(dashes) || !head.test(lines.line())) return undefined;
    const rows: PlacedUnit[] = [];
    for (; !lines.done && !lines.isBlank(); lines.at += 1) {
      if (lines.at === first + 1) continue;
      const line = lines.line();
      const unit = line.startsWith("|") ? this.#units.row(line) : undefined;
      if (!unit) return undefined;
      rows.push({ unit, ...lines.place() });
    }
    const align = dashes.slice(1, -1).split("|").map(alignOf);
    if (lines.line(first).split("|").length - 2 !== align.length) return undefined;
    return { type: "plainTable", align, rows, end: lines.position(first, lines.at - 1).end };
  }

  #next(): void {
    this.#lines.at += 1;
    this.#lines.lazy = false;
  }
}

const beginsFence = (line: string): boolean => line.startsWith("```") || line.startsWith("~~~");

/** Whether a line surely begins a block of its own below a line of text; others that might are not plain. */
function interrupts(line: string): boolean {
  if (line.startsWith("#") || beginsFence(line)) return true;
  const item = markerOf(line);
  return item?.indent === 0 && interruptsText(item);
}

function alignOf(cell: string): AlignType {
  const dashes = cell.trim();
  if (dashes.startsWith(":")) return dashes.endsWith(":") ? "center" : "left";
  return dashes.endsWith(":") ? "right" : null;
}
