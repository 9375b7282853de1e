import type { DocumentModel, Field, FieldKey, StatusValue } from "../../model/document";
import { isoDuration, wallTime } from "./times";

/** Fields that are shown, in this order. */
export const shownFields = [
  "severity",
  "status",
  "start",
  "detected",
  "mitigated",
  "end",
  "duration",
  "authors",
  "services",
] as const satisfies readonly FieldKey[];

export interface InspectedField {
  /** 1-based. */
  readonly line: number;
  readonly raw: string;
  /** In canonical form; absent where a field has none, or the value could not be read. */
  readonly value?: string;
}

export type InspectedFields = Readonly<Partial<Record<(typeof shownFields)[number], InspectedField>>>;

/** What the document states of one incident; what is unfilled or unknown is not stated. */
export function inspectFields(model: DocumentModel, part: number): InspectedFields {
  const fields: Partial<Record<(typeof shownFields)[number], InspectedField>> = {};
  for (const key of shownFields) {
    const field = model.fields.find((each) => each.key === key && each.part === part && isStated(each));
    if (field !== undefined) fields[key] = inspectField(field, model);
  }
  return fields;
}

const isStated = ({ empty, placeholder, unknown }: Field): boolean => !empty && !placeholder && !unknown;

function inspectField(field: Field, model: DocumentModel): InspectedField {
  const line = model.markdown.lines.lineOf(field.span.start) + 1;
  const value = valueOf(field);
  return value === undefined ? { line, raw: field.raw } : { line, raw: field.raw, value };
}

function valueOf({ severity, status, time, duration }: Field): string | undefined {
  if (severity !== undefined) return severity.value;
  if (status !== undefined) return statuses[status];
  if (time?.moment !== undefined) return wallTime(time.moment);
  return duration === undefined ? undefined : isoDuration(duration.minutes);
}

/** Documents know more phases than readers tell apart. */
const statuses: Readonly<Record<StatusValue, string>> = {
  draft: "draft",
  "in-review": "in-review",
  approved: "approved",
  triage: "investigating",
  investigating: "investigating",
  mitigated: "mitigated",
  monitoring: "mitigated",
  resolved: "resolved",
  closed: "closed",
  cancelled: "other",
  other: "other",
};
