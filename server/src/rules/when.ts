import type { EffectiveConfig } from "../config/effective";
import { hour, minute } from "../time/civil";
import type { Moment, Zone } from "../time/moment";
import { zoneOf } from "../time/zones";

/** Milliseconds, `earliest` inclusive, `latest` exclusive. */
export interface Interval {
  readonly earliest: number;
  readonly latest: number;
}

/** How far a `~` or 頃 may lie beside what is written. */
const aboutMinutes = 10;

/** Where the moment may lie on its own wall clock, `~`, 以降 and 以前 taken at their word. */
export const reach = (moment: Moment): Interval => ({ earliest: earliestOf(moment), latest: latestOf(moment) });

const about = (moment: Moment): number => (moment.approximate && isClock(moment) ? aboutMinutes * minute : 0);
const earliestOf = (moment: Moment): number => (moment.open === "before" ? -Infinity : moment.earliest - about(moment));
const latestOf = (moment: Moment): number => (moment.open === "after" ? Infinity : moment.latest + about(moment));

/** True when a time of day is known, not only a date or a part of the day. */
export function isClock(moment: Moment): boolean {
  return moment.precision === "second" || moment.precision === "minute" || moment.precision === "hour";
}

/**
 * What to add to `a` to read it on `b`'s clock, in milliseconds; undefined when the two cannot be compared.
 * A moment without a zone is on the same clock as its neighbours.
 */
function shiftBetween(a: Moment, b: Moment): number | undefined {
  if (a.dated !== b.dated) return undefined;
  if (!a.zone || !b.zone || a.zone.name === b.zone.name) return 0;
  if (a.zone.offset === undefined || b.zone.offset === undefined) return undefined;
  return (b.zone.offset - a.zone.offset) * minute;
}

/** True when `a` lies wholly before `b`: equal at the coarser precision is not before. False when they cannot be compared. */
export function isBefore(a: Moment, b: Moment): boolean {
  const shift = shiftBetween(a, b);
  return shift !== undefined && latestOf(a) + shift <= earliestOf(b);
}

/** The least and the greatest time from `a` to `b`, minutes; undefined when they cannot be compared or are open. */
export function minutesBetween(a: Moment, b: Moment): { readonly least: number; readonly most: number } | undefined {
  const shift = shiftBetween(a, b);
  if (shift === undefined) return undefined;
  const from = reach(a);
  const to = reach(b);
  const least = (to.earliest - from.latest - shift) / minute;
  const most = (to.latest - from.earliest - shift) / minute;
  return Number.isFinite(least) && Number.isFinite(most) ? { least, most } : undefined;
}

/**
 * When a dated moment may be in real time (UTC). Without a zone of its own it is in the zone the document or the
 * configuration gives; without any it may be in every zone there is: UTC-12 to UTC+14.
 */
export function inRealTime(moment: Moment, zone: Zone | undefined): Interval | undefined {
  if (!moment.dated) return undefined;
  const { earliest, latest } = reach(moment);
  const offset = (moment.zone ?? zone)?.offset;
  return offset === undefined
    ? { earliest: earliest - 14 * hour, latest: latest + 12 * hour }
    : { earliest: earliest - offset * minute, latest: latest - offset * minute };
}

/** The zone of the configuration for times that state none. */
export function configuredZone(config: EffectiveConfig): Zone | undefined {
  if (config.timezone === undefined) return undefined;
  return config.timezone === "Asia/Tokyo" ? { name: "JST", offset: 540 } : zoneOf(config.timezone);
}
