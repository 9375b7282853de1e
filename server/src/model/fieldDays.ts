import { day, dayOf, hour } from "../time/civil";
import type { Moment, TimeReading } from "../time/moment";
import { dayOfReading, endMomentOf, momentOf } from "../time/resolve";
import type { Field, FieldKey } from "./document";

/** Later milestones take the day of the first of these that has one. */
const givers: readonly FieldKey[] = ["start", "date", "detected", "declared"];

/**
 * `Start: 2024-03-01 23:10`, `End: 00:30`: a time alone stands on the day of the start, or the night after it,
 * whatever day the document is about.
 */
export function inheritDays(fields: readonly Field[]): readonly Field[] {
  if (!fields.some((field) => isClockAlone(field) || isYearless(field))) return fields;
  const started = fields.map((field) => (field.key === "start" ? placed(field, fields) : field));
  return started.map((field) => (field.key === "start" ? field : placed(field, started)));
}

const isClockAlone = ({ time }: Field): boolean => time?.moment !== undefined && time.reading.date === undefined;

/** `Detected: 3/1 23:15` in a document that tells the year elsewhere. */
const isYearless = ({ time }: Field): boolean => time?.moment?.dated === false && time.reading.date !== undefined;

function placed(field: Field, fields: readonly Field[]): Field {
  const { time } = field;
  const giver = isClockAlone(field) || isYearless(field) ? giverOf(field, fields) : undefined;
  if (!time || !giver) return field;
  const { reading } = time;
  const start = dayOf(giver.earliest);
  const on = reading.date
    ? dayOfReading(reading, { day: start, year: undefined })
    : start + (isNightAfter(reading, giver) ? day : reading.dayOffset * day);
  const moment = momentOf(reading, on);
  const until = reading.until && endMomentOf(reading.until, moment, { day: on, year: undefined });
  return { ...field, time: { ...time, moment, until } };
}

/** A day that is written; the start's counts even when only the document tells it. */
function giverOf(field: Field, fields: readonly Field[]): Moment | undefined {
  for (const key of givers) {
    const found = fields.find(
      (other) =>
        other !== field &&
        other.key === key &&
        other.part === field.part &&
        other.time?.moment?.dated === true &&
        (key === "start" || !isClockAlone(other)),
    );
    if (found) return found.time?.moment;
  }
  return undefined;
}

function isNightAfter({ clock, part }: TimeReading, from: Moment): boolean {
  const evening = from.precision !== "day" && from.earliest - dayOf(from.earliest) >= 18 * hour;
  return evening && (clock ? clock.hour * 60 + (clock.minute ?? 0) : (part?.from ?? 1_440)) <= 360;
}
