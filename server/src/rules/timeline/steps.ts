import type { Timeline, TimelineEntry } from "../../model/document";
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
  const told = timeline.entries.flatMap((entry): Told[] => (entry.moment && !entry.reading.problem ? [{ entry, moment: entry.moment }] : []));
  const steps: BackwardStep[] = [];
  let forward = 0;
  told.forEach((now, i) => {
    const before = told[i - 1];
    if (before === undefined) return;
    if (isBefore(before.moment, now.moment)) forward += 1;
    else if (isStep(before, now)) steps.push({ earlier: before.entry, entry: now.entry });
  });
  const newestFirst = steps.length >= 3 ? forward <= steps.length / 4 : steps.length === 2 && forward === 0;
  return newestFirst ? [] : steps;
}

/** A range that starts before the row above runs beside it: no step. */
function isStep(before: Told, now: Told): boolean {
  if (now.entry.until || !isBefore(now.moment, before.moment)) return false;
  return now.moment.dated || !crossesMidnight(before, now);
}

/** On an unknown day, late evening to early morning is the next day. */
function crossesMidnight(before: Told, now: Told): boolean {
  const from = before.entry.reading.clock?.hour;
  const to = now.entry.reading.clock?.hour;
  return from !== undefined && to !== undefined && from >= 18 && to <= 6;
}
