import { at, type Run } from "./words";

/** Words of a passage in one number. */
const width = 32;

/**
 * The longest common words of one sequence and many others by bits (Hyyrö's method), of which what depends on the one
 * alone is prepared once.
 */
export class CommonWords {
  readonly #count: number;
  readonly #blocks: number;
  /** For each different word, the bits of the places where the sequence has it. */
  readonly #masks = new Map<number, Int32Array>();

  constructor(ids: Int32Array, from: number, to: number) {
    this.#count = to - from;
    this.#blocks = Math.ceil(this.#count / width);
    for (let index = 0; index < this.#count; index += 1) {
      const id = at(ids, from + index);
      let mask = this.#masks.get(id);
      if (mask === undefined) this.#masks.set(id, (mask = new Int32Array(this.#blocks)));
      mask[index >> 5] = at(mask, index >> 5) | (1 << (index & 31));
    }
  }

  /** The words shared with those of another sequence from `from` to `to`, as runs in order, `b` counted in the other. */
  runs(other: Int32Array, from: number, to: number): Run[] {
    const blocks = this.#blocks;
    const rows = new Int32Array(blocks * (to - from + 1)).fill(-1, 0, blocks);
    for (let row = 1; row <= to - from; row += 1) {
      const mask = this.#masks.get(at(other, from + row - 1));
      const before = (row - 1) * blocks;
      if (mask === undefined) rows.copyWithin(row * blocks, before, before + blocks);
      else advance(rows, before, row * blocks, mask, blocks);
    }
    return this.#walkBack(rows, from, to - from);
  }

  #walkBack(rows: Int32Array, from: number, length: number): Run[] {
    const runs: Run[] = [];
    let [column, row] = [this.#count, length];
    const unset = (inRow: number) => {
      const bit = column - 1;
      return ((at(rows, inRow * this.#blocks + (bit >> 5)) >>> (bit & 31)) & 1) === 0;
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

/** One word of the other sequence more: `V = (V + (V & M)) | (V & ~M)` over blocks of 32 bits. */
function advance(rows: Int32Array, before: number, after: number, mask: Int32Array, blocks: number): void {
  let carry = 0;
  for (let block = 0; block < blocks; block += 1) {
    const value = at(rows, before + block);
    const common = value & at(mask, block);
    const sum = (value >>> 0) + (common >>> 0) + carry;
    carry = sum > 0xffffffff ? 1 : 0;
    rows[after + block] = sum | 0 | (value & ~at(mask, block));
  }
}
