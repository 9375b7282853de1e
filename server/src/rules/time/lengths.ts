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

/** Every length of time that two moments of an incident give: authors count from different ones. */
export class PlausibleLengths {
  readonly #model: DocumentModel;
  readonly #measured: Measured;
  readonly #known = new Map<string, readonly Length[]>();

  constructor(model: DocumentModel, measured: Measured) {
    this.#model = model;
    this.#measured = measured;
  }

  /** Sorted and not overlapping. */
  of({ key, part }: Field): readonly Length[] {
    const place = `${part}:${key}`;
    const known = this.#known.get(place) ?? this.#lengths(key, part);
    this.#known.set(place, known);
    return known;
  }

  #lengths(key: FieldKey, part: number): readonly Length[] {
    const { from, to } = this.#measured[key] ?? { from: [], to: [] };
    const told = this.#told(part);
    const starts = [...this.#stated([...from, "date"], part), ...told];
    const ends = [...this.#stated(to, part), ...told];
    return merged(starts.flatMap((start) => ends.flatMap((end) => minutesBetween(start, end) ?? [])));
  }

  #stated(keys: readonly FieldKey[], part: number): Moment[] {
    return keys
      .flatMap((key) => timeFields(this.#model, key, part).slice(0, manyTimes))
      .flatMap(({ at, until }) => (until ? [at, until] : [at]));
  }

  #told(part: number): Moment[] {
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

function merged(lengths: readonly Length[]): readonly Length[] {
  const result: Length[] = [];
  for (const length of [...lengths].sort((a, b) => a.least - b.least)) {
    const last = result.at(-1);
    if (last === undefined || length.least > last.most) result.push(length);
    else result[result.length - 1] = { least: last.least, most: Math.max(last.most, length.most) };
  }
  return result;
}
