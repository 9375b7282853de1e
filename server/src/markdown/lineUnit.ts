import type { ListItem, PhrasingContent, RootContent, TableRow } from "mdast";
import { Asking } from "./labels";
import type { KnownLabels, ParsedChunk } from "./parse";
import { plainInline } from "./plainInline";
import { plainParagraph, type TextLine } from "./plainParagraph";
import { visitNodes } from "./visit";

/** Parses a text on its own; undefined when that must not be tried. */
export type ParseAlone = (text: string) => ParsedChunk | undefined;

type Position = NonNullable<TableRow["position"]>;

/** A cell of a row or the paragraph of an item: where it stands in the unit, and what it holds. */
export interface UnitPart {
  readonly position: Position;
  readonly nodes: readonly PhrasingContent[];
}

/**
 * A row of a table, or the marker and paragraph of a list's item: means the same wherever it stands. Its first line
 * begins with it, the others with their indentation; positions count from its start, as on line 1.
 */
export interface LineUnit {
  readonly text: string;
  readonly parts: readonly UnitPart[];
  /** Whether the box of an item is ticked. */
  readonly checked: boolean | null;
  /** The labels that its tree depends on. */
  readonly asks: KnownLabels;
}

/** A row that begins with a pipe; by the parser, below a head of its own, unless it is plain. */
export function readRow(text: string, labels: KnownLabels, parse: ParseAlone): LineUnit | undefined {
  const asking = new Asking(labels);
  const cells = plainCells(text, asking);
  if (cells) return { text, parts: cells, checked: null, asks: asking.asks };
  const parsed = parse(rowHead + text);
  const table = parsed?.root.children;
  const row = table?.length === 1 && table[0]?.type === "table" ? table[0].children[1] : undefined;
  if (!parsed || row?.position?.end.offset !== rowHead.length + text.length || !alone(row, rowHead.length))
    return undefined;
  return { text, parts: row.children.map(partOf), checked: null, asks: parsed.asks };
}

const rowHead = "|a|\n|-|\n";

function plainCells(text: string, labels: Asking): readonly UnitPart[] | undefined {
  if (text.length < 2 || !text.endsWith("|") || text.includes("\\")) return undefined;
  const parts: UnitPart[] = [];
  for (let pipe = 0; pipe < text.length - 1;) {
    const close = text.indexOf("|", pipe + 1);
    let [from, to] = [pipe + 1, close];
    while (from < to && text.charAt(from) === " ") from += 1;
    while (from < to && text.charAt(to - 1) === " ") to -= 1;
    const nodes = from < to ? plainInline(text, from, to, labels) : [];
    if (!nodes) return undefined;
    parts.push({ position: inLine(pipe, close === text.length - 1 ? text.length : close), nodes });
    pipe = close;
  }
  return parts;
}

/** What tells an item: its source from the marker on, where its content begins in it, and the marker's indentation. */
export interface ItemSource {
  readonly text: string;
  readonly content: number;
  readonly indent: number;
}

/** An item's marker and paragraph; by the parser unless it is plain. */
export function readItem(source: ItemSource, labels: KnownLabels, parse: ParseAlone): LineUnit | undefined {
  const { text, indent } = source;
  const plain = plainItem(source, new Asking(labels));
  if (plain) return plain;
  // Where the parser ends a text before the next line may depend on the indentation of the containers.
  const parsed = indent > 0 && text.includes("\n") ? undefined : parse(text);
  const [list, ...more] = parsed?.root.children ?? [];
  const [item, second] = list?.type === "list" ? list.children : [];
  const [paragraph, other] = item?.children ?? [];
  if (!parsed || more.length > 0 || second || other || paragraph?.type !== "paragraph" || !item) return undefined;
  if (paragraph.position?.end.offset !== text.length || !alone(item, 0)) return undefined;
  return { text, parts: [partOf(paragraph)], checked: item.checked ?? null, asks: parsed.asks };
}

function plainItem({ text, content }: ItemSource, labels: Asking): LineUnit | undefined {
  const [box = ""] = /^\[[ xX]\] (?! )/.exec(text.slice(content, content + 5)) ?? [];
  if (box === "" && !beginsText(text.slice(content))) return undefined;
  const lines: TextLine[] = [];
  for (const { index, 0: line } of text.matchAll(/[^\r\n]+/g)) {
    const from = index === 0 ? content + box.length : line.search(/[^ ]/);
    lines.push({ text: line, from, place: { line: lines.length + 1, column: 1, offset: index } });
  }
  const nodes = plainParagraph(lines, labels);
  const last = lines.at(-1);
  if (!nodes || !last) return undefined;
  // The box counts as part of the paragraph unless text follows it.
  const start = content + (nodes[0]?.type === "text" ? box.length : 0);
  const end = { line: lines.length, column: last.text.length + 1, offset: text.length };
  const position = { start: { line: 1, column: start + 1, offset: start }, end };
  return { text, parts: [{ position, nodes }], checked: box === "" ? null : box.charAt(1) !== " ", asks: labels.asks };
}

/** Moves a parsed line to the start of a text of its own. False when a part of it has no place. */
function alone(line: TableRow | ListItem, by: number): boolean {
  const first = line.position?.start.line ?? 1;
  let placed = true;
  visitNodes(line, ({ position }) => {
    placed &&= position !== undefined;
    for (const point of position ? [position.start, position.end] : []) {
      point.line -= first - 1;
      point.offset = (point.offset ?? 0) - by;
    }
  });
  return placed;
}

function partOf({ position, children }: Extract<RootContent, { type: "paragraph" | "tableCell" }>): UnitPart {
  return { position: position ?? inLine(0, 0), nodes: children };
}

function inLine(start: number, end: number): Position {
  return { start: { line: 1, column: start + 1, offset: start }, end: { line: 1, column: end + 1, offset: end } };
}

/** Whether a line that begins like this can begin nothing but a paragraph. */
export function beginsText(line: string): boolean {
  return textFirst.test(line) && !ordinal.test(line);
}

const textFirst =
  /^(?:[A-Za-z0-9("'$%/,.;?!{}^@]|(?![\s\ufeff])[\u0080-\uffff]|[*_]{1,2}[^\s*_-]|`{1,2}(?!`)|\[\[|\[[^\]^][^\]]*\]\()/;
const ordinal = /^\d{1,9}[.)](?:\s|$)/;
