import { sectionKeys, type DocumentModel, type Field, type FieldKey, type SectionKey } from "../../model/document";
import { message } from "../../text/message";
import { insertField } from "../insert";
import { fieldLabel } from "../names";
import { headOf } from "../place";
import { mayStayOpen } from "../progress";
import { incidentKinds, type Rule } from "../rule";

/** A field the team's profile asks for is nowhere in the document. */
export const fieldMissing: Rule = {
  code: "field/missing",
  severity: "warning",
  onByDefault: false,
  kinds: incidentKinds,
  absence: true,
  *check(model, { config }) {
    for (const key of config.requiredFields) {
      if (!isMissing(model, key)) continue;
      yield {
        span: headOf(model),
        message: message(
          "The field “{0}” is missing. The profile “{1}” asks for it, so that readers find it in every report. Add it; write “unknown” if it is not known.",
          fieldLabel(key, model.language),
          config.profile,
        ),
        fixes: [
          { title: message("Add the field “{0}”", fieldLabel(key, model.language)), edits: [insertField(model, key)] },
        ],
      };
    }
  },
};

/** Whether a document lacks a field that is asked for, and can be expected to have it by now. */
export const isMissing = (model: DocumentModel, key: FieldKey): boolean =>
  !isStated(model, key) && !mayStayOpen(model, key);

/** As a field of any form, filled or not, as a named moment of the timeline, or in a section of its own. */
function isStated(model: DocumentModel, key: FieldKey): boolean {
  return (
    model.fields.some((field) => field.key === key) ||
    model.timelines.some(({ entries }) => entries.some(({ milestone }) => milestone === key)) ||
    ((key === "start" || key === "end") && model.fields.some(tellsPeriodInWords)) ||
    (isSectionKey(key) && model.sections.some((section) => section.key === key)) ||
    (key === "title" && model.title !== undefined)
  );
}

/** "Unknown – 23 March", "whenever a batch ran": the period is told, as far as it is known. */
const tellsPeriodInWords = ({ key, placeholder, empty, duration, raw }: Field): boolean =>
  key === "duration" && !placeholder && !empty && (duration === undefined || /不明|unknown/i.test(raw));

const isSectionKey = (key: string): key is SectionKey => sectionKeys.some((section) => section === key);
