import type { Span } from "../../text/span";
import { align, settled } from "./align";
import { follow } from "./follow";
import type { Page } from "./page";
import { isVerbatim, type Place } from "./places";
import type { Passage, Quote } from "./remembered";
import { firstFrom, lastBefore, withoutChance } from "./runs";
import { weigh } from "./weight";
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
  /** For each word of the page the word of the earlier text that it is, or -1. */
  #origins: Int32Array | undefined;
  #told: number | undefined;
  #counts: WordCounts | undefined;

  constructor(words: Words, page: Page) {
    this.#words = words;
    this.#page = page;
  }

  /** Where a quote of this text went when nothing changed its order; undefined when none of its words are left there. */
  inPlace(passage: Passage): Place | undefined {
    const followed = follow(passage, this.#shared(), this.#page);
    return followed && { ...followed, verbatim: isVerbatim(passage, this.#page, followed) };
  }

  /** Share of the words at a place that are others of the earlier text: what stood elsewhere stays what it was. */
  claimed({ from, to }: Place, quote: Quote): number {
    const origins = this.#wordOrigins();
    let count = 0;
    for (let word = from; word < to; word += 1) {
      const origin = at(origins, word);
      if (origin !== -1 && (origin < quote.from || origin >= quote.to)) count += 1;
    }
    return to > from ? count / (to - from) : 0;
  }

  /** Share of the page's words that are of the earlier text: how much of the page it tells of. */
  get told(): number {
    if (this.#told !== undefined) return this.#told;
    const origins = this.#wordOrigins();
    const count = origins.reduce((sum, origin) => (origin === -1 ? sum : sum + 1), 0);
    return (this.#told = origins.length === 0 ? 0 : count / origins.length);
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

  #wordOrigins(): Int32Array {
    if (this.#origins !== undefined) return this.#origins;
    const origins = new Int32Array(this.#page.words.count).fill(-1);
    for (const { a, b, length } of this.#shared()) {
      if (length < leastStretch || weigh(this.#words, a, a + length) < leastStretchWeight) continue;
      for (let index = 0; index < length; index += 1) origins[b + index] = a + index;
    }
    return (this.#origins = origins);
  }
}
