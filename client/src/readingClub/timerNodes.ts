import type { Say } from "../status/words";

export const phases = ["read", "discuss", "wrapUp"] as const;
export type Phase = (typeof phases)[number];

/** Minutes of each part of a session. */
export type Minutes = Readonly<Record<Phase, number>>;

/**
 * The clock of a session, as it is kept. It holds moments, not what is left, so it goes on while no window is open.
 * Times are milliseconds since the epoch.
 */
export interface Timer {
  readonly phase: Phase;
  /** When the phase is over, as long as it runs. */
  readonly ends: number;
  /** What was left when it was paused; undefined while it runs. */
  readonly paused: number | undefined;
  /** The end of this phase has been announced. */
  readonly told: boolean;
}

const minute = 60_000;

export const startTimer = (minutes: Minutes, now: number, phase: Phase = "read"): Timer => ({
  phase,
  ends: now + minutes[phase] * minute,
  paused: undefined,
  told: false,
});

/** What is left, milliseconds; below zero when the time is up. */
export const remaining = (timer: Timer, now: number): number => timer.paused ?? timer.ends - now;

export function pause(timer: Timer, now: number): Timer {
  return timer.paused === undefined ? { ...timer, paused: remaining(timer, now) } : timer;
}

export function resume(timer: Timer, now: number): Timer {
  return timer.paused === undefined ? timer : { ...timer, ends: now + timer.paused, paused: undefined };
}

/** More time from now on: a phase that is over begins again with the minutes given. */
export function extend(timer: Timer, minutes: number, now: number): Timer {
  const left = Math.max(0, remaining(timer, now)) + minutes * minute;
  return timer.paused === undefined
    ? { ...timer, ends: now + left, told: false }
    : { ...timer, paused: left, told: false };
}

/** The next phase; undefined behind the last. */
export function skip(timer: Timer, minutes: Minutes, now: number): Timer | undefined {
  const next = phases[phases.indexOf(timer.phase) + 1];
  return next === undefined ? undefined : startTimer(minutes, now, next);
}

/** True once: when the phase's time is up and nobody has been told. */
export const isDue = (timer: Timer, now: number): boolean =>
  !timer.told && timer.paused === undefined && timer.ends <= now;

/** `14:59`, `+0:30` when it is over. */
export function clockOf(milliseconds: number): string {
  // What is left is rounded up, what is over down: the clock shows 0:00 exactly at the end.
  const seconds = Math.abs(Math.ceil(milliseconds / 1000));
  const text = `${Math.floor(seconds / 60).toString()}:${(seconds % 60).toString().padStart(2, "0")}`;
  return milliseconds < 0 && seconds > 0 ? `+${text}` : text;
}

export function phaseName(phase: Phase, say: Say): string {
  switch (phase) {
    case "read":
      return say("Silent reading");
    case "discuss":
      return say("Discussion");
    case "wrapUp":
      return say("Wrap-up");
  }
}

/** What is kept of a timer, as far as it is one. */
export function keptTimer(value: unknown): Timer | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { phase, ends, paused, told } = value as Readonly<Record<string, unknown>>;
  const known = phases.find((each) => each === phase);
  if (known === undefined || typeof ends !== "number" || !Number.isFinite(ends)) return undefined;
  return { phase: known, ends, paused: typeof paused === "number" ? paused : undefined, told: told === true };
}

/** Minutes as a setting states them; a part that is no sensible length keeps the usual one. */
export function minutesFrom(value: unknown, usual: Minutes = { read: 15, discuss: 30, wrapUp: 10 }): Minutes {
  const given = (typeof value === "object" && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  const of = (phase: Phase): number => {
    const minutes = given[phase];
    return typeof minutes === "number" && minutes > 0 && minutes <= 240 ? minutes : usual[phase];
  };
  return { read: of("read"), discuss: of("discuss"), wrapUp: of("wrapUp") };
}
