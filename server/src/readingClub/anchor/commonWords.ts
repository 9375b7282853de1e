import { at, type Run } from "./words";
import { WordTable } from "./wordTable";

/**
 * The longest common words of one sequence and many others by bits (Hyyrö's method), of which what depends on the one
 * alone is prepared once. 32 words of the one are bits of one number, a block.
 */
export class CommonWords {
  readonly #count: number;
  readonly #blocks: number;
  /** For each different word the bits of the places where the sequence has it, block by block. */
  readonly #masks: Int32Array;
  /** Where in those each word begins, and one. */
  readonly #offsets: WordTable;

  constructor(ids: Int32Array, from: number, to: number) {
    this.#count = to - from;
    this.#blocks = Math.ceil(this.#count / 32);
    this.#masks = new Int32Array(this.#blocks * this.#count);
    this.#offsets = new WordTable(this.#count);
    let end = 1;
    for (let index = 0; index < this.#count; index += 1) {
      const id = at(ids, from + index);
      if (this.#offsets.get(id) === 0) {
        this.#offsets.set(id, end);
        end += this.#blocks;
      }
      const block = this.#offsets.get(id) - 1 + (index >> 5);
      this.#masks[block] = at(this.#masks, block) | (1 << (index & 31));
    }
  }

  /** The words shared with those of another sequence from `from` to `to`, as runs in order, `b` counted in the other. */
  runs(other: Int32Array, from: number, to: number): Run[] {
    const length = to - from;
    const offsets = new Int32Array(length);
    for (let row = 0; row < length; row += 1) offsets[row] = this.#offsets.get(at(other, from + row)) - 1;
    const bits = new Int32Array(this.#blocks * (length + 1));
    const carries = new Uint8Array(length);
    for (let block = 0; block < this.#blocks; block += 1) fill(bits, block, offsets, this.#masks, carries);
    return this.#walkBack(bits, from, length);
  }

  #walkBack(bits: Int32Array, from: number, length: number): Run[] {
    const runs: Run[] = [];
    let [column, row] = [this.#count, length];
    const unset = (inRow: number) => {
      const bit = column - 1;
      return ((at(bits, (bit >> 5) * (length + 1) + inRow) >>> (bit & 31)) & 1) === 0;
    };
    while (column > 0 && row > 0) {
      if (!unset(row)) column -= 1;
      else if (row > 1 && unset(row - 1)) row -= 1;
      else {
        column -= 1;
        row -= 1;
        const last = runs.at(-1);
        if (last !== undefined && last.a === column + 1 && last.b === from + row + 1) {
          runs[runs.length - 1] = { a: column, b: from + row, length: last.length + 1 };
        } else runs.push({ a: column, b: from + row, length: 1 });
      }
    }
    return runs.reverse();
  }
}

/**
 * One block, word by word of the other sequence: `V = (V + (V & M)) | (V & ~M)`.
 * @param offsets where the mask of each of those words begins; -1 for a word that the sequence does not have
 * @param carries of each of those words, from the block before and for the next one
 */
function fill(bits: Int32Array, block: number, offsets: Int32Array, masks: Int32Array, carries: Uint8Array): void {
  const start = block * (offsets.length + 1);
  let value = -1;
  bits[start] = value;
  for (let row = 0; row < offsets.length; row += 1) {
    const offset = at(offsets, row);
    if (offset >= 0) {
      const mask = at(masks, offset + block);
      const common = value & mask;
      const sum = (value + common + (carries[row] ?? 0)) | 0;
      // What is common is a part of the value: the sum is too long where both begin with 1, or one does and it does not.
      carries[row] = (common | (value & ~sum)) >>> 31;
      value = sum | (value & ~mask);
    }
    bits[start + row + 1] = value;
  }
}
