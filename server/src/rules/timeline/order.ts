import { message } from "../../text/message";
import { incidentKinds, type Fix, type Rule } from "../rule";
import { sortTimeline } from "./sort";
import { backwardSteps } from "./steps";

/** A timeline goes back in time. */
export const timelineOrder: Rule = {
  code: "timeline/order",
  severity: "warning",
  onByDefault: true,
  kinds: incidentKinds,
  *check(model) {
    for (const timeline of model.timelines) {
      const steps = backwardSteps(timeline);
      if (steps.length === 0) continue;
      const edits = sortTimeline(model.markdown, timeline);
      const fixes: Fix[] = edits ? [{ title: message("Sort the timeline"), edits }] : [];
      for (const { earlier, entry } of steps) {
        yield {
          span: entry.timeSpan,
          message: message(
            "{0} lies before {1}, which stands above it. Either a time is mistyped or the entries are in the wrong order. Readers will draw wrong conclusions. Correct the time, or move the entry.",
            entry.reading.raw,
            earlier.reading.raw,
          ),
          related: [{ span: earlier.timeSpan, message: message("This entry stands above and is later") }],
          fixes,
        };
      }
    }
  },
};
