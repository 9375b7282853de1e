import { day as civilDay, daysInMonth, midnight, monthOf, yearOf } from "../time/civil";

/** A length of time as people write one. */
export interface Period {
  /** The calendar's units rounded: a month is 30 days, a year 365. */
  readonly minutes: number;
  /** Months of the calendar, when it is given in whole ones (months, quarters, years). */
  readonly months: number | undefined;
}

const hour = 60;
const day = 24 * hour;

const units: readonly { readonly minutes: number; readonly months?: number; readonly names: string }[] = [
  { minutes: 1, names: "m|mins?|minutes?|分間?" },
  { minutes: hour, names: "h|hrs?|hours?|時間" },
  { minutes: day, names: "d|days?|日間?" },
  { minutes: 7 * day, names: "w|wks?|weeks?|週間?" },
  { minutes: 30 * day, months: 1, names: "mo|months?|[かヶケカ箇ヵ]月間?|月" },
  { minutes: 91 * day, months: 3, names: "q|quarters?|四半期" },
  { minutes: 365 * day, months: 12, names: "y|yrs?|years?|年間?" },
];

const written = units.map(({ minutes, months, names }) => ({
  minutes,
  months,
  pattern: new RegExp(`^(\\d{1,5}(?:\\.\\d{1,2})?|an?|one|half a)[\\s-]*(?:${names})$`),
}));

const days = (count: number): Period => ({ minutes: count * day, months: undefined });
const months = (count: number, length: number): Period => ({ minutes: length * day, months: count });

const named: Readonly<Record<string, Period>> = {
  半日: days(0.5),
  半月: days(15),
  半年: months(6, 182),
  毎日: days(1),
  毎週: days(7),
  毎月: months(1, 30),
  毎年: months(12, 365),
  daily: days(1),
  weekly: days(7),
  monthly: months(1, 30),
  quarterly: months(3, 91),
  yearly: months(12, 365),
  annually: months(12, 365),
};

const amounts: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, "half a": 0.5 };

const iso = /^p(?:(\d+)y)?(?:(\d+)m)?(?:(\d+)w)?(?:(\d+)d)?(?:t(?:(\d+)h)?(?:(\d+)m)?)?$/;
const isoUnits = [365 * day, 30 * day, 7 * day, day, hour, 1];

/** Reads `6 months`, `30d`, `P6M`, `monthly`, 半年, `3ヶ月`; undefined for anything else and for no time at all. */
export function period(text: string): Period | undefined {
  const value = text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/^every /, "")
    .replace(/(?:ごと|毎|に一度|に1回)$/, "");
  const read = named[value] ?? fromUnits(value) ?? fromIso(value);
  return read === undefined || read.minutes <= 0 ? undefined : read;
}

/** Days of a period as written, at least one; undefined when it is no period. */
export function periodDays(text: string): number | undefined {
  const read = period(text);
  return read === undefined ? undefined : Math.max(1, Math.round(read.minutes / day));
}

/**
 * The civil day on which a period ends that began on a civil day: months are the calendar's, and the 31st of a shorter
 * month is its last day. Undefined when the text is no period.
 */
export function periodEnd(start: number, text: string): number | undefined {
  const read = period(text);
  if (read === undefined) return undefined;
  if (read.months === undefined) return start + Math.max(1, Math.round(read.minutes / day)) * civilDay;
  const month = monthOf(start) - 1 + read.months;
  const [year, inYear] = [yearOf(start) + Math.floor(month / 12), (month % 12) + 1];
  return midnight(year, inYear, Math.min(new Date(start).getUTCDate(), daysInMonth(year, inYear)));
}

function fromUnits(value: string): Period | undefined {
  for (const { minutes, months: each, pattern } of written) {
    const amount = pattern.exec(value)?.[1];
    if (amount === undefined) continue;
    const count = amounts[amount] ?? Number(amount);
    const whole = each === undefined ? undefined : count * each;
    return { minutes: count * minutes, months: Number.isInteger(whole) ? whole : undefined };
  }
  return undefined;
}

function fromIso(value: string): Period | undefined {
  const match = iso.exec(value);
  if (match === null) return undefined;
  const [years = 0, inYear = 0, ...rest] = isoUnits.map((_, index) => Number(match[index + 1] ?? 0));
  const minutes = isoUnits.reduce((sum, unit, index) => sum + Number(match[index + 1] ?? 0) * unit, 0);
  return { minutes, months: rest.some((count) => count > 0) ? undefined : years * 12 + inYear };
}
