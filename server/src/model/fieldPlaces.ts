import type { Field, FieldKey, Section, SectionKey } from "./document";

/** In these sections a line "Owner: Kim" or a bold word speaks of something else than the incident as a whole. */
const closed: ReadonlySet<SectionKey | undefined> = new Set([
  "timeline",
  "actions",
  "lessons",
  "went_well",
  "went_wrong",
  "lucky",
  "references",
  "gkpt",
  "good",
  "keep",
  "problem",
  "try",
  "questions",
  "remaining_tasks",
  "handover",
  "cause",
  "trigger",
]);
/** Fields that only the head of a document states; elsewhere the same words head a list or a table column. */
const headOnly: ReadonlySet<FieldKey> = new Set([
  "id",
  "title",
  "tags",
  "owner",
  "date",
  "status",
  "responders",
  "reporter",
  "services",
  "reviewers",
  "authors",
]);
const head: ReadonlySet<SectionKey | undefined> = new Set([
  undefined,
  "metadata",
  "summary",
  "stats",
  "attendees",
  "impact",
]);

/** Whether labels inside a section are no fields of the document. */
export function isClosed(section: Section | undefined, parts: readonly Section[]): boolean {
  // One of several incidents has a head of its own, wherever it stands.
  for (let at = section; at && !parts.includes(at); at = at.parent) if (closed.has(at.key)) return true;
  return false;
}

/** Whether a field of this key and form counts where it stands. */
export function allowed({ key, form }: Pick<Field, "key" | "form">, section: Section | undefined): boolean {
  return form === "front-matter" || form === "heading" || !headOnly.has(key) || head.has(nearestKey(section));
}

function nearestKey(section: Section | undefined): SectionKey | undefined {
  for (let at = section; at; at = at.parent) if (at.key && at.form === "heading") return at.key;
  return undefined;
}
