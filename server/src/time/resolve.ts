import { day, daysInMonth, hour, midnight, minute, second, yearOf } from "./civil";
import type { CivilDate, Moment, TimeReading } from "./moment";

/** What a reading may inherit: the day before it, and the year its dates without one belong to. */
export interface DayContext {
  /** Civil midnight of the day in force. */
  readonly day: number | undefined;
  readonly year: number | undefined;
}

/** The day a reading names itself; without a year, the one nearest to the context. */
export function dayOfReading(reading: TimeReading, context: DayContext): number | undefined {
  const { date } = reading;
  if (!date) return context.day === undefined ? undefined : context.day + reading.dayOffset * day;
  const year = date.year ?? inferYear(date, context);
  if (year === undefined) return undefined;
  return midnight(year, date.month, Math.min(date.day ?? 1, daysInMonth(year, date.month))) + reading.dayOffset * day;
}

/** January after December is the next year; December before January the one before. */
function inferYear(date: CivilDate, context: DayContext): number | undefined {
  if (context.day === undefined) return context.year;
  const year = yearOf(context.day);
  const candidates = [year, year + 1, year - 1];
  const distance = (candidate: number): number => Math.abs(midnight(candidate, date.month, 1) - (context.day ?? 0));
  return candidates.reduce((best, candidate) => (distance(candidate) < distance(best) - 31 * day ? candidate : best));
}

const moments = new WeakMap<TimeReading, { readonly on: number | undefined; readonly moment: Moment | undefined }>();

/** The interval a reading stands for on the given day; undefined for an elapsed time or a placeholder without a date. */
export function momentOf(reading: TimeReading, on: number | undefined): Moment | undefined {
  const known = moments.get(reading);
  if (known && known.on === on) return known.moment;
  const moment = newMoment(reading, on);
  moments.set(reading, { on, moment });
  return moment;
}

function newMoment(reading: TimeReading, on: number | undefined): Moment | undefined {
  if (reading.elapsed !== undefined || (!reading.date && !reading.clock && !reading.part)) return undefined;
  const base = on ?? 0;
  const shared = { zone: reading.zone, approximate: reading.approximate, open: reading.open, dated: on !== undefined };
  const { clock, part, date } = reading;
  if (clock) {
    const from = base + clock.hour * hour + (clock.minute ?? 0) * minute + (clock.second ?? 0) * second;
    if (clock.second !== undefined) return { ...shared, earliest: from, latest: from + second, precision: "second" };
    if (clock.minute !== undefined) return { ...shared, earliest: from, latest: from + minute, precision: "minute" };
    return reading.problem
      ? { ...shared, earliest: from, latest: from + hour, precision: "hour" }
      : { ...shared, earliest: from, latest: from + minute, precision: "minute" };
  }
  if (part)
    return {
      ...shared,
      earliest: base + part.from * minute,
      latest: base + part.to * minute,
      precision: "part-of-day",
    };
  if (on === undefined || !date) return undefined;
  if (date.day === undefined) return { ...shared, earliest: on, latest: on + 31 * day, precision: "month" };
  return { ...shared, earliest: on, latest: on + day, precision: "day" };
}

/** The end of a range: without a date of its own, 23:50 – 00:10 ends on the next day. */
export function endMomentOf(until: TimeReading, from: Moment | undefined, context: DayContext): Moment | undefined {
  const moment = momentOf(until, dayOfReading(until, context));
  const over =
    moment &&
    from &&
    !until.date &&
    until.dayOffset === 0 &&
    moment.latest <= from.earliest &&
    from.earliest - moment.earliest > 12 * hour;
  return over ? { ...moment, earliest: moment.earliest + day, latest: moment.latest + day } : moment;
}
