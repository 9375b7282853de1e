/** Civil (wall clock) time as milliseconds since 1970-01-01T00:00, without any zone. */

export const second = 1_000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Midnight of a proleptic Gregorian date; month and day are 1-based and must exist. */
export function midnight(year: number, month: number, dayOfMonth: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  return date.getTime();
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number | undefined, month: number): number {
  if (month === 2) return year === undefined || isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Start of the civil day that holds the instant. */
export const dayOf = (civil: number): number => Math.floor(civil / day) * day;

/** `YYYY-MM-DD` of a civil instant. */
export function formatDate(civil: number): string {
  return new Date(civil).toISOString().slice(0, 10);
}

/** `HH:MM`, or `HH:MM:SS` when asked for seconds. */
export function formatClock(civil: number, seconds = false): string {
  return new Date(civil).toISOString().slice(11, seconds ? 19 : 16);
}

export function yearOf(civil: number): number {
  return new Date(civil).getUTCFullYear();
}

export function monthOf(civil: number): number {
  return new Date(civil).getUTCMonth() + 1;
}
