import { CompletionItemKind } from "vscode-languageserver";
import type { MarkdownDocument } from "../../markdown/document";
import type { Timeline, TimelineEntry } from "../../model/document";
import { configuredZone } from "../../rules/when";
import { message } from "../../text/message";
import { lineAt, lineEnding } from "../../rules/style";
import type { Span, TextEdit } from "../../text/span";
import type { Zone } from "../../time/moment";
import { say, type DocumentContext } from "../context";
import type { Offer } from "./items";
import { civilAt, dateLike, hasDate, staysOnDay, writtenLike } from "./nowForm";
import { hasDateCell, headerZone, rowWithNow } from "./nowCells";

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
    newText: rowLike(last, time, zoneFor(last, timeline, context)?.offset, context),
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

/** The present time as the entry writes its time, with the date where the row would be read as another day's. */
function nowLike(entry: TimelineEntry, timeline: Timeline, context: DocumentContext): string {
  const { reading, moment } = entry;
  const zone = zoneFor(entry, timeline, context);
  const civil = civilAt(context.now, zone?.offset);
  const written = (
    reading.until === undefined ? reading.raw : reading.raw.slice(0, reading.until.span.start - reading.span.start)
  )
    .replace(/[\s~〜～–—-]+$/, "")
    .replace(/^~\s*|^翌[日朝]?\s?|頃$|ごろ$/g, "");
  const like = writtenLike(written, civil);
  const isOtherDay =
    moment?.dated === true && ((reading.clock?.hour ?? 0) >= 24 || !staysOnDay(moment.earliest, civil));
  const isBare = !hasDate(like) && !hasDateCell(entry, context);
  const text = isOtherDay && isBare ? `${dateLike(dateExample(timeline, context), civil)} ${like}` : like;
  return zone?.offset !== undefined ? text : withUtc(text, reading.zone);
}

/** The zone of the entry, of its column, of the timeline, of the fields, of the configuration. */
function zoneFor(entry: TimelineEntry, timeline: Timeline, { model, config }: DocumentContext): Zone | undefined {
  const own = entry.reading.zone ?? headerZone(model, entry.timeSpan.start) ?? timeline.zone;
  const elsewhere = [
    ...timeline.entries.map(({ reading }) => reading.zone),
    ...model.fields.filter(({ part }) => part === timeline.part).map(({ time }) => time?.reading.zone),
  ];
  return own ?? elsewhere.find((zone) => zone?.offset !== undefined) ?? configuredZone(config);
}

/** The latest time of the document that writes its date: of the timeline, else of the fields. */
function dateExample(timeline: Timeline, { model }: DocumentContext): string | undefined {
  const times = [
    ...model.fields.map(({ time }) => time?.reading.raw),
    ...timeline.entries.map(({ reading }) => reading.raw),
  ];
  return times.filter((raw) => raw !== undefined).findLast(hasDate);
}

/** Without any zone to go by, the time is given in UTC and says so. */
const withUtc = (text: string, stated: Zone | undefined): string =>
  stated === undefined ? `${text} UTC` : text.replace(stated.name, "UTC");

/** A line with the marks of the entry's own line and an empty text. */
function rowLike(entry: TimelineEntry, time: string, offset: number | undefined, context: DocumentContext): string {
  const { text, lines } = context.model.markdown;
  const lineStart = lines.startOf(lines.lineOf(entry.timeSpan.start));
  const before = text.slice(lineStart, entry.timeSpan.start);
  if (entry.form === "row") return rowWithNow(entry, time, offset, context);
  const after = entry.textSpan.start >= entry.timeSpan.end ? text.slice(entry.timeSpan.end, entry.textSpan.start) : "";
  const marks = /[\r\n]/.test(after) ? (/^[^\r\n]*/.exec(after)?.[0] ?? "") : after;
  return `${before.replace(/\[[xX]\]/, "[ ]")}${time}${marks === "" && entry.form !== "heading" ? " " : marks}`;
}
