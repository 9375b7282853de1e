import type { Timeline, TimelineEntry } from "../../model/document";
import type { Moment } from "../../time/moment";
import { isBefore, isClock } from "../when";

/** An entry that lies before the one above it. */
export interface BackwardStep {
  readonly earlier: TimelineEntry;
  readonly entry: TimelineEntry;
}

interface Told {
  readonly entry: TimelineEntry;
  readonly moment: Moment;
}

/** Entries are the same objects while their timeline is unchanged; several rules ask for its steps. */
const known = new WeakMap<Timeline["entries"], readonly BackwardStep[]>();

/**
 * Where a timeline goes back in time: each entry is compared with the one right above it, and with the last exact time.
 * Nothing for lists whose order means nothing, and for a timeline that is written newest first throughout.
 */
export function backwardSteps(timeline: Timeline): readonly BackwardStep[] {
  if (timeline.keyEvents) return [];
  const steps = known.get(timeline.entries) ?? findSteps(timeline);
  known.set(timeline.entries, steps);
  return steps;
}

function findSteps(timeline: Timeline): BackwardStep[] {
  const told = timeline.entries.flatMap((entry): Told[] =>
    entry.moment && !entry.reading.problem ? [{ entry, moment: entry.moment }] : [],
  );
  const steps: BackwardStep[] = [];
  let forward = 0;
  let before: Told | undefined;
  let exact: Told | undefined;
  for (const now of told) {
    const earlier = before && isStep(before, now) ? before : exact && isStep(exact, now) ? exact : undefined;
    if (earlier) steps.push({ earlier: earlier.entry, entry: now.entry });
    else if (before && isBefore(before.moment, now.moment)) forward += 1;
    before = now;
    if (isExact(now.moment)) exact = now;
    else if (earlier || now.entry.until) exact = undefined;
  }
  const newestFirst = steps.length >= 3 ? forward <= steps.length / 4 : steps.length === 2 && forward === 0;
  return newestFirst ? [] : steps;
}

/** "In the morning" and "around noon" hide a step: what follows them is compared with the exact time above them too. */
const isExact = (moment: Moment): boolean => isClock(moment) && !moment.approximate && moment.open === undefined;

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
