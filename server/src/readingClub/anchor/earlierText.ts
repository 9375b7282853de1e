import type { Span } from "../../text/span";
import { align } from "./align";
import { follow } from "./follow";
import type { Page } from "./page";
import { isVerbatim, type Place } from "./places";
import type { Passage, Quote } from "./remembered";
import { firstFrom, lastBefore, runsWithin, withoutChance } from "./runs";
import { settled } from "./settle";
import { weigh, weighRuns } from "./weight";
import { WordCounts } from "./wordIndex";
import { at, type Run, type Words } from "./words";

/** Words in a row, and their weight, from which a stretch of the page is what it was before, and not alike by chance. */
const leastStretch = 3;
const leastStretchWeight = 10;
/** Weight of a word that two texts do not share by chance when each has it once. */
const tellingWord = 6;

/** A text that annotations were made on, as far as it is known, compared once with the page they are looked for on. */
export class EarlierText {
  readonly #words: Words;
  readonly #page: Page;
  #runs: readonly Run[] | undefined;
  #stretches: readonly Run[] | undefined;
  #told: number | undefined;
  #counts: WordCounts | undefined;

  /** @param runs the words both share, in order, when they are known already */
  constructor(words: Words, page: Page, runs?: readonly Run[]) {
    this.#words = words;
    this.#page = page;
    this.#runs = runs;
  }

  /** Where a quote of this text went when nothing changed its order; undefined when none of its words are left there. */
  inPlace(passage: Passage): Place | undefined {
    const followed = follow(passage, this.#shared(), this.#page);
    return followed && { ...followed, verbatim: isVerbatim(passage, this.#page, followed) };
  }

  /** Share of the words at a place that are others of the earlier text: what stood elsewhere stays what it was. */
  claimed({ from, to }: Place, quote: Quote): number {
    let count = 0;
    const stretches = this.#telling();
    for (let index = firstEnding(stretches, from); index < stretches.length; index += 1) {
      const stretch = stretches[index];
      if (stretch === undefined || stretch.b >= to) break;
      const { a, b, length } = stretch;
      const first = Math.max(b, from);
      const end = Math.min(b + length, to);
      // Where the quote's own words lie in this stretch.
      const own = Math.min(end, b + quote.to - a) - Math.max(first, b + quote.from - a);
      count += end - first - Math.max(0, own);
    }
    return to > from ? count / (to - from) : 0;
  }

  /** Share of the page's words that are of the earlier text: how much of the page it tells of. */
  get told(): number {
    const count = Math.max(1, this.#page.words.count);
    return (this.#told ??= this.#telling().reduce((sum, { length }) => sum + length, 0) / count);
  }

  /** The same without a quote's own words. */
  toldBeside({ from, to }: Quote): number {
    const own = runsWithin(this.#telling(), from, to).reduce((sum, { length }) => sum + length, 0);
    return this.told - own / Math.max(1, this.#page.words.count);
  }

  /** What this text weighs, and what of it is on the page. */
  weights(): { readonly all: number; readonly left: number } {
    return { all: weigh(this.#words, 0, this.#words.count), left: weighRuns(this.#words, this.#telling()) };
  }

  /** What lies now between the words that stood around a quote. */
  gap({ from, to }: Quote): Span | undefined {
    const { words, text } = this.#page;
    const before = lastBefore(this.#shared(), from);
    const after = firstFrom(this.#shared(), to);
    if (before === undefined && after === undefined) return undefined;
    const start = before === undefined ? 0 : at(words.ends, before.b);
    return { start, end: Math.max(start, after === undefined ? text.length : at(words.starts, after.b)) };
  }

  /** Whether what stood next to a quote on both sides stands next to each other now: the quote was taken out. */
  isClosed({ from, to }: Quote): boolean {
    const before = lastBefore(this.#shared(), from);
    const after = firstFrom(this.#shared(), to);
    if (before?.a !== from - 1 || after?.a !== to) return false;
    return after.b - before.b - 1 <= (to - from) / 4;
  }

  #shared(): readonly Run[] {
    if (this.#runs !== undefined) return this.#runs;
    const [then, now] = [this.#words, this.#page.words];
    const runs = settled(align(then.ids.subarray(0, then.count), now.ids.subarray(0, now.count)), then, now);
    const end = { a: then.count, b: now.count };
    return (this.#runs = withoutChance(runs, { a: 0, b: 0 }, end, (run) => !this.#isTelling(run)));
  }

  /** Whether a run has a word of some length that each text has once. */
  #isTelling({ b, length }: Run): boolean {
    const { ids, weights } = this.#page.words;
    const counts = (this.#counts ??= new WordCounts(this.#words));
    for (let word = b; word < b + length; word += 1) {
      const id = at(ids, word);
      const long = (weights[word] ?? 0) >= tellingWord;
      if (long && counts.rarity(id) === 1 && this.#page.counts.rarity(id) === 1) return true;
    }
    return false;
  }

  /** Shared words that are not alike by chance, in the order of both. */
  #telling(): readonly Run[] {
    const isOne = ({ a, length }: Run) =>
      length >= leastStretch && weigh(this.#words, a, a + length) >= leastStretchWeight;
    return (this.#stretches ??= this.#shared().filter(isOne));
  }
}

/** Index of the first run that ends behind a word of the new text. */
function firstEnding(runs: readonly Run[], word: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run !== undefined && run.b + run.length > word) high = middle;
    else low = middle + 1;
  }
  return low;
}
