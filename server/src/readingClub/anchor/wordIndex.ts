import { at, type Words } from "./words";

/** Where each pair of neighbouring words stands in a text. */
export class WordIndex {
  readonly #words: Words;
  readonly #heads: Int32Array;
  readonly #next: Int32Array;
  readonly #mask: number;

  constructor(words: Words) {
    this.#words = words;
    let size = 16;
    while (size < words.count) size *= 2;
    this.#mask = size - 1;
    this.#heads = new Int32Array(size).fill(-1);
    this.#next = new Int32Array(words.count);
    for (let index = words.count - 2; index >= 0; index -= 1) {
      const slot = this.#slot(at(words.ids, index), at(words.ids, index + 1));
      this.#next[index] = at(this.#heads, slot);
      this.#heads[slot] = index;
    }
  }

  /** The places of a pair in order; undefined when there are more than `most`, or too many that look alike. */
  places(first: number, second: number, most: number): number[] | undefined {
    const { ids } = this.#words;
    const places: number[] = [];
    let looked = 0;
    for (let index = at(this.#heads, this.#slot(first, second)); index >= 0; index = at(this.#next, index)) {
      looked += 1;
      if (looked > 4 * most) return undefined;
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
