import { at, type Words } from "./words";
import { WordTable } from "./wordTable";

/** Where each pair of neighbouring words stands in a text. */
export class WordIndex {
  readonly #words: Words;
  readonly #heads: Int32Array;
  readonly #next: Int32Array;
  /** How many pairs of words begin at each head. */
  readonly #counts: Int32Array;
  readonly #mask: number;

  constructor(words: Words) {
    this.#words = words;
    let size = 16;
    while (size < words.count) size *= 2;
    this.#mask = size - 1;
    this.#heads = new Int32Array(size).fill(-1);
    this.#next = new Int32Array(words.count);
    this.#counts = new Int32Array(size);
    for (let index = words.count - 2; index >= 0; index -= 1) {
      const slot = this.#slot(at(words.ids, index), at(words.ids, index + 1));
      this.#next[index] = at(this.#heads, slot);
      this.#heads[slot] = index;
      this.#counts[slot] = at(this.#counts, slot) + 1;
    }
  }

  /** How often a pair stands in the text, at most: another may be counted with it. */
  mostOf(first: number, second: number): number {
    return at(this.#counts, this.#slot(first, second));
  }

  /** The places of a pair in order; undefined when there are more than `most`, or too many that look alike. */
  places(first: number, second: number, most: number): number[] | undefined {
    const { ids } = this.#words;
    const slot = this.#slot(first, second);
    if (at(this.#counts, slot) > 4 * most) return undefined;
    const places: number[] = [];
    for (let index = at(this.#heads, slot); index >= 0; index = at(this.#next, index)) {
      if (at(ids, index) !== first || at(ids, index + 1) !== second) continue;
      if (places.length === most) return undefined;
      places.push(index);
    }
    return places;
  }

  #slot(first: number, second: number): number {
    const hash = Math.imul(first ^ Math.imul(second, 0x9e3779b1), 0x85ebca6b);
    return (hash ^ (hash >>> 15)) & this.#mask;
  }
}

/** How telling a word is that stands in a text so often. */
const rarities = Float64Array.from({ length: 4_096 }, (_, count) =>
  count <= 1 ? 1 : 1 / (1 + 0.5 * Math.log2(count)),
);

/** How often each word stands in a text. */
export class WordCounts {
  readonly #counts: WordTable;

  constructor({ ids, count }: Words) {
    this.#counts = new WordTable(count);
    for (let index = 0; index < count; index += 1) this.#counts.count(at(ids, index));
  }

  /** How telling a word is: 1 when it stands there at most once, less the more often it does. */
  rarity(id: number): number {
    return rarities[Math.min(this.#counts.get(id), rarities.length - 1)] ?? 1;
  }
}
