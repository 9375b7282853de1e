import { alertKey } from "../../runbooks/names";
import { message, type Message } from "../../text/message";
import type { DocumentFacts } from "../documentFacts";

/** A report of the team's own, and what is known of it. */
export interface ReadableReport extends DocumentFacts {
  readonly uri: string;
  /** `YYYY-MM-DD` on which what it tells of began. */
  readonly day: string | undefined;
  /** The days on which it was read together, newest first. */
  readonly readings: readonly string[];
  readonly readByMe: boolean;
  /** It waits in the queue already, or is being read. */
  readonly queued: boolean;
  /** Component or alert of it that a review is about, as the review calls it. */
  readonly underReview: string | undefined;
}

export interface Suggestion {
  readonly report: ReadableReport;
  /** The strongest first. */
  readonly reasons: readonly Message[];
}

/** Why a report is worth reading that no session has read yet. */
export const neverRead = message("Never read together");

/** More would be a list to study. */
const most = 30;

/**
 * What to read next, the best reasons first, then the youngest. What waits in the queue is chosen already.
 * @param today `YYYY-MM-DD`
 */
export function suggest(reports: readonly ReadableReport[], today: string): readonly Suggestion[] {
  const yearAgo = `${(Number(today.slice(0, 4)) - 1).toString()}${today.slice(4)}`;
  return reports
    .filter(({ queued, kind }) => !queued && kind === "postmortem")
    .map((report) => ({ report, weighed: reasonsFor(report, yearAgo) }))
    .filter(({ weighed }) => weighed.length > 0)
    .sort((a, b) => sum(b.weighed) - sum(a.weighed) || byDay(b.report, a.report))
    .slice(0, most)
    .map(({ report, weighed }) => ({ report, reasons: weighed.map(({ reason }) => reason) }));
}

interface Weighed {
  /** A power of two: two weaker reasons never outweigh a stronger one. */
  readonly weight: number;
  readonly reason: Message;
}

function reasonsFor(report: ReadableReport, yearAgo: string): readonly Weighed[] {
  const { readings, underReview, openActions, readByMe } = report;
  const [last] = readings;
  const reasons: Weighed[] = [];
  if (last === undefined) reasons.push({ weight: 16, reason: neverRead });
  else if (last <= yearAgo) reasons.push({ weight: 8, reason: message("Not read for a year, last on {0}", last) });
  if (underReview !== undefined)
    reasons.push({ weight: 4, reason: message("Touches {0}, which is under review", underReview) });
  if (openActions === 1) reasons.push({ weight: 2, reason: message("1 action is still open") });
  if (openActions > 1) reasons.push({ weight: 2, reason: message("{0} actions are still open", openActions) });
  if (last !== undefined && !readByMe) reasons.push({ weight: 1, reason: message("You have not read it") });
  return reasons;
}

const sum = (weighed: readonly Weighed[]): number => weighed.reduce((total, { weight }) => total + weight, 0);

const byDay = (a: ReadableReport, b: ReadableReport): number => {
  const [first, second] = [`${a.day ?? ""} ${a.uri}`, `${b.day ?? ""} ${b.uri}`];
  return first < second ? -1 : first > second ? 1 : 0;
};

/** What somebody new to a component reads, in this order: all of its reports, the most instructive first. */
export function readingPath(reports: readonly ReadableReport[], component: string): readonly Suggestion[] {
  const key = alertKey(component);
  return reports
    .filter(({ kind, readByMe, components }) => {
      return kind === "postmortem" && !readByMe && components.some((each) => alertKey(each) === key);
    })
    .sort((a, b) => instruction(b) - instruction(a) || byDay(b, a))
    .map((report) => ({ report, reasons: lessonsOf(report) }));
}

/** Severe ones, those that tell what was learned, and those that others refer to teach most. */
function instruction({ severity, lessons, related }: ReadableReport): number {
  const severe = severity === undefined ? 1 : Math.max(0, 5 - severity);
  return 2 * severe + Math.min(lessons, 5) + Math.min(related, 3);
}

function lessonsOf({ severity, lessons, related, openActions }: ReadableReport): readonly Message[] {
  return [
    ...(severity !== undefined && severity <= 2 ? [message("A severe incident (level {0})", severity)] : []),
    ...(lessons > 1 ? [message("{0} lessons learned", lessons)] : []),
    ...(lessons === 1 ? [message("1 lesson learned")] : []),
    ...(related > 0 ? [message("Names related incidents")] : []),
    ...(openActions > 0 ? [message("Has open actions")] : []),
  ];
}

/** Every component that reports name, the one with most reports first. */
export function componentsOf(reports: readonly ReadableReport[]): readonly string[] {
  const counts = new Map<string, { readonly name: string; count: number }>();
  for (const { components, kind } of reports) {
    if (kind !== "postmortem") continue;
    for (const name of components) {
      const known = counts.get(alertKey(name));
      if (known === undefined) counts.set(alertKey(name), { name, count: 1 });
      else known.count += 1;
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)).map(({ name }) => name);
}
