import type { DocumentModel, Field, FieldKey } from "../../model/document";
import type { Moment } from "../../time/moment";
import { isBefore } from "../when";

/** A field that tells a moment: its value begins (`at`) and, when it is a range, ends (`until`). */
export interface TimeField {
  readonly field: Field;
  readonly at: Moment;
  readonly until: Moment | undefined;
}

/** The filled time fields of a key and part, in document order. */
export function timeFields(model: DocumentModel, key: FieldKey, part: number): TimeField[] {
  return model.fields.flatMap((field) => {
    const at = field.time?.moment;
    return field.key === key && field.part === part && !field.placeholder && at ? [{ field, at, until: field.time?.until }] : [];
  });
}

/** A pair of a start and an end that contradict each other. */
export interface Contradiction {
  readonly start: TimeField;
  readonly end: TimeField;
}

/**
 * The end that lies before the start of a part's incident; the end proper before the mitigation.
 * An end is compared with the start written in the same form, when there is one.
 */
export function contradictionOf(model: DocumentModel, part: number): Contradiction | undefined {
  const starts = timeFields(model, "start", part);
  for (const key of ["end", "mitigated"] as const) {
    for (const end of timeFields(model, key, part)) {
      const start = starts.find(({ field }) => field.form === end.field.form) ?? starts[0];
      if (start && start.field !== end.field && isBefore(end.until ?? end.at, start.at)) return { start, end };
    }
  }
  return undefined;
}

/** The numbers of the incidents in a file. */
export const partsOf = (model: DocumentModel): number[] => [...new Set(model.fields.map(({ part }) => part))];
