import type { EffectiveConfig } from "../../config/effective";
import type { DocumentModel, Field } from "../../model/document";
import { readSeverity } from "../../severity/readSeverity";
import { message } from "../../text/message";
import type { Span } from "../../text/span";
import { incidentKinds, type Fix, type Rule } from "../rule";
import { severityFields, stands, tokenPlace } from "./place";

/** Dashes say "does not apply" as often as "to be filled in": they are left alone. */
const dash = /^[-–—―ー－\s/／]+$|^n\/?a$/i;

/** Nobody has decided the severity yet: the template's choice still stands there. */
export const severityPlaceholder: Rule = {
  code: "severity/placeholder",
  severity: "info",
  onByDefault: true,
  kinds: incidentKinds,
  *check(model, { config }) {
    const fields = severityFields(model);
    for (const field of fields) {
      if (!isUndecided(field) || (field.empty && fields.some((other) => other.part === field.part && isDecided(other))))
        continue;
      yield field.empty || field.span.start >= field.span.end
        ? {
            span: field.labelSpan,
            message: message(
              "“{0}” has no value. Whom to call and what comes first depend on it. Decide on a level, or write “unknown”.",
              field.label,
            ),
          }
        : { ...undecided(field, model), fixes: choices(field, config, model) };
    }
  },
};

const isDecided = (field: Field): boolean => field.severity !== undefined && !field.severity.placeholder;

/** A severity that reads well is decided, whatever stands behind it. */
function isUndecided(field: Field): boolean {
  if (field.unknown || isDecided(field)) return false;
  if (field.severity?.placeholder === true || field.empty) return true;
  return field.placeholder && !dash.test(field.raw.trim());
}

function undecided(field: Field, model: DocumentModel) {
  const { severity: reading } = field;
  return {
    span: reading === undefined ? field.span : tokenPlace(field, reading, model),
    message: message(
      "“{0}” is a choice that nobody has made yet. Whom to call and what comes first depend on it. Decide on a level, or write “unknown”.",
      reading?.token ?? field.raw.trim(),
    ),
  };
}

/** One fix a level: those the choice itself offers, else those of the scale. */
function choices(field: Field, { severity }: EffectiveConfig, model: DocumentModel): Fix[] {
  const { severity: reading } = field;
  const at: Span = reading === undefined ? field.span : tokenPlace(field, reading, model);
  if (!stands(reading?.token ?? field.raw, at, model)) return [];
  const offered = (reading?.token ?? "")
    .split(/[/／|｜・、,，[\]()（）{}<>]|\bor\b|または|\s+(?=[A-Z])/)
    .map((part) => readSeverity(part.trim()))
    .filter((member) => member !== undefined && !member.placeholder && member.token.length > 1)
    .map((member) => member?.token ?? "");
  const levels = offered.length > 1 ? offered : severity.levels.map(({ id }) => id);
  return levels.map((level) => ({
    title: message("Set the severity to {0}", level),
    edits: [{ span: at, newText: level }],
  }));
}
