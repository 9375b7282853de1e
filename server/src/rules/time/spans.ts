import type { DocumentModel, Field, FieldKey } from "../../model/document";
import type { Moment } from "../../time/moment";
import { isBefore } from "../when";

/** A field that tells a moment: its value begins (`at`) and, when it is a range, ends (`until`). */
export interface TimeField {
  readonly field: Field;
  readonly at: Moment;
  readonly until: Moment | undefined;
}

type TimesOfPart = Map<FieldKey, TimeField[]>;

/** Models are immutable: their time fields are looked up once for all rules. */
const known = new WeakMap<DocumentModel, Map<number, TimesOfPart>>();

function timesOf(model: DocumentModel): Map<number, TimesOfPart> {
  const found = known.get(model) ?? new Map<number, TimesOfPart>();
  if (known.has(model)) return found;
  known.set(model, found);
  for (const field of model.fields) {
    const { time } = field;
    if (!time?.moment || field.placeholder || time.reading.problem) continue;
    const part = found.get(field.part) ?? new Map<FieldKey, TimeField[]>();
    found.set(field.part, part);
    const list = part.get(field.key) ?? [];
    part.set(field.key, list);
    list.push({ field, at: time.moment, until: time.until });
  }
  return found;
}

/** The time fields of a key and part that say something sound, in document order. */
export function timeFields(model: DocumentModel, key: FieldKey, part: number): readonly TimeField[] {
  return timesOf(model).get(part)?.get(key) ?? [];
}

/** The numbers of the incidents in a file that tell times. */
export const partsOf = (model: DocumentModel): Iterable<number> => timesOf(model).keys();

/** A pair of a start and an end that contradict each other. */
export interface Contradiction {
  readonly start: TimeField;
  readonly end: TimeField;
}

const contradictions = new WeakMap<DocumentModel, Map<number, Contradiction | undefined>>();

/**
 * The end that lies before the start of a part's incident; the end proper before the mitigation.
 * An end is compared with the start written in the same form, when there is one.
 */
export function contradictionOf(model: DocumentModel, part: number): Contradiction | undefined {
  const found = contradictions.get(model) ?? new Map<number, Contradiction | undefined>();
  contradictions.set(model, found);
  if (!found.has(part)) found.set(part, findContradiction(model, part));
  return found.get(part);
}

function findContradiction(model: DocumentModel, part: number): Contradiction | undefined {
  const stated = timeFields(model, "start", part);
  // With no start stated the detection is the first moment there is.
  const starts = stated.length > 0 ? stated : timeFields(model, "detected", part);
  for (const key of ["end", "mitigated"] as const) {
    for (const end of timeFields(model, key, part)) {
      const start = starts.find(({ field }) => field.form === end.field.form) ?? starts[0];
      if (start && start.field !== end.field && isBefore(end.until ?? end.at, start.at)) return { start, end };
    }
  }
  return undefined;
}
