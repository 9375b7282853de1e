import { message } from "../../text/message";
import { fieldLabel } from "../names";
import { titleOf } from "../place";
import { mayStayOpen } from "../progress";
import { incidentKinds, type Rule } from "../rule";

/** A moment the team measures by is told nowhere. */
export const milestoneMissing: Rule = {
  code: "timeline/milestone-missing",
  severity: "info",
  onByDefault: false,
  kinds: incidentKinds,
  *check(model, { config }) {
    const filled = model.timelines.filter(({ entries }) => entries.length > 0);
    const timeline = filled.find(({ section }) => section?.key === "timeline") ?? filled[0];
    const place = timeline?.section ? titleOf(model, timeline.section) : timeline?.entries[0]?.timeSpan;
    if (place === undefined) return;
    for (const key of config.requiredMilestones) {
      const told =
        model.fields.some((field) => field.key === key) ||
        model.timelines.some(({ entries }) => entries.some(({ milestone }) => milestone === key));
      if (told || mayStayOpen(model, key)) continue;
      yield {
        span: place,
        message: message(
          "Neither the timeline nor a field tells the moment “{0}”. Times to detect and to recover cannot be told without it: add an entry that names it.",
          fieldLabel(key, model.language),
        ),
      };
    }
  },
};
