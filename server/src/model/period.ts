import type { Span } from "../text/span";
import { readDuration } from "../time/duration";
import { findTimes } from "../time/readTime";
import type { DayContext } from "../time/resolve";
import { momentKeys, type Field, type FieldKey, type Stated } from "./document";
import { readFieldValue } from "./fieldValue";

const rangeMark = /\s*(?:〜|～|~|→|⇒|–|—|->|\s-\s|\bto\b|\buntil\b)\s*/;

/**
 * Reads a stated value as the fields it gives. A period (A 〜 B) is a start and an end, whatever its label says;
 * a length of time beside it stays a duration. A label with prose where a time belongs gives nothing.
 */
export function readPeriod(
  key: FieldKey,
  stated: Stated,
  spanOf: (start: number, end: number) => Span,
  context: DayContext,
): readonly Field[] {
  const field = readFieldValue(key, stated, spanOf, context);
  if (key === "duration" && !field.duration && !field.placeholder && !field.empty)
    return periodOf(field, stated, spanOf, context);
  if (key === "date" || key === "start") return rangeOf(field);
  return isProse(field) ? [] : [field];
}

/** "**Detected**: by the blackbox probe" tells how, not when. */
function isProse(field: Field): boolean {
  if (field.form === "table" || field.form === "front-matter" || field.empty || field.placeholder || field.unknown)
    return false;
  if (momentKeys.has(field.key)) return field.time === undefined;
  return (field.key === "duration" || field.key === "ttd" || field.key === "ttr") && field.duration === undefined;
}

function periodOf(
  field: Field,
  stated: Stated,
  spanOf: (start: number, end: number) => Span,
  context: DayContext,
): readonly Field[] {
  const mark = rangeMark.exec(stated.raw);
  if (!mark) return isProse(field) ? [] : [field];
  const side = (key: FieldKey, from: number, to: number): Field =>
    readFieldValue(
      key,
      { ...stated, raw: stated.raw.slice(from, to), span: spanOf(from, to) },
      (start, end) => spanOf(from + start, from + end),
      context,
    );
  const start = side("start", 0, mark.index);
  const end = side("end", mark.index + mark[0].length, stated.raw.length);
  const found = [sharingZone(start, end), end].filter((each) => each.time !== undefined || each.unknown);
  return found.some((each) => each.time !== undefined) ? found : isProse(field) ? [] : [field];
}

/** `Date: 2021-01-01 10:00 - 12:00` also states start and end. */
function rangeOf(field: Field): readonly Field[] {
  const { time } = field;
  if (isProse(field)) return [];
  if (!time || (field.key === "date" && time.reading.clock === undefined && !time.until)) return [field];
  const start = field.key === "date" ? [{ ...field, key: "start" as const }] : [];
  const end = time.until
    ? [{ ...field, key: "end" as const, time: { ...time, moment: time.until, until: undefined } }]
    : [];
  return [field, ...start, ...end];
}

/** `21:45 to 23:28 (103 minutes)`: the range that a stated duration is told with. */
export function periodBeside(
  stated: Stated,
  spanOf: (start: number, end: number) => Span,
  context: DayContext,
): readonly Field[] {
  const range = findTimes(stated.raw, { dots: true })[0];
  const { until } = range ?? {};
  if (!range || !until || !readDuration(stated.raw)) return [];
  const side = (key: FieldKey, at: Span): Field =>
    readFieldValue(
      key,
      { ...stated, raw: stated.raw.slice(at.start, at.end), span: spanOf(at.start, at.end) },
      (start, end) => spanOf(at.start + start, at.start + end),
      context,
    );
  const start = side("start", { start: range.span.start, end: until.span.start });
  const end = side("end", until.span);
  return [sharingZone(start, end), end].filter((field) => field.time?.moment !== undefined);
}

/** `21:45 to 23:28 UTC`: the zone behind the end is the start's too. */
function sharingZone(start: Field, end: Field): Field {
  const { time } = start;
  const zone = end.time?.reading.zone;
  if (!time?.moment || time.reading.zone || !zone) return start;
  return { ...start, time: { ...time, reading: { ...time.reading, zone }, moment: { ...time.moment, zone } } };
}
