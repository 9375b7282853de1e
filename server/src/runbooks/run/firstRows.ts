import type { TableBlock } from "../../markdown/blocks";
import { timelineColumn } from "../../lexicon/lexicon";
import { insertFilledSection } from "../../rules/insert";
import { lineEnding } from "../../rules/style";
import { tableIn, tableLine } from "../../rules/tableLines";
import { civilAt } from "../../rules/timeForm";
import type { Writing } from "../../rules/timelineRow";
import type { TextEdit } from "../../text/span";
import { formatClock, formatDate } from "../../time/civil";
import type { RecordRow } from "./record";
import { recordZone, type Clock } from "./recordZone";

/** The first rows of a timeline: in the empty table that waits for them, else as a list below its heading, else with one. */
export function firstRows(rows: readonly RecordRow[], { model, config }: Writing): readonly TextEdit[] {
  const eol = lineEnding(model.markdown.text);
  const zone = recordZone({ model, config });
  const items = rows.map((row) => `- ${timeOf(row.at, zone)} ${row.core}${row.signature}${row.rest}`).join(eol);
  const section = model.sections.find(({ key, form }) => key === "timeline" && form === "heading");
  if (section === undefined) return [insertFilledSection(model, "timeline", items)];
  // While the timeline's table holds no time yet.
  const empty = tableIn(section, model, (title) => timelineColumn(title) === "time");
  if (empty !== undefined) {
    const lines = rows.map((row) => eol + rowFor(empty.table, row, timeOf(row.at, zone)));
    return [{ span: { start: empty.end, end: empty.end }, newText: lines.join("") }];
  }
  const next = model.sections.find(
    ({ form, titleSpan }) => form === "heading" && titleSpan.start > section.titleSpan.end,
  );
  const text = model.markdown.text;
  const limit = next === undefined ? text.length : text.lastIndexOf("\n", next.titleSpan.start - 1) + 1;
  const end = text.slice(0, limit).trimEnd().length;
  return [{ span: { start: end, end }, newText: `${eol}${eol}${items}${end === text.length ? eol : ""}` }];
}

function timeOf(at: number, { name, offset }: Clock): string {
  const civil = civilAt(at, offset);
  return `${formatDate(civil)} ${formatClock(civil)} ${name}`;
}

function rowFor({ header }: TableBlock, { core, rest, who, signature }: RecordRow, time: string): string {
  const kinds = header.cells.map((cell) => timelineColumn(cell.content.text));
  const events = kinds.indexOf("event");
  const event = events >= 0 ? events : kinds.findIndex((kind) => kind === undefined);
  const cells = kinds.map((kind, column) => {
    if (kind === "time") return time;
    if (column === event) return core + (kinds.includes("who") ? "" : signature) + rest;
    return kind === "who" ? (who ?? "") : "";
  });
  return tableLine(cells);
}
