import type { CivilDate, Clock, TimeReading, Zone } from "../../../server/src/time/moment";

const two = (n: number): string => String(n).padStart(2, "0");

const shownDate = ({ year, month, day }: CivilDate): string =>
  `${year === undefined ? "" : `${String(year).padStart(4, "0")}-`}${two(month)}${day === undefined ? "" : `-${two(day)}`}`;

const shownClock = ({ hour, minute, second }: Clock): string =>
  [hour, minute ?? 0, ...(second === undefined ? [] : [second])].map(two).join(":");

const shownZone = ({ name, offset }: Zone): string => (offset === undefined ? `${name}?` : `${name}=${offset}`);

/**
 * A reading on one line: date, clock, part of the day in minutes, `+1d` for the next day, `T+90`, zone and its offset,
 * `~` for about, `after`/`before`, `impossible`/`placeholder`, and the end of a range behind `..`.
 */
export function shown(reading: TimeReading | undefined): string | undefined {
  if (reading === undefined) return undefined;
  const { date, clock, part, dayOffset, elapsed, zone, approximate, open, until, problem } = reading;
  const words = [
    date && shownDate(date),
    clock && shownClock(clock),
    part && `${part.from}-${part.to}`,
    dayOffset === 0 ? undefined : `+${dayOffset}d`,
    elapsed === undefined ? undefined : `T+${elapsed}`,
    zone && shownZone(zone),
    approximate ? "~" : undefined,
    open,
    problem?.kind,
    until && `.. ${shown(until) ?? ""}`,
  ];
  return words.filter((word) => word !== undefined).join(" ");
}
