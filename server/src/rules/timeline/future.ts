import { message } from "../../text/message";
import type { Span } from "../../text/span";
import { day } from "../../time/civil";
import type { Moment, Zone } from "../../time/moment";
import { incidentKinds, type Finding, type Rule } from "../rule";
import { configuredZone, inRealTime } from "../when";

/** A timeline tells something that has not happened yet. */
export const timelineFuture: Rule = {
  code: "timeline/future",
  severity: "warning",
  onByDefault: true,
  kinds: incidentKinds,
  *check(model, { config, now }) {
    const zone = configuredZone(config);
    for (const timeline of model.timelines) {
      // One mistyped date is passed on to the entries below it: a run is told once.
      let inRun = false;
      for (const entry of timeline.entries) {
        const future = entry.moment !== undefined && isFuture(entry.moment, timeline.zone ?? zone, now);
        if (future && !inRun) yield findingAt(entry.timeSpan, entry.reading.raw);
        inRun = future;
      }
    }
  },
};

/** What lies a day back on the wall clock is past in every zone: most entries need no closer look. */
const isFuture = (moment: Moment, zone: Zone | undefined, now: number): boolean =>
  moment.earliest + day > now && moment.open !== "before" && (inRealTime(moment, zone)?.earliest ?? -Infinity) > now;

const findingAt = (span: Span, raw: string): Finding => ({
  span,
  message: message(
    "{0} lies in the future. A timeline tells what has happened. Correct the time, or move the plan to the action items.",
    raw,
  ),
});
