import { day, dayOf, hour } from "../time/civil";
import type { Moment } from "../time/moment";
import type { Field, FieldKey } from "./document";

/** Later milestones take the day of the first of these that has one. */
const givers: readonly FieldKey[] = ["start", "date", "detected", "declared"];

/** `Start: 2024-03-01 23:10`, `End: 00:30`: a time alone stands on the day of the start, or the night after it. */
export function inheritDays(fields: readonly Field[]): readonly Field[] {
  if (!fields.some(({ time }) => time?.moment?.dated === false)) return fields;
  return fields.map((field) => {
    const { time } = field;
    if (!time?.moment || time.moment.dated) return field;
    const from = givers
      .map(
        (key) =>
          fields.find((other) => other.key === key && other.part === field.part && other.time?.moment?.dated)?.time
            ?.moment,
      )
      .find((found) => found !== undefined);
    return from
      ? {
          ...field,
          time: {
            ...time,
            moment: onDay(time.moment, from),
            until: time.until && !time.until.dated ? onDay(time.until, from) : time.until,
          },
        }
      : field;
  });
}

function onDay(moment: Moment, from: Moment): Moment {
  const start = dayOf(from.earliest);
  const clock = from.earliest - start;
  const night = from.precision !== "day" && clock >= 18 * hour && moment.earliest <= 6 * hour;
  const base = start + (night ? day : 0);
  return { ...moment, earliest: moment.earliest + base, latest: moment.latest + base, dated: true };
}
