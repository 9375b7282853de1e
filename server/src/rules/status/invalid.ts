import { message } from "../../text/message";
import { incidentKinds, type Rule } from "../rule";

/** Longer texts tell a story beside the status: they are no misspelt status. */
const longest = 24;

/** The status is no word that says how far the incident or its report has come. */
export const statusInvalid: Rule = {
  code: "status/invalid",
  severity: "info",
  onByDefault: false,
  kinds: incidentKinds,
  *check(model) {
    const seen = new Set<number>();
    for (const field of model.fields) {
      if (field.key !== "status" || seen.has(field.part)) continue;
      // Further down the same words head status updates, which tell in sentences.
      seen.add(field.part);
      if (field.status !== "other" || field.placeholder || field.unknown || field.raw.trim().length > longest) continue;
      yield {
        span: field.span,
        message: message(
          "“{0}” is not a known status. Lists and deadlines cannot go by it. An incident is in triage, investigating, mitigated, monitoring, resolved, closed or cancelled. A report is a draft, in review or approved.",
          field.raw.trim(),
        ),
      };
    }
  },
};
