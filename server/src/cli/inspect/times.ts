import type { Moment } from "../../time/moment";

/**
 * A moment as wall time, as far as it is known: `2026-03-23T21:30`, `2026-03-23`, `21:30`.
 * With the offset when a zone is written in that very place.
 */
export function wallTime(moment: Moment): string | undefined {
  const iso = new Date(moment.earliest).toISOString();
  const clock = clockOf(moment, iso);
  if (!moment.dated) return clock;
  if (moment.precision === "year") return iso.slice(0, 4);
  if (moment.precision === "month") return iso.slice(0, 7);
  const day = iso.slice(0, 10);
  return clock === undefined ? day : `${day}T${clock}${offset(moment.zone?.offset)}`;
}

/** The day of a moment that is known to the day. */
export function dayOf(moment: Moment): string | undefined {
  if (!moment.dated || moment.precision === "month" || moment.precision === "year") return undefined;
  return new Date(moment.earliest).toISOString().slice(0, 10);
}

function clockOf({ precision }: Moment, iso: string): string | undefined {
  if (precision === "second") return iso.slice(11, 19);
  return precision === "minute" || precision === "hour" ? iso.slice(11, 16) : undefined;
}

/** `+09:00`; nothing for a zone that is not written or has two meanings. */
function offset(minutes: number | undefined): string {
  if (minutes === undefined) return "";
  const size = Math.abs(minutes);
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Minutes as an ISO 8601 duration: 103 is `PT1H43M`. */
export function isoDuration(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  const parts = [
    [Math.floor(seconds / 3600), "H"],
    [Math.floor((seconds % 3600) / 60), "M"],
    [seconds % 60, "S"],
  ] as const;
  const written = parts.filter(([n]) => n > 0).map(([n, unit]) => `${n}${unit}`);
  return `PT${written.length > 0 ? written.join("") : "0M"}`;
}
