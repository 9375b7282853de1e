import type { Section } from "../../model/document";
import { message } from "../../text/message";
import { mayStayOpen } from "../progress";
import { incidentKinds, type Rule } from "../rule";

/** A section of a report was opened, and nothing stands in it. */
export const sectionEmpty: Rule = {
  code: "section/empty",
  severity: "info",
  onByDefault: true,
  kinds: incidentKinds,
  *check(model) {
    const empty = model.sections.filter((section) => section.key !== undefined && section.empty);
    const outer = new Set<Section | undefined>(empty.map((section) => section.parent));
    for (const section of empty) {
      if (section.key === undefined || outer.has(section) || mayStayOpen(model, section.key)) continue;
      yield {
        span: section.titleSpan,
        message: message("Nothing stands under “{0}”. A reader cannot tell whether it was forgotten: write it, say why there is nothing, or remove the heading.", section.title),
      };
    }
  },
};
