import type { DocumentModel, Field, FieldKey, SectionKey, StatusValue } from "../model/document";
import type { Moment } from "../time/moment";

const active: ReadonlySet<StatusValue> = new Set(["triage", "investigating", "mitigated", "monitoring"]);

/** The first field of a key that says something. */
export function filledField(model: DocumentModel, key: FieldKey, part = 0): Field | undefined {
  return model.fields.find((field) => field.key === key && field.part === part && !field.placeholder && !field.empty);
}

/** The moment a field gives. */
export function momentOf(model: DocumentModel, key: FieldKey, part = 0): Moment | undefined {
  return filledField(model, key, part)?.time?.moment;
}

/**
 * True for the record of an incident that is not over: what is only known afterwards
 * (end, cause, lessons …) may be open there.
 */
export function isOngoing(model: DocumentModel): boolean {
  const status = filledField(model, "status")?.status;
  if (status !== undefined && active.has(status)) return true;
  return model.kind === "incident" && status === undefined && filledField(model, "end") === undefined;
}

/** What cannot be known while an incident lasts. */
const afterwards: ReadonlySet<FieldKey | SectionKey> = new Set<FieldKey | SectionKey>([
  "end",
  "mitigated",
  "duration",
  "ttr",
  "ttd",
  "cause",
  "trigger",
  "resolution",
  "lessons",
  "went_well",
  "went_wrong",
  "lucky",
  "actions",
  "gkpt",
  "good",
  "keep",
  "problem",
  "try",
  "questions",
  "remaining_tasks",
  "handover",
  "report_owner",
  "postmortem_owner",
  "facilitator",
  "note_taker",
  "reviewers",
]);

/** True for what the record of a lasting incident may leave open. */
export const mayStayOpen = (model: DocumentModel, key: FieldKey | SectionKey): boolean =>
  afterwards.has(key) && isOngoing(model);
