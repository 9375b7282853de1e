import { CompletionItemKind } from "vscode-languageserver";
import type { MarkdownDocument } from "../../markdown/document";
import type { Timeline, TimelineEntry } from "../../model/document";
import { configuredZone } from "../../rules/when";
import { message } from "../../text/message";
import { lineAt, lineEnding } from "../../rules/style";
import type { Span, TextEdit } from "../../text/span";
import { formatClock, formatDate, minute } from "../../time/civil";
import type { Zone } from "../../time/moment";
import { say, type DocumentContext } from "../context";
import type { Offer } from "./items";

/** The timeline a line belongs to: in it, or directly behind its last entry. */
export function timelineAt(context: DocumentContext, line: Span): Timeline | undefined {
  const { text } = context.model.markdown;
  return context.model.timelines.find((timeline) => {
    const last = timeline.entries.at(-1);
    if (last === undefined || timeline.keyEvents || line.start < timeline.span.start) return false;
    return line.start <= last.span.end || text.slice(last.span.end, line.start).trim() === "";
  });
}

/** Now, as the next entry of a timeline: its own marker, date style, separators and zone. */
export function nowRow(timeline: Timeline, context: DocumentContext): Offer | undefined {
  const last = timeline.entries.at(-1);
  if (last === undefined) return undefined;
  const time = nowLike(last, timeline, context);
  return {
    label: say(context, message("Now: {0}", time)),
    newText: rowLike(last, time, context),
    detail: say(context, message("A timeline entry with the present time")),
    kind: CompletionItemKind.Event,
    filter: "now いま 現在",
  };
}

/** Adds the present time below the last entry of the document's last timeline. */
export function nowEdit(context: DocumentContext): readonly TextEdit[] {
  const { model } = context;
  const timeline = model.timelines.filter(({ keyEvents, entries }) => !keyEvents && entries.length > 0).at(-1);
  const row = timeline && nowRow(timeline, context);
  const last = timeline?.entries.at(-1);
  if (row === undefined || last === undefined) return [];
  const end = endOfEntry(last, context);
  const ending = lineEnding(model.markdown.text);
  const gap = last.form === "heading" || last.form === "paragraph" ? ending : "";
  return [{ span: { start: end, end }, newText: `${ending}${gap}${row.newText}` }];
}

/** Where the last line of an entry ends, with all that is told of it. */
function endOfEntry(entry: TimelineEntry, { model }: DocumentContext): number {
  if (entry.form === "row") return lineAt(model, entry.timeSpan.start).end;
  const end =
    entry.form === "heading"
      ? nextHeading(model.markdown, entry.timeSpan.end)
      : Math.max(entry.span.end, entry.textSpan.end, entry.timeSpan.end);
  return lineAt(model, model.markdown.text.slice(0, end).trimEnd().length).end;
}

function nextHeading({ chunks, text }: MarkdownDocument, offset: number): number {
  for (const { start, end, content } of chunks) {
    if (end <= offset) continue;
    const next = content.blocks.find(({ type, span }) => type === "heading" && start + span.start >= offset);
    if (next !== undefined) return start + next.span.start;
  }
  return text.length;
}

/** The present time as the entry writes its time. */
function nowLike(entry: TimelineEntry, timeline: Timeline, context: DocumentContext): string {
  const { reading } = entry;
  const zone = reading.zone ?? timeline.zone ?? configuredZone(context.config);
  const offset = zone?.offset;
  const civil = context.now + (offset ?? 0) * minute;
  const written = (
    reading.until === undefined ? reading.raw : reading.raw.slice(0, reading.until.span.start - reading.span.start)
  )
    .replace(/[\s~〜～–—-]+$/, "")
    .replace(/^~\s*|頃$|ごろ$/g, "");
  const like = withClock(withDate(written, civil), civil);
  const text = like ?? `${formatDate(civil)} ${formatClock(civil)}`;
  return offset !== undefined ? text : withUtc(text, reading.zone);
}

/** Without any zone to go by, the time is given in UTC and says so. */
const withUtc = (text: string, stated: Zone | undefined): string =>
  stated === undefined ? `${text} UTC` : text.replace(stated.name, "UTC");

const pad = (value: number): string => value.toString().padStart(2, "0");

/** Replaces a numeric date; a date in words cannot be imitated safely: then undefined. */
function withDate(written: string, civil: number): string | undefined {
  const at = new Date(civil);
  const numeric = /(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})/;
  if (numeric.test(written)) {
    return written.replace(
      numeric,
      (_, _year, first: string, month: string, second: string, day: string) =>
        `${at.getUTCFullYear().toString()}${first}${like(month, at.getUTCMonth() + 1)}${second}${like(day, at.getUTCDate())}`,
    );
  }
  return /[A-Za-z]{3,}|\d{1,2}[./月]\d{1,2}[./日]?\d*/.test(
    written.replace(/\d{1,2}[:.]\d{2}(?![./\d])/, "").replace(/\b(?:UTC|GMT|[A-Z]{2,4}T)\b/, ""),
  )
    ? undefined
    : written;
}

/** `9` stays without a leading zero where the document has none; two digits tell nothing and get one. */
const like = (written: string, value: number): string => (written.length === 1 ? value.toString() : pad(value));

function withClock(written: string | undefined, civil: number): string | undefined {
  if (written === undefined || /[ap]\.?m|午前|午後/i.test(written)) return undefined;
  const at = new Date(civil);
  const clock = /(?<![\d.:-])(\d{1,2})([:.：時])(\d{2})(?:([:：分])(\d{2}))?(?![\d])/;
  if (!clock.test(written)) return undefined;
  return written.replace(clock, (_, hour: string, first: string, _minute, second: string | undefined) => {
    const start = `${like(hour, at.getUTCHours())}${first}${pad(at.getUTCMinutes())}`;
    return second === undefined ? start : `${start}${second}${pad(at.getUTCSeconds())}`;
  });
}

/** A line with the marks of the entry's own line and an empty text. */
function rowLike(entry: TimelineEntry, time: string, context: DocumentContext): string {
  const { text, lines } = context.model.markdown;
  const lineStart = lines.startOf(lines.lineOf(entry.timeSpan.start));
  const before = text.slice(lineStart, entry.timeSpan.start);
  if (entry.form === "row")
    return tableRow(text.slice(lineStart, endOfLine(text, lineStart)), entry.timeSpan.start - lineStart, time);
  const after = entry.textSpan.start >= entry.timeSpan.end ? text.slice(entry.timeSpan.end, entry.textSpan.start) : "";
  const marks = /[\r\n]/.test(after) ? (/^[^\r\n]*/.exec(after)?.[0] ?? "") : after;
  return `${before.replace(/\[[xX]\]/, "[ ]")}${time}${marks === "" && entry.form !== "heading" ? " " : marks}`;
}

function endOfLine(text: string, from: number): number {
  const end = /[\r\n]/.exec(text.slice(from));
  return end === null ? text.length : from + end.index;
}

/** The row with the time in its cell and nothing in the others. */
function tableRow(row: string, timeAt: number, time: string): string {
  const cells: { readonly start: number; readonly end: number }[] = [];
  let start = 0;
  let inCode = false;
  for (let at = 0; at <= row.length; at += 1) {
    if (row[at] === "`") inCode = !inCode;
    if (at !== row.length && (row[at] !== "|" || row[at - 1] === "\\" || inCode)) continue;
    cells.push({ start, end: at });
    start = at + 1;
  }
  const edges = [row.trimStart().startsWith("|"), row.trimEnd().endsWith("|")];
  const inner = cells.slice(edges[0] === true ? 1 : 0, edges[1] === true ? -1 : undefined);
  const filled = inner.map((cell) => (cell.start <= timeAt && timeAt < cell.end ? ` ${time} ` : "  ")).join("|");
  return `${edges[0] === true ? "|" : ""}${filled}${edges[1] === true ? "|" : ""}`;
}
