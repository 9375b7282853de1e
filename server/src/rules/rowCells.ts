import type { TableBlock, TableRow } from "../markdown/blocks";
import { timelineColumn } from "../lexicon/lexicon";
import type { DocumentModel, TimelineEntry } from "../model/document";
import type { Zone } from "../time/moment";
import { readLeadingTime } from "../time/readTime";
import { Scanner, foldWidth } from "../time/scanner";
import { takeZone } from "../time/zones";
import { civilAt, dateLike, writtenLike } from "./timeForm";
import { asCell } from "./tableLines";

/** The row a place stands in, with its table. Spans count from `base`. */
interface Placed {
  readonly table: TableBlock;
  readonly row: TableRow;
  readonly base: number;
}

function rowAt({ markdown }: DocumentModel, offset: number): Placed | undefined {
  const chunk = markdown.chunks.find(({ start, end }) => start <= offset && offset < end);
  if (chunk === undefined) return undefined;
  const at = offset - chunk.start;
  for (const block of chunk.content.blocks) {
    if (block.type !== "table" || at < block.span.start || at >= block.span.end) continue;
    const row = block.rows.find(({ span }) => span.start <= at && at <= span.end);
    return row && { table: block, row, base: chunk.start };
  }
  return undefined;
}

const cellAt = ({ row, base }: Placed, offset: number): number =>
  row.cells.findIndex(({ span }) => span.start <= offset - base && offset - base <= span.end);

function zoneIn(title: string): Zone | undefined {
  const text = foldWidth(title);
  for (const { index } of text.matchAll(/(?<![A-Za-z\d])(?=[A-Z]|日本|協定|世界)/g)) {
    const zone = takeZone(new Scanner(text, index));
    if (zone !== undefined && zone.name.length > 1) return zone;
  }
  return undefined;
}

const zoneOfColumn = ({ table }: Placed, column: number): Zone | undefined =>
  zoneIn(table.header.cells[column]?.content.text ?? "");

/** The zone that the title of the column at a place names. */
export function headerZone(model: DocumentModel, offset: number): Zone | undefined {
  const placed = rowAt(model, offset);
  return placed && zoneOfColumn(placed, cellAt(placed, offset));
}

const isDateColumn = ({ table }: Placed, column: number): boolean =>
  timelineColumn(table.header.cells[column]?.content.text ?? "") === "date";

/** The table tells the date in a column of its own. */
export function hasDateCell({ form, timeSpan }: TimelineEntry, model: DocumentModel): boolean {
  const placed = form === "row" ? rowAt(model, timeSpan.start) : undefined;
  if (placed === undefined) return false;
  const own = cellAt(placed, timeSpan.start);
  return placed.row.cells.some((_, column) => column !== own && isDateColumn(placed, column));
}

/** The table tells in a column of its own who did it. */
export function hasWhoCell({ form, timeSpan }: TimelineEntry, model: DocumentModel): boolean {
  const placed = form === "row" ? rowAt(model, timeSpan.start) : undefined;
  return placed?.table.header.cells.some(({ content }) => timelineColumn(content.text) === "who") === true;
}

/** What a new row says; its time is written already as the entry it is modelled on writes it. */
export interface RowContent {
  readonly time: string;
  /** The same moment, milliseconds since the epoch. */
  readonly at: number;
  /** Minutes east of UTC of the written time. */
  readonly offset: number | undefined;
  readonly text: string;
  readonly who: string | undefined;
}

/** A row like the entry's: the time in its cell, in those of other zones and in that of the date; what is not told stays empty. */
export function rowLike(entry: TimelineEntry, content: RowContent, model: DocumentModel): string {
  const { text, lines } = model.markdown;
  const start = lines.startOf(lines.lineOf(entry.timeSpan.start));
  const row = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? "";
  const placed = rowAt(model, entry.timeSpan.start);
  const own = entry.timeSpan.start - start;
  const cells = cellsOf(row);
  const edges = [row.trimStart().startsWith("|"), row.trimEnd().endsWith("|")];
  const inner = cells.slice(edges[0] === true ? 1 : 0, edges[1] === true ? -1 : undefined);
  const event = placed && eventColumn(placed, entry);
  const filled = inner.map((cell, column) => {
    if (cell.start <= own && own < cell.end) return ` ${content.time} `;
    const other = column === event ? content.text : placed && otherCell(placed, column, content);
    return other === undefined || other === "" ? "  " : ` ${asCell(other)} `;
  });
  return `${edges[0] === true ? "|" : ""}${filled.join("|")}${edges[1] === true ? "|" : ""}`;
}

/** The column that tells what happened: by its title, else where the entry's own text stands. */
function eventColumn(placed: Placed, { textSpan, timeSpan }: TimelineEntry): number | undefined {
  const titled = placed.table.header.cells.findIndex(({ content }) => timelineColumn(content.text) === "event");
  const column = titled >= 0 ? titled : cellAt(placed, textSpan.start);
  return column < 0 || column === cellAt(placed, timeSpan.start) ? undefined : column;
}

/** What a new row puts into another column: the date, the clock of another zone, who did it. */
function otherCell(placed: Placed, column: number, { at, offset, who }: RowContent): string | undefined {
  const filled = [...placed.table.rows].reverse().map((row) => row.cells[column]?.content.text.trim() ?? "");
  const example = filled.find((text) => readLeadingTime(text, { dots: true, weakDates: true }) !== undefined);
  if (isDateColumn(placed, column)) return dateLike(example, civilAt(at, offset));
  const title = placed.table.header.cells[column]?.content.text ?? "";
  if (timelineColumn(title) === "who") return who;
  const zone = zoneOfColumn(placed, column);
  if (zone?.offset === undefined || example === undefined) return undefined;
  const raw = readLeadingTime(example, { dots: true })?.raw ?? example;
  return writtenLike(raw, civilAt(at, zone.offset));
}

function cellsOf(row: string): readonly { readonly start: number; readonly end: number }[] {
  const cells: { readonly start: number; readonly end: number }[] = [];
  let start = 0;
  let inCode = false;
  for (let at = 0; at <= row.length; at += 1) {
    if (row[at] === "`") inCode = !inCode;
    if (at !== row.length && (row[at] !== "|" || row[at - 1] === "\\" || inCode)) continue;
    cells.push({ start, end: at });
    start = at + 1;
  }
  return cells;
}
