import type { DocumentModel, Timeline, TimelineEntry } from "../../model/document";
import { message } from "../../text/message";
import { day } from "../../time/civil";
import type { Moment } from "../../time/moment";
import { incidentKinds, type Rule } from "../rule";
import { contradictionOf, timeFields, type TimeField } from "../time/spans";
import { isBefore } from "../when";
import { backwardSteps } from "./steps";

/**
 * The timeline and the stated start and end tell of different days: none of the entries lies between the two, or the date
 * of one is off by exactly a month or a year. What led up to the incident, and what came after it, is no finding.
 */
export const outsideIncident: Rule = {
  code: "timeline/outside-incident",
  severity: "info",
  onByDefault: true,
  kinds: incidentKinds,
  *check(model) {
    for (const timeline of model.timelines) {
      const window = windowOf(model, timeline);
      if (window === undefined) continue;
      const strays = straysOf(timeline, window);
      for (const { timeSpan, reading } of strays) {
        yield {
          span: timeSpan,
          message: message(
            "{0} does not lie between the stated start ({1}) and end ({2}). A date is mistyped, here or there. Compare them and correct the wrong one.",
            reading.raw,
            rawOf(window.start),
            rawOf(window.end),
          ),
          related: [
            { span: window.start.field.span, message: message("The start is stated here") },
            { span: window.end.field.span, message: message("The end is stated here") },
          ],
        };
      }
    }
  },
};

interface Window {
  readonly start: TimeField;
  readonly end: TimeField;
}

const rawOf = ({ field }: TimeField): string => field.time?.reading.raw ?? field.raw;

/** Start and end as the document states them outside of the timeline, when they agree with each other. */
function windowOf(model: DocumentModel, { part, keyEvents }: Timeline): Window | undefined {
  if (keyEvents || contradictionOf(model, part)) return undefined;
  const stated = (key: "start" | "end" | "mitigated"): TimeField[] =>
    timeFields(model, key, part).filter(({ at, field }) => at.dated && field.form !== "timeline");
  const start = stated("start")[0];
  const end = stated("end").at(-1) ?? stated("mitigated").at(-1);
  return start && end && start.field !== end.field ? { start, end } : undefined;
}

function straysOf(timeline: Timeline, window: Window): TimelineEntry[] {
  const dated = timeline.entries.filter(({ moment }) => moment?.dated);
  const first = dated[0];
  if (first === undefined) return [];
  const far = dated.filter(({ moment }) => moment && distance(moment, window) > day);
  if (far.length === 0) return [];
  if (far.length === dated.length) return dated.length > 1 || isShifted(first, window) ? [first] : [];
  const steps = new Set(backwardSteps(timeline).flatMap(({ earlier, entry }) => [earlier, entry]));
  return far.filter((entry) => entry.reading.date !== undefined && !steps.has(entry) && isShifted(entry, window));
}

/** How far outside, in milliseconds; 0 within. */
function distance(moment: Moment, { start, end }: Window): number {
  if (moment.open) return 0;
  const before = start.at.earliest - moment.latest;
  const after = moment.earliest - (end.until ?? end.at).latest;
  return Math.max(0, before, after);
}

/** A year or a month away it would lie within. */
function isShifted({ moment }: TimelineEntry, { start, end }: Window): boolean {
  if (moment === undefined) return false;
  return [-12, -1, 1, 12].some((months) => {
    const moved = movedBy(moment, months);
    return !isBefore(moved, start.at) && !isBefore(end.until ?? end.at, moved);
  });
}

function movedBy(moment: Moment, months: number): Moment {
  const date = new Date(moment.earliest);
  date.setUTCMonth(date.getUTCMonth() + months);
  const by = date.getTime() - moment.earliest;
  return { ...moment, earliest: moment.earliest + by, latest: moment.latest + by };
}
