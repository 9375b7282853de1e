import type { EffectiveConfig } from "../../config/effective";
import { fieldKeys, type DocumentModel, type FieldKey } from "../../model/document";
import { message } from "../../text/message";
import { insertField } from "../insert";
import { fieldLabel } from "../names";
import { headOf } from "../place";
import { mayStayOpen } from "../progress";
import { incidentKinds, type Rule } from "../rule";
import { statedLevel } from "../severityLevel";

/** A role the team fills in every incident, or at this severity, is not named. */
export const roleMissing: Rule = {
  code: "role/missing",
  severity: "info",
  onByDefault: false,
  kinds: incidentKinds,
  absence: true,
  *check(model, { config }) {
    for (const key of rolesNeeded(model, config)) {
      // Who reports is asked by postmortem/no-report-owner; an unfilled field by field/placeholder.
      if (key === "report_owner" || model.fields.some((field) => field.key === key) || mayStayOpen(model, key))
        continue;
      yield {
        span: headOf(model),
        message: message(
          "Nobody is named as “{0}”. People who join late or ask afterwards have to guess whom to turn to. Name the person, or say that nobody took the role.",
          fieldLabel(key, model.language),
        ),
        fixes: [
          { title: message("Add the field “{0}”", fieldLabel(key, model.language)), edits: [insertField(model, key)] },
        ],
      };
    }
  },
};

function rolesNeeded(model: DocumentModel, config: EffectiveConfig): ReadonlySet<FieldKey> {
  const level = statedLevel(model, config);
  return new Set([...config.requiredRoles, ...fieldKeys.filter((key) => level?.roles.includes(key))]);
}
