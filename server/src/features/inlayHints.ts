import { InlayHintKind, type InlayHint } from "vscode-languageserver";
import { durationBetween, milestoneOf, type StatedMilestone } from "../model/metrics";
import type { Timeline, TimelineEntry } from "../model/document";
import { incidentKinds } from "../rules/rule";
import { message } from "../text/message";
import { overlaps, type Span } from "../text/span";
import { dayOf, formatDate } from "../time/civil";
import { say, type DocumentContext } from "./context";
import { durationText } from "./durations";

/** Beside the times of a timeline: how long after the start, and the date of the first bare time of a day. */
export function inlayHints(context: DocumentContext, range: Span): InlayHint[] {
  const { model } = context;
  if (!incidentKinds.includes(model.kind)) return [];
  return model.timelines
    .filter((timeline) => !timeline.keyEvents && overlaps(timeline.span, range))
    .flatMap((timeline) => [...hintsOf(timeline, range, context)]);
}

function* hintsOf(timeline: Timeline, range: Span, context: DocumentContext): Iterable<InlayHint> {
  const { lines } = context.model.markdown;
  const start = milestoneOf(context.model, "start", timeline.part) ?? firstOf(timeline);
  let day: number | undefined;
  for (const entry of timeline.entries) {
    const resolved = inheritedDay(entry);
    const bare = entry.reading.date === undefined && resolved !== undefined && resolved !== day;
    if (entry.moment?.dated === true) day = dayOf(entry.moment.earliest);
    if (!overlaps(entry.span, range)) continue;
    const labels = [bare ? formatDate(resolved) : undefined, sinceStart(entry, start, timeline, context)];
    const label = labels.filter((text) => text !== undefined).join(" ");
    if (label === "") continue;
    yield {
      position: lines.positionAt(entry.timeSpan.end),
      label,
      kind: InlayHintKind.Type,
      paddingLeft: true,
      tooltip: say(context, message("Time since the start of the incident; the date is taken from the entries above.")),
    };
  }
}

function inheritedDay(entry: TimelineEntry): number | undefined {
  const { moment } = entry;
  return moment?.dated === true && moment.precision !== "day" ? dayOf(moment.earliest) : undefined;
}

function firstOf(timeline: Timeline): StatedMilestone | undefined {
  const entry = timeline.entries.find((candidate) => candidate.moment !== undefined);
  return (
    entry?.moment && {
      moment: entry.moment,
      until: undefined,
      zone: entry.moment.zone ?? timeline.zone,
      span: entry.timeSpan,
    }
  );
}

/** `+12 min`; nothing before the start and nothing at it. */
function sinceStart(
  entry: TimelineEntry,
  start: StatedMilestone | undefined,
  timeline: Timeline,
  context: DocumentContext,
): string | undefined {
  if (start === undefined || entry.moment === undefined || entry.moment.precision === "day") return undefined;
  const passed = durationBetween(
    { ...start, until: undefined },
    { moment: entry.moment, until: undefined, zone: entry.moment.zone ?? timeline.zone },
  );
  if (passed === undefined || passed.most === undefined || passed.most === 0 || passed.least !== passed.most)
    return undefined;
  const length = say(context, durationText(passed.least));
  return passed.approximate ? `~+${length}` : `+${length}`;
}
