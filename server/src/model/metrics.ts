import { day, hour, minute } from "../time/civil";
import type { Moment, Zone } from "../time/moment";
import type { Span } from "../text/span";
import type { DocumentModel } from "./document";

/**
 * TTD detected − started; TTA acknowledged − detected; TTM mitigated − started; TTR resolved − started;
 * response: mitigated (else resolved) − acknowledged, the time from response to recovery.
 */
export type MetricName = "TTD" | "TTA" | "TTM" | "TTR" | "response";

/** The moments of an incident that metrics are made of. */
export type Milestone = "start" | "detected" | "acknowledged" | "mitigated" | "end";

export interface StatedMilestone {
  readonly moment: Moment;
  /** End of a range. */
  readonly until: Moment | undefined;
  /** The zone it is read in, as far as the document tells. */
  readonly zone: Zone | undefined;
  readonly span: Span;
}

/** A duration of one incident. Minutes; `least` equals `most` where both ends are told to the minute. */
export interface Metric {
  readonly name: MetricName;
  readonly from: Milestone;
  readonly to: Milestone;
  readonly least: number;
  /** Undefined when the document gives no upper bound (以降, "after"). */
  readonly most: number | undefined;
  /** One of the ends is written with `~`, 頃, around. */
  readonly approximate: boolean;
}

const definitions: readonly {
  readonly name: MetricName;
  readonly from: Milestone;
  readonly to: readonly Milestone[];
}[] = [
  { name: "TTD", from: "start", to: ["detected"] },
  { name: "TTA", from: "detected", to: ["acknowledged"] },
  { name: "TTM", from: "start", to: ["mitigated"] },
  { name: "TTR", from: "start", to: ["end"] },
  { name: "response", from: "acknowledged", to: ["mitigated", "end"] },
];

/** The durations an incident's own times give; what cannot be told, or would be negative, is left out. */
export function metricsOf(model: DocumentModel, part = 0): readonly Metric[] {
  const found: Metric[] = [];
  for (const { name, from, to } of definitions) {
    const start = milestoneOf(model, from, part);
    if (start === undefined) continue;
    for (const key of to) {
      const end = milestoneOf(model, key, part);
      const between = end && durationBetween(start, end);
      if (between === undefined) continue;
      found.push({ name, from, to: key, ...between });
      break;
    }
  }
  return found;
}

/** When a milestone was: its field, else the first timeline entry that names it. */
export function milestoneOf(model: DocumentModel, key: Milestone, part = 0): StatedMilestone | undefined {
  const zone = model.timelines.find((timeline) => timeline.part === part && timeline.zone !== undefined)?.zone;
  const field = model.fields.find(
    (candidate) => candidate.key === key && candidate.part === part && isClock(candidate.time?.moment),
  );
  const time = field?.time;
  if (field !== undefined && time?.moment !== undefined) {
    return { moment: time.moment, until: time.until, zone: time.moment.zone ?? zone, span: field.span };
  }
  for (const timeline of model.timelines) {
    if (timeline.part !== part) continue;
    const entry = timeline.entries.find((candidate) => candidate.milestone === key && isClock(candidate.moment));
    if (entry?.moment === undefined) continue;
    return { moment: entry.moment, until: entry.until, zone: entry.moment.zone ?? timeline.zone, span: entry.timeSpan };
  }
  return undefined;
}

/** Whether a time of day is known: a date alone makes no metric. */
function isClock(moment: Moment | undefined): boolean {
  return moment !== undefined && ["second", "minute", "hour", "part-of-day"].includes(moment.precision);
}

/** Minutes from one milestone to another; undefined when they cannot be compared or are the wrong way round. */
export function durationBetween(
  from: Pick<StatedMilestone, "moment" | "until" | "zone">,
  to: Pick<StatedMilestone, "moment" | "until" | "zone">,
): Pick<Metric, "least" | "most" | "approximate"> | undefined {
  if (from.moment.dated !== to.moment.dated) return undefined;
  const shift = clockShift(from.zone, to.zone);
  if (shift === undefined) return undefined;
  const start = bounds(from);
  const end = bounds(to);
  const least = (end.earliest - start.latest - shift) / minute;
  const most = (end.latest - start.earliest - shift) / minute;
  if (!Number.isFinite(least) && !Number.isFinite(most)) return undefined;
  if (most < 0 || !Number.isFinite(least)) return undefined;
  return {
    least: Math.max(0, Math.round(least)),
    most: Number.isFinite(most) ? Math.round(most) : undefined,
    approximate: from.moment.approximate || to.moment.approximate,
  };
}

/** What `to`'s clock is ahead of `from`'s; a time without a zone is on its neighbour's clock. */
function clockShift(from: Zone | undefined, to: Zone | undefined): number | undefined {
  if (from === undefined || to === undefined || from.name === to.name) return 0;
  if (from.offset === undefined || to.offset === undefined) return undefined;
  return (to.offset - from.offset) * minute;
}

/** The interval of a milestone with its unit taken off: 14:08 is 14:08, `14 h` lies from 14:00 to 15:00. */
function bounds({ moment, until }: Pick<StatedMilestone, "moment" | "until">): { earliest: number; latest: number } {
  const last = until ?? moment;
  const point = last.precision === "minute" || last.precision === "second";
  return {
    earliest: moment.open === "before" ? -Infinity : moment.earliest,
    latest: last.open === "after" ? Infinity : point ? last.earliest : last.latest,
  };
}

/** Minutes split into days, hours and minutes. */
export function splitMinutes(minutes: number): {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
} {
  const all = Math.round(minutes) * minute;
  return {
    days: Math.floor(all / day),
    hours: Math.floor((all % day) / hour),
    minutes: Math.floor((all % hour) / minute),
  };
}
