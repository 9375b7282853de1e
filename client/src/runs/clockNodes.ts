import type { RunClock } from "../../../server/src/protocol";

/** `14:05`, on the clock the record is told on, else on the one of this machine. */
export function clockText(at: number, clock: RunClock | undefined, locale: string | undefined): string {
  const form = { hour: "2-digit", minute: "2-digit" } as const;
  if (clock === undefined) return new Date(at).toLocaleTimeString(locale, form);
  return new Date(at + clock.offset * minute).toLocaleTimeString(locale, { ...form, timeZone: "UTC" });
}

const minute = 60_000;
