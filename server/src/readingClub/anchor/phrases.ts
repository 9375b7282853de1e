import { at, type Run, type Stretch } from "./words";

/** Phrases that occur once in both stretches: the most of them that are in the same order. */
export function commonPhrases(a: Stretch, b: Stretch, length: number): Run[] {
  const count = a.to - a.from - length + 1;
  const table = new PhraseTable(Math.max(0, count));
  const slots = new Int32Array(Math.max(0, count));
  eachPhrase(a, length, (hash, index) => {
    slots[index - a.from] = table.add(hash);
  });
  eachPhrase(b, length, (hash, index) => {
    table.meet(hash, index);
  });
  const pairsA = new Int32Array(Math.max(0, count));
  const pairsB = new Int32Array(Math.max(0, count));
  let pairs = 0;
  for (let index = 0; index < count; index += 1) {
    const there = table.only(at(slots, index));
    if (there === undefined) continue;
    pairsA[pairs] = a.from + index;
    pairsB[pairs] = there;
    pairs += 1;
  }
  return inOrder(pairsA.subarray(0, pairs), pairsB.subarray(0, pairs), length);
}

/** How often phrases stand in one stretch, and where in the other. */
class PhraseTable {
  readonly #mask: number;
  readonly #hashes: Int32Array;
  readonly #counts: Uint8Array;
  /** Index in the other stretch; -1 for none, -2 for several. */
  readonly #places: Int32Array;

  constructor(count: number) {
    let size = 16;
    while (size < 2 * count) size *= 2;
    this.#mask = size - 1;
    this.#hashes = new Int32Array(size);
    this.#counts = new Uint8Array(size);
    this.#places = new Int32Array(size).fill(-1);
  }

  /** Counts a phrase of the one stretch, and says where it is kept. */
  add(hash: number): number {
    const slot = this.#slot(hash);
    this.#hashes[slot] = hash;
    if ((this.#counts[slot] ?? 0) < 2) this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
    return slot;
  }

  /** Notes where a phrase stands in the other stretch. */
  meet(hash: number, index: number): void {
    const slot = this.#slot(hash);
    if (this.#counts[slot] === 1) this.#places[slot] = at(this.#places, slot) === -1 ? index : -2;
  }

  /** Where a phrase that each stretch has once stands in the other. */
  only(slot: number): number | undefined {
    const place = at(this.#places, slot);
    return this.#counts[slot] === 1 && place >= 0 ? place : undefined;
  }

  #slot(hash: number): number {
    let slot = (hash ^ (hash >>> 16)) & this.#mask;
    while ((this.#counts[slot] ?? 0) > 0 && at(this.#hashes, slot) !== hash) slot = (slot + 1) & this.#mask;
    return slot;
  }
}

const base = 0x5bd1e995;

/** A number for each phrase of a stretch, made of the one before it: `base` to the power of its place times each word. */
function eachPhrase({ ids, from, to }: Stretch, length: number, take: (hash: number, index: number) => void): void {
  let hash = 0;
  let outermost = 1;
  for (let index = 0; index < length; index += 1) outermost = Math.imul(outermost, base);
  for (let index = from; index < to; index += 1) {
    const leaving = index - length;
    hash = (Math.imul(hash, base) + at(ids, index)) | 0;
    if (leaving >= from) hash = (hash - Math.imul(at(ids, leaving), outermost)) | 0;
    if (leaving + 1 >= from) take(hash, leaving + 1);
  }
}

/** The longest series of pairs that rises in `b` too (patience sorting), phrases that overlap as one. */
function inOrder(a: Int32Array, b: Int32Array, length: number): Run[] {
  const ends = new Int32Array(a.length);
  const previous = new Int32Array(a.length);
  let most = 0;
  for (let index = 0; index < a.length; index += 1) {
    let low = 0;
    let high = most;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(b, at(ends, middle)) < at(b, index)) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? at(ends, low - 1) : -1;
    ends[low] = index;
    most = Math.max(most, low + 1);
  }
  const series: Run[] = [];
  for (let index = most > 0 ? at(ends, most - 1) : -1; index >= 0; index = at(previous, index)) {
    const behind = series.at(-1);
    const by = behind === undefined ? 0 : behind.a - at(a, index);
    // The phrase before one by fewer words than it has, in both, is the beginning of the same stretch.
    if (behind !== undefined && by <= length && behind.b - at(b, index) === by) {
      series[series.length - 1] = { a: at(a, index), b: at(b, index), length: behind.length + by };
    } else series.push({ a: at(a, index), b: at(b, index), length });
  }
  return series.reverse();
}
