/** A length of time as people write one: the calendar's units are rounded (a month is 30 days, a year 365). */
export interface Period {
  readonly minutes: number;
}

const hour = 60;
const day = 24 * hour;

const units: readonly { readonly minutes: number; readonly names: string }[] = [
  { minutes: 1, names: "m|mins?|minutes?|分間?" },
  { minutes: hour, names: "h|hrs?|hours?|時間" },
  { minutes: day, names: "d|days?|日間?" },
  { minutes: 7 * day, names: "w|wks?|weeks?|週間?" },
  { minutes: 30 * day, names: "mo|months?|[かヶケカ箇ヵ]月間?|月" },
  { minutes: 91 * day, names: "q|quarters?|四半期" },
  { minutes: 365 * day, names: "y|yrs?|years?|年間?" },
];

const written = units.map(({ minutes, names }) => ({
  minutes,
  pattern: new RegExp(`^(\\d{1,5}(?:\\.\\d{1,2})?|an?|one|half a)[\\s-]*(?:${names})$`),
}));

const named: Readonly<Record<string, number>> = {
  半日: day / 2,
  半月: 15 * day,
  半年: 182 * day,
  毎日: day,
  毎週: 7 * day,
  毎月: 30 * day,
  毎年: 365 * day,
  daily: day,
  weekly: 7 * day,
  monthly: 30 * day,
  quarterly: 91 * day,
  yearly: 365 * day,
  annually: 365 * day,
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
  const minutes = named[value] ?? fromUnits(value) ?? fromIso(value);
  return minutes === undefined || minutes <= 0 ? undefined : { minutes };
}

/** Days of a period as written, at least one; undefined when it is no period. */
export function periodDays(text: string): number | undefined {
  const read = period(text);
  return read === undefined ? undefined : Math.max(1, Math.round(read.minutes / day));
}

function fromUnits(value: string): number | undefined {
  for (const { minutes, pattern } of written) {
    const amount = pattern.exec(value)?.[1];
    if (amount !== undefined) return (amounts[amount] ?? Number(amount)) * minutes;
  }
  return undefined;
}

function fromIso(value: string): number | undefined {
  const match = iso.exec(value);
  if (match === null) return undefined;
  return isoUnits.reduce((sum, unit, index) => sum + Number(match[index + 1] ?? 0) * unit, 0);
}
