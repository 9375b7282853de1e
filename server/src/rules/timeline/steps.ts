import type { Timeline, TimelineEntry } from "../../model/document";
import { hour } from "../../time/civil";
import type { Moment } from "../../time/moment";
import { isBefore } from "../when";

/** An entry that lies before the one above it. */
export interface BackwardStep {
  readonly earlier: TimelineEntry;
  readonly entry: TimelineEntry;
}

interface Told {
  readonly entry: TimelineEntry;
  readonly moment: Moment;
}

/**
 * Where a timeline goes back in time, each entry compared with the one right above it. Nothing for lists whose order
 * means nothing, and for a timeline that is written newest first throughout.
 */
export function backwardSteps(timeline: Timeline): BackwardStep[] {
  if (timeline.keyEvents) return [];
  const told = timeline.entries.flatMap((entry): Told[] => (entry.moment ? [{ entry, moment: entry.moment }] : []));
  const halves = writesHalves(told);
  const steps: BackwardStep[] = [];
  let forward = 0;
  told.forEach((now, i) => {
    const before = told[i - 1];
    if (before === undefined) return;
    if (isBefore(before.moment, now.moment)) forward += 1;
    else if (isStep(before, now, halves)) steps.push({ earlier: before.entry, entry: now.entry });
  });
  const newestFirst = steps.length >= 3 ? forward <= steps.length / 4 : steps.length === 2 && forward === 0;
  return newestFirst ? [] : steps;
}

/** A range that starts before the row above runs beside it: no step. */
function isStep(before: Told, now: Told, halves: boolean): boolean {
  if (now.entry.until || !isBefore(now.moment, before.moment)) return false;
  if (!now.moment.dated && crossesMidnight(before, now)) return false;
  return !(halves && crossesNoon(before, now));
}

/** On an unknown day, late evening to early morning is the next day. */
function crossesMidnight(before: Told, now: Told): boolean {
  const from = before.entry.reading.clock?.hour;
  const to = now.entry.reading.clock?.hour;
  return from !== undefined && to !== undefined && from >= 18 && to <= 6;
}

/** A timeline on a 12-hour clock without am and pm: every hour is between 1 and 12. */
function writesHalves(told: readonly Told[]): boolean {
  return told.every(({ entry }) => entry.reading.clock?.ambiguousHalf !== false);
}

/** 12.56 and then 1.00. */
function crossesNoon(before: Told, now: Told): boolean {
  const halfDayLater = { ...now.moment, earliest: now.moment.earliest + 12 * hour, latest: now.moment.latest + 12 * hour };
  return (before.entry.reading.clock?.hour ?? 0) >= 10 && isBefore(before.moment, halfDayLater);
}
