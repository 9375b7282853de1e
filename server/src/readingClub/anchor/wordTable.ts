import { at } from "./words";

/** A number for each of some words, 0 where none was noted. */
export class WordTable {
  readonly #ids: Int32Array;
  readonly #numbers: Int32Array;
  readonly #mask: number;

  /** @param most different words */
  constructor(most: number) {
    let size = 16;
    while (size < 2 * most) size *= 2;
    this.#mask = size - 1;
    this.#ids = new Int32Array(size);
    this.#numbers = new Int32Array(size);
  }

  get(id: number): number {
    return at(this.#numbers, this.#slot(id));
  }

  /** @param number not 0 */
  set(id: number, number: number): void {
    const slot = this.#slot(id);
    this.#ids[slot] = id;
    this.#numbers[slot] = number;
  }

  /** Counts a word once more. */
  count(id: number): void {
    const slot = this.#slot(id);
    this.#ids[slot] = id;
    this.#numbers[slot] = at(this.#numbers, slot) + 1;
  }

  /** Where a word's number is, or would be. */
  #slot(id: number): number {
    let slot = (Math.imul(id, 0x9e3779b1) >>> 8) & this.#mask;
    while (at(this.#numbers, slot) !== 0 && at(this.#ids, slot) !== id) slot = (slot + 1) & this.#mask;
    return slot;
  }
}
