import { actionColumn, timelineColumn } from "../../lexicon/lexicon";
import type { ActionColumn } from "../../lexicon/columns";
import { isPlaceholder, isUnknown, readActionState } from "../../lexicon/values";
import type { TableBlock, TableCell, TableRow } from "../../markdown/blocks";
import type { Span } from "../../text/span";
import { findTimes } from "../../time/readTime";
import { dayOfReading, momentOf, type DayContext } from "../../time/resolve";
import type { Action } from "../document";
import { fillingOf } from "../filled";
import { memoByBlock } from "../memo";
import { textSpan } from "../place";
import { linkIn } from "./inline";
import type { OwnAction } from "./own";

type Columns = Readonly<Partial<Record<ActionColumn, number>>> & { readonly task: number };

/** What the columns of a table hold; undefined when it lists no actions. */
const columnsOf = memoByBlock((table: TableBlock): Columns | undefined => {
  const columns: Partial<Record<ActionColumn, number>> = {};
  table.header.cells.forEach((cell, index) => {
    const kind = actionColumn(cell.content.text);
    if (kind !== undefined && columns[kind] === undefined) columns[kind] = index;
  });
  const { task } = columns;
  if (task !== undefined) return { ...columns, task };
  const telling = [columns.owner, columns.due, columns.status, columns.ticket].filter(
    (column) => column !== undefined,
  ).length;
  if (telling < 2 || table.header.cells.some((cell) => timelineColumn(cell.content.text) === "time")) return undefined;
  const longest = longestColumn(table, new Set(Object.values(columns)));
  return longest === undefined ? undefined : { ...columns, task: longest };
});

function longestColumn(table: TableBlock, taken: ReadonlySet<number>): number | undefined {
  let best: { readonly column: number; readonly length: number } | undefined;
  table.header.cells.forEach((_, column) => {
    const length = table.rows.reduce((sum, row) => sum + (row.cells[column]?.content.text.length ?? 0), 0);
    if (!taken.has(column) && length > (best?.length ?? 0)) best = { column, length };
  });
  return best?.column;
}

/** The tasks of a table, with offsets from its chunk's start. */
export function tableActions(table: TableBlock, context: DayContext): readonly OwnAction[] {
  const columns = columnsOf(table);
  if (!columns) return [];
  return table.rows.flatMap((row) => {
    const task = row.cells[columns.task];
    return task && task.content.text.trim() !== "" && !isUnknown(task.content.text)
      ? [fromRow(table, row, columns, task, context)]
      : [];
  });
}

function fromRow(table: TableBlock, row: TableRow, columns: Columns, task: TableCell, context: DayContext): OwnAction {
  const cell = (kind: ActionColumn): TableCell | undefined =>
    columns[kind] === undefined ? undefined : row.cells[columns[kind]];
  const [owner, due, status] = [cell("owner"), cell("due"), cell("status")];
  const dueTime = due && findTimes(due.content.text, { weakDates: true }).find((reading) => reading.date);
  const state = status ? readActionState(status.content.text) : checkmark(task);
  return {
    span: row.span,
    text: task.content.text.trim(),
    textSpan: textSpan(0, task.content, 0, task.content.text.length),
    form: "row",
    state,
    stateSpan: status && valueSpan(status),
    owner: owner && named(owner),
    ownerSpan: owner && valueSpan(owner),
    ownerExpected: owner !== undefined && named(owner) === undefined && !isUnknown(owner.content.text),
    due: dueTime && momentOf(dueTime, dayOfReading(dueTime, context)),
    dueRaw: due?.content.text.trim(),
    dueSpan: due && valueSpan(due),
    dueExpected: due !== undefined && !dueTime && isBlank(due),
    type: cell("type")?.content.text.trim() || undefined,
    priority: cell("priority")?.content.text.trim() || undefined,
    link: linkIn([cell("ticket"), task, status, cell("reason")].flatMap((found) => (found ? [found.content] : []))),
    reason: reasonOf(status, cell("reason")),
    placeholder: isPlaceholder(task.content.text) || fillingOf({ ...table, rows: [row] }).state !== "filled",
  };
}

const isBlank = (cell: TableCell): boolean => {
  const text = cell.content.text.trim();
  return text === "" || (isPlaceholder(text) && !/^[-–—]+$/.test(text));
};

function named(cell: TableCell): string | undefined {
  const text = cell.content.text.trim();
  return text === "" || isPlaceholder(text) || isUnknown(text) ? undefined : text;
}

function valueSpan({ content, span }: TableCell): Span {
  const text = content.text.trim();
  const start = content.text.indexOf(text);
  return text === "" ? span : textSpan(0, content, start, start + text.length);
}

const checkmark = (task: TableCell): Action["state"] =>
  /^\s*(?:✅|☑|\[x\])/iu.test(task.content.text)
    ? "done"
    : /^\s*(?:☐|⬜|\[ \])/u.test(task.content.text)
      ? "open"
      : "unknown";

/** Why a declined action is not done: what stands behind the word, or in the column for it. */
function reasonOf(status: TableCell | undefined, reason: TableCell | undefined): string | undefined {
  const beside = reason?.content.text.trim();
  if (beside && !isPlaceholder(beside)) return beside;
  const behind = /[（(:：、,–—-]\s*(\S.{2,}?)[)）]?$/u.exec(status?.content.text.trim() ?? "")?.[1];
  return behind;
}
