import type { EffectiveConfig } from "../config/effective";
import type { DocumentModel, Timeline, TimelineEntry } from "../model/document";
import type { MarkdownDocument } from "../markdown/document";
import type { Zone } from "../time/moment";
import { hasDateCell, headerZone, rowLike } from "./rowCells";
import { lineAt } from "./style";
import { civilAt, dateLike, hasDate, staysOnDay, writtenLike } from "./timeForm";
import { configuredZone } from "./when";

/** A document whose timeline is written to. */
export interface Writing {
  readonly model: DocumentModel;
  readonly config: EffectiveConfig;
}

/** Something to tell in a timeline. */
export interface NewEntry {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** One line of Markdown; empty for a row that is still to be filled in. */
  readonly text: string;
  /** For a column that tells who did it. */
  readonly who?: string | undefined;
  /** When the new entry right above it was: it need not tell its day again. */
  readonly after?: number | undefined;
}

/** A moment as a neighbour in the timeline writes its time, with the date where it would be read as another day's. */
export function timeLike(
  entry: TimelineEntry,
  timeline: Timeline,
  { at, after }: Pick<NewEntry, "at" | "after">,
  writing: Writing,
): string {
  const { reading, moment } = entry;
  const zone = zoneFor(entry, timeline, writing);
  const civil = civilAt(at, zone?.offset);
  const written = (
    reading.until === undefined ? reading.raw : reading.raw.slice(0, reading.until.span.start - reading.span.start)
  )
    .replace(/[\s~〜～–—-]+$/, "")
    .replace(/^~\s*|^翌[日朝]?\s?|頃$|ごろ$/g, "")
    // A new entry knows its time.
    .replace(/\b(?:ca\.?|circa|around|about|approx(?:imately|\.)?)\s+(?=\d)|(?:約|およそ)\s?(?=\d)/gi, "");
  const like = writtenLike(written, civil);
  const above = after === undefined ? moment?.earliest : civilAt(after, zone?.offset);
  const isPastMidnight = after === undefined && (reading.clock?.hour ?? 0) >= 24;
  const isOtherDay = moment?.dated === true && above !== undefined && (isPastMidnight || !staysOnDay(above, civil));
  const isBare = !hasDate(like) && !hasDateCell(entry, writing.model);
  const text = isOtherDay && isBare ? `${dateLike(dateExample(timeline, writing), civil)} ${like}` : like;
  return zone?.offset !== undefined ? text : withUtc(text, reading.zone);
}

/** The lines of a new entry, with the marks of a neighbour's own line; without a line ending at the end. */
export function entryLike(
  entry: TimelineEntry,
  timeline: Timeline,
  { at, text, who, after }: NewEntry,
  writing: Writing,
): string {
  const { markdown } = writing.model;
  const time = timeLike(entry, timeline, { at, after }, writing);
  const offset = zoneFor(entry, timeline, writing)?.offset;
  if (entry.form === "row") return rowLike(entry, { time, at, offset, text, who }, writing.model);
  const lineStart = markdown.lines.startOf(markdown.lines.lineOf(entry.timeSpan.start));
  const before = markdown.text.slice(lineStart, entry.timeSpan.start).replace(/\[[xX]\]/, "[ ]");
  if (entry.form === "heading" && text !== "") {
    const line = lineAt(writing.model, entry.timeSpan.start);
    const behindTime = markdown.text.slice(entry.timeSpan.end, line.end);
    if (!/[\p{L}\p{N}]/u.test(behindTime)) {
      const gap = /^(?:[ \t]*(?:\r\n|\n|\r))+/.exec(markdown.text.slice(line.end))?.[0].replace(/[ \t]/g, "");
      return `${before}${time}${behindTime.trimEnd()}${gap ?? "\n\n"}${text}`;
    }
  }
  const between =
    entry.textSpan.start >= entry.timeSpan.end ? markdown.text.slice(entry.timeSpan.end, entry.textSpan.start) : "";
  const marks = /[\r\n]/.test(between) ? (/^[^\r\n]*/.exec(between)?.[0] ?? "") : between;
  const needsBlank = marks === "" && (entry.form !== "heading" || text !== "");
  return `${before}${time}${needsBlank ? " " : marks}${text}`;
}

/** Where the last line of an entry ends, with all that is told of it. */
export function endOfEntry(entry: TimelineEntry, model: DocumentModel): number {
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

/** The zone of the entry, of its column, of the timeline, of the fields, of the configuration. */
export function zoneFor(entry: TimelineEntry, timeline: Timeline, { model, config }: Writing): Zone | undefined {
  const own = entry.reading.zone ?? headerZone(model, entry.timeSpan.start) ?? timeline.zone;
  const elsewhere = [
    ...timeline.entries.map(({ reading }) => reading.zone),
    ...model.fields.filter(({ part }) => part === timeline.part).map(({ time }) => time?.reading.zone),
  ];
  return own ?? elsewhere.find((zone) => zone?.offset !== undefined) ?? configuredZone(config);
}

/** The latest time of the document that writes its date: of the timeline, else of the fields. */
function dateExample(timeline: Timeline, { model }: Writing): string | undefined {
  const times = [
    ...model.fields.map(({ time }) => time?.reading.raw),
    ...timeline.entries.map(({ reading }) => reading.raw),
  ];
  return times.filter((raw) => raw !== undefined).findLast(hasDate);
}

/** Without any zone to go by, the time is given in UTC and says so. */
const withUtc = (text: string, stated: Zone | undefined): string =>
  stated === undefined ? `${text} UTC` : text.replace(stated.name, "UTC");
