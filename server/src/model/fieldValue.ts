import { isPlaceholder, isUnknown, readStatus } from "../lexicon/values";
import { readSeverity } from "../severity/readSeverity";
import type { Span } from "../text/span";
import { readDuration } from "../time/duration";
import type { TimeReading } from "../time/moment";
import { findTimes } from "../time/readTime";
import { dayOfReading, endMomentOf, momentOf, type DayContext } from "../time/resolve";
import {
  momentKeys,
  peopleKeys,
  type Field,
  type FieldKey,
  type Stated,
  type StatedDuration,
  type StatedTime,
} from "./document";

/** Turns a stated label and value into a field: reads what the value says. `spanOf` maps parts of `raw` to the document. */
export function readFieldValue(
  key: FieldKey,
  stated: Stated,
  spanOf: (start: number, end: number) => Span,
  context: DayContext,
): Field {
  const text = stated.raw;
  const unknown = isUnknown(text);
  const severity = key === "severity" ? readSeverity(text) : undefined;
  const time = momentKeys.has(key) || key === "date" ? statedTime(text, spanOf, context) : undefined;
  const duration = key === "duration" || key === "ttd" || key === "ttr" ? statedDuration(text, spanOf) : undefined;
  const empty = text.trim() === "";
  const placeholder =
    !unknown &&
    !empty &&
    ((isPlaceholder(text) && !isChosen(key, text)) ||
      severity?.placeholder === true ||
      (time?.reading.problem?.kind === "placeholder" && time.moment === undefined));
  return {
    ...stated,
    key,
    empty,
    placeholder,
    unknown,
    ...(severity ? { severity } : {}),
    ...(key === "status" && !empty ? { status: statusOf(stated) } : {}),
    ...(time && !placeholder ? { time } : {}),
    ...(duration && !placeholder ? { duration } : {}),
    ...(peopleKeys.has(key) && !placeholder && !unknown ? { people: peopleIn(text, spanOf) } : {}),
  };
}

/** `[Resolved]`: somebody took a template's choice and left the brackets. */
const isChosen = (key: FieldKey, text: string): boolean =>
  key === "status" && /^\[[^|/\]]+\]$/.test(text.trim()) && readStatus(text) !== "other";

/** `resolved: true` of a status notice's front matter is its status. */
function statusOf(stated: Stated): Field["status"] {
  if (/^resolved$/i.test(stated.label)) {
    if (/^(?:true|yes)$/i.test(stated.raw)) return "resolved";
    if (/^(?:false|no)$/i.test(stated.raw)) return "investigating";
  }
  return readStatus(stated.raw);
}

function statedTime(
  text: string,
  spanOf: (start: number, end: number) => Span,
  context: DayContext,
): StatedTime | undefined {
  const reading = findTimes(text, { dots: true, placeholders: true, weakDates: true })[0];
  if (!reading) return undefined;
  const on = dayOfReading(reading, context);
  const moment = momentOf(reading, on);
  const until = reading.until && endMomentOf(reading.until, moment, { ...context, day: on });
  return {
    reading: inDocument(reading, spanOf),
    moment: moment?.dated === false && !reading.clock ? undefined : moment,
    until,
  };
}

/** The same reading with spans that count in the document. */
export function inDocument(reading: TimeReading, spanOf: (start: number, end: number) => Span): TimeReading {
  return {
    ...reading,
    span: spanOf(reading.span.start, reading.span.end),
    until: reading.until && inDocument(reading.until, spanOf),
    problem: reading.problem && {
      ...reading.problem,
      span: spanOf(reading.problem.span.start, reading.problem.span.end),
    },
  };
}

function statedDuration(text: string, spanOf: (start: number, end: number) => Span): StatedDuration | undefined {
  const reading = readDuration(text);
  return reading && { ...reading, span: spanOf(reading.span.start, reading.span.end) };
}

const separators = /\s*(?:[,、;；/／・&]|\band\b|\bog\b|\s-\s)\s*/g;

function peopleIn(text: string, spanOf: (start: number, end: number) => Span): NonNullable<Field["people"]> {
  const people: { name: string; span: Span }[] = [];
  let from = 0;
  const add = (to: number): void => {
    const part = text.slice(from, to);
    const name = part.replace(/\s*[（(].*$/, "").trim();
    const start = from + part.indexOf(name);
    if (name && !isPlaceholder(name)) people.push({ name, span: spanOf(start, start + name.length) });
  };
  for (const match of text.matchAll(separators)) {
    add(match.index);
    from = match.index + match[0].length;
  }
  add(text.length);
  return people;
}
