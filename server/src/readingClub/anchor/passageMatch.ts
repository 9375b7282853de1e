import { align } from "./align";
import { CommonWords } from "./commonWords";
import type { Run, Words } from "./words";

/** Passages of more words are compared phrase by phrase: bits would take the product of both lengths. */
const mostByBits = 2_000;

/** Compares one passage with many stretches of a page. */
export class PassageMatcher {
  readonly #ids: Int32Array;
  readonly #common: CommonWords | undefined;

  constructor({ ids, count }: Words) {
    this.#ids = ids.subarray(0, count);
    this.#common = count > mostByBits ? undefined : new CommonWords(ids, 0, count);
  }

  /** The common words of the passage and of the page's words from `from` to `to`, as runs in order. */
  runs(page: Words, from: number, to: number): Run[] {
    if (this.#common !== undefined) return this.#common.runs(page.ids, from, to);
    const runs = align(this.#ids, page.ids.subarray(from, to));
    return runs.map(({ a, b, length }) => ({ a, b: b + from, length }));
  }
}
