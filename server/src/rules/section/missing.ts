import type { DocumentModel, SectionKey } from "../../model/document";
import { message } from "../../text/message";
import { insertSection } from "../insert";
import { sectionTitle } from "../names";
import { headOf } from "../place";
import { mayStayOpen } from "../progress";
import { incidentKinds, type Rule } from "../rule";

/** A section the team's profile asks for is nowhere in the document. */
export const sectionMissing: Rule = {
  code: "section/missing",
  severity: "warning",
  onByDefault: false,
  kinds: incidentKinds,
  absence: true,
  *check(model, { config }) {
    for (const key of config.requiredSections) {
      if (isTold(model, key) || mayStayOpen(model, key)) continue;
      yield {
        span: headOf(model),
        message: message(
          "The section “{0}” is missing. The profile “{1}” asks for it, so that no report leaves it out by accident. Add it; if there is nothing to tell, say so there.",
          sectionTitle(key, model.language),
          config.profile,
        ),
        fixes: [
          {
            title: message("Add the section “{0}”", sectionTitle(key, model.language)),
            edits: [insertSection(model, key)],
          },
        ],
      };
    }
  },
};

/** Sections that tell the same under other titles. */
const alsoTold: Readonly<Partial<Record<SectionKey, readonly SectionKey[]>>> = {
  lessons: ["went_well", "went_wrong", "lucky", "gkpt", "good", "keep", "problem", "try"],
  gkpt: ["good", "keep", "problem", "try", "went_well", "went_wrong"],
  cause: ["trigger"],
  trigger: ["cause"],
  actions: ["remaining_tasks"],
  remaining_tasks: ["actions", "handover"],
};

function isTold(model: DocumentModel, key: SectionKey): boolean {
  const keys = [key, ...(alsoTold[key] ?? [])];
  return (
    model.sections.some((section) => section.key !== undefined && keys.includes(section.key)) ||
    model.fields.some((field) => keys.some((one) => one === field.key)) ||
    (key === "timeline" && model.timelines.length > 0) ||
    (key === "actions" && model.actions.length > 0) ||
    (key === "metadata" && model.fields.length > 0)
  );
}
