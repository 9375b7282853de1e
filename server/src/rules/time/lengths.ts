import type { DocumentModel, Field, FieldKey } from "../../model/document";
import type { Moment } from "../../time/moment";
import { minutesBetween } from "../when";
import { timeFields } from "./spans";

/** Minutes. */
export interface Length {
  readonly least: number;
  readonly most: number;
}

/** Which moments each duration may be counted between. */
export type Measured = Readonly<
  Partial<Record<FieldKey, { readonly from: readonly FieldKey[]; readonly to: readonly FieldKey[] }>>
>;

/** A field that is stated more often says nothing new. */
export const manyTimes = 8;

/** Beyond this the pairs are too many to try: then the ends of the timeline and its milestones stand for it. */
const manyEntries = 100;

/** The lengths of time that two moments of an incident give: authors count from different ones. */
export class PlausibleLengths {
  readonly #model: DocumentModel;
  readonly #measured: Measured;
  readonly #told = new Map<number, readonly Moment[]>();

  constructor(model: DocumentModel, measured: Measured) {
    this.#model = model;
    this.#measured = measured;
  }

  /** Whether any two moments that the field's duration may be counted between fit; most are told by the fields. */
  some({ key, part }: Field, fits: (length: Length) => boolean): boolean {
    const { from, to } = this.#measured[key] ?? { from: [], to: [] };
    const [starts, ends] = [this.#stated([...from, "date"], part), this.#stated(to, part)];
    const told = this.#toldIn(part);
    return (
      anyPair(starts, ends, fits) ||
      anyPair(starts, told, fits) ||
      anyPair(told, ends, fits) ||
      anyPair(told, told, fits)
    );
  }

  #stated(keys: readonly FieldKey[], part: number): Moment[] {
    return keys
      .flatMap((key) => timeFields(this.#model, key, part).slice(0, manyTimes))
      .flatMap(({ at, until }) => (until ? [at, until] : [at]));
  }

  #toldIn(part: number): readonly Moment[] {
    const known = this.#told.get(part) ?? this.#readTold(part);
    this.#told.set(part, known);
    return known;
  }

  #readTold(part: number): readonly Moment[] {
    const entries = this.#model.timelines.flatMap((timeline) => (timeline.part === part ? timeline.entries : []));
    const last = entries.length - 1;
    const telling =
      entries.length <= manyEntries
        ? entries
        : [0, last]
            .flatMap((at) => entries[at] ?? [])
            .concat(entries.filter(({ milestone }) => milestone).slice(0, manyEntries));
    return telling.flatMap(({ moment, until }) => [moment, until].filter((one) => one !== undefined));
  }
}

function anyPair(starts: readonly Moment[], ends: readonly Moment[], fits: (length: Length) => boolean): boolean {
  for (const start of starts)
    for (const end of ends) {
      const length = minutesBetween(start, end);
      if (length && fits(length)) return true;
    }
  return false;
}
