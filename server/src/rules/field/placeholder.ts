import type { DocumentModel, Field } from "../../model/document";
import { message } from "../../text/message";
import { isDash } from "../dash";
import { mayStayOpen } from "../progress";
import { incidentKinds, type Rule } from "../rule";

/** "Nobody yet" is an answer too. */
const nobody = /^未割り?当て?$|^unassigned$/i;

/** A field was written down, and its value never filled in. */
export const fieldPlaceholder: Rule = {
  code: "field/placeholder",
  severity: "info",
  onByDefault: true,
  kinds: incidentKinds,
  *check(model) {
    for (const field of model.fields) {
      if (!isUnfilled(field) || mayStayOpen(model, field.key) || isTold(model, field)) continue;
      const { span } = field;
      yield field.empty || span.start >= span.end
        ? {
            span: field.labelSpan,
            message: message(
              "“{0}” has no value. Readers cannot tell whether it was forgotten. Fill it in, write “unknown”, or remove the field.",
              field.label,
            ),
          }
        : {
            span,
            message: message(
              "“{0}” still holds a placeholder. Readers cannot tell whether it was forgotten. Fill it in, write “unknown”, or remove the field.",
              field.label,
            ),
          };
    }
  },
};

/** Severities have a rule of their own, and so have the times of a timeline. */
function isUnfilled(field: Field): boolean {
  if (field.unknown || field.key === "severity" || field.form === "timeline") return false;
  return field.empty || (field.placeholder && !isDash(field.raw) && !nobody.test(field.raw.trim()));
}

/** The same field is filled in another place of the same incident. */
function isTold(model: DocumentModel, field: Field): boolean {
  return (
    field.empty &&
    model.fields.some(
      (other) => other.key === field.key && other.part === field.part && !other.placeholder && !other.empty,
    )
  );
}
