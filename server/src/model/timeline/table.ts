import type { TableBlock, TableCell, TableRow } from "../../markdown/blocks";
import { actionColumn, timelineColumn } from "../../lexicon/lexicon";
import { isPlaceholder } from "../../lexicon/values";
import type { TimeReading } from "../../time/moment";
import { findTimes, readLeadingTime } from "../../time/readTime";
import { memoByBlock } from "../memo";
import { spanIn, textSpan, type Placed } from "../place";
import type { Candidate } from "./candidate";
import { strongIn } from "./lines";

const options = { dots: true, placeholders: true, weakDates: true };

/** Which columns of a table hold its times; undefined when it is no timeline. */
export interface TimeColumns {
  readonly time: number;
  readonly date: number | undefined;
  readonly end: number | undefined;
  /** Named as a time, not only looking like one. */
  readonly titled: boolean;
}

const cellTime = memoByBlock((cell: TableCell): TimeReading | undefined => readLeadingTime(cell.content.text, options));

export const timeColumns = memoByBlock((table: TableBlock): TimeColumns | undefined => {
  const titles = table.header.cells.map((cell) => timelineColumn(cell.content.text));
  const share = (column: number): number => {
    const cells = table.rows
      .map((row) => row.cells[column])
      .filter((cell) => cell !== undefined && cell.content.text.trim() !== "");
    const timed = cells.filter((cell) => cell !== undefined && cellTime(cell) !== undefined);
    return cells.length === 0 ? 0 : timed.length / cells.length;
  };
  const clocked = (column: number): boolean =>
    table.rows.some((row) => row.cells[column] && cellTime(row.cells[column])?.clock);
  const named = titles.findIndex((title, column) => (title === "time" || title === "start") && share(column) >= 0.3);
  const date = titles.findIndex((title, column) => title === "date" && share(column) >= 0.3);
  const end = titles.findIndex((title, column) => title === "end" && share(column) > 0);
  if (named >= 0)
    return {
      time: named,
      date: date >= 0 && date !== named ? date : undefined,
      end: end >= 0 ? end : undefined,
      titled: true,
    };
  if (date >= 0) {
    const beside = titles.findIndex(
      (title, column) => column !== date && title !== "end" && clocked(column) && share(column) >= 0.5,
    );
    return beside >= 0
      ? { time: beside, date, end: undefined, titled: true }
      : { time: date, date: undefined, end: undefined, titled: true };
  }
  if (table.header.cells.some((cell) => ["owner", "due"].includes(actionColumn(cell.content.text) ?? "")))
    return undefined;
  const looks = titles.findIndex((_, column) => column < 3 && share(column) >= 0.5 && table.rows.length > 1);
  return looks >= 0 ? { time: looks, date: undefined, end: undefined, titled: false } : undefined;
});

/** One candidate a row, more where a cell holds several lines that lead with a time. */
export function rowCandidates(placed: Placed<TableBlock>, index: number): readonly Candidate[] {
  const columns = timeColumns(placed.block);
  if (!columns) return [];
  let date: TimeReading | undefined;
  return placed.block.rows.flatMap((row): readonly Candidate[] => {
    const own = columns.date === undefined ? undefined : row.cells[columns.date];
    date = (own && cellTime(own)) ?? date;
    return fromRow(placed, index, row, columns, own ? date : undefined, date);
  });
}

function fromRow(
  placed: Placed<TableBlock>,
  index: number,
  row: TableRow,
  columns: TimeColumns,
  ownDate: TimeReading | undefined,
  date: TimeReading | undefined,
): readonly Candidate[] {
  const cell = row.cells[columns.time];
  if (!cell) return [];
  const found = cellTime(cell) ?? unfilled(cell) ?? laterTime(cell);
  const reading =
    found && !found.date && date?.date
      ? { ...found, date: date.date }
      : (found ?? (ownDate && cell.content.text.trim() === "" ? ownDate : undefined));
  if (!reading) return [];
  const line = found ? cell.content : (row.cells[columns.date ?? columns.time]?.content ?? cell.content);
  const end = columns.end === undefined ? undefined : row.cells[columns.end];
  const until = reading.until ?? (end && cellTime(end));
  return [
    build(placed, index, row, columns, line, until ? { ...reading, until } : reading),
    ...moreLines(placed, index, row, columns, cell, reading),
  ];
}

function build(
  placed: Placed<TableBlock>,
  index: number,
  row: TableRow,
  columns: TimeColumns,
  line: Candidate["line"],
  reading: TimeReading,
): Candidate {
  const others = row.cells.filter(
    (_, column) => column !== columns.time && column !== columns.date && column !== columns.end,
  );
  const event = others.find((cell) => cell.content.text.trim() !== "");
  const text = others
    .map((cell) => cell.content.text.trim())
    .filter((part) => part !== "")
    .join(" | ");
  return {
    index,
    base: placed.base,
    form: "row",
    span: spanIn(placed.base, row.span),
    line,
    reading,
    place: "leading",
    label: undefined,
    text,
    textSpan: event
      ? textSpan(placed.base, event.content, 0, event.content.text.length)
      : spanIn(placed.base, row.span),
    strong: event ? strongIn(event.content, 0) : [],
    depth: placed.block.depth,
    sentence: false,
  };
}

/** `10:00<br>10:05`: further lines of the time cell are entries of their own. */
function moreLines(
  placed: Placed<TableBlock>,
  index: number,
  row: TableRow,
  columns: TimeColumns,
  cell: TableCell,
  first: TimeReading,
): readonly Candidate[] {
  const { text } = cell.content;
  const more: Candidate[] = [];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    const reading = readLeadingTime(text, options, at + 1);
    if (reading?.clock && reading.span.start > first.span.end && !text.slice(at + 1, reading.span.start).trim())
      more.push(build(placed, index, row, columns, cell.content, reading));
  }
  return more;
}

/** A time cell that holds words first (`検知 10:00`). */
function laterTime(cell: TableCell): TimeReading | undefined {
  return findTimes(cell.content.text, { dots: true }).find((reading) => reading.clock);
}

/** A time cell nobody has filled in: TBD, `-` is left alone, `HH:MM` is a reading already. */
function unfilled(cell: TableCell): TimeReading | undefined {
  const text = cell.content.text.trim();
  if (text === "" || /^[-\u2010-\u2015?？]+$/.test(text) || !isPlaceholder(text)) return undefined;
  const start = cell.content.text.indexOf(text);
  const at = { start, end: start + text.length };
  return {
    span: at,
    raw: text,
    date: undefined,
    clock: undefined,
    part: undefined,
    dayOffset: 0,
    elapsed: undefined,
    zone: undefined,
    approximate: false,
    open: undefined,
    until: undefined,
    problem: { kind: "placeholder", span: at },
  };
}
