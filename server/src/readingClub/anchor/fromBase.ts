import type { Span } from "../../text/span";
import { align, settled, type Run } from "./align";
import type { AnchorRecord } from "./anchor";
import { firstFrom, follow, lastBefore, withoutChance } from "./follow";
import { findVerbatim, type Decision } from "./fromMemory";
import { isCarried, ranked } from "./judge";
import { Page } from "./page";
import { isVerbatim, placesOf, verbatimPlaces, type Place } from "./places";
import { quoteIn, rememberedPassage, type Passage } from "./remembered";
import { at } from "./words";

/** The text annotations were made on, compared once with the page they are looked for on. */
export class Base {
  readonly #base: Page;
  readonly #page: Page;
  #runs: readonly Run[] | undefined;
  /** For each word of the page the word of the base that it is, or -1. */
  #origins: Int32Array | undefined;

  constructor(given: string, page: Page) {
    this.#base = new Page(given);
    this.#page = page;
  }

  /** Where a quote went; undefined when it was not in this text. */
  find(record: AnchorRecord): Decision | undefined {
    const span = this.#spanOf(record);
    if (span === undefined) return undefined;
    const passage: Passage = { text: this.#base.text, words: this.#base.words, quote: quoteIn(this.#base.words, span) };
    const { quote } = passage;
    if (quote.from === quote.to) return this.#signs(record, passage);
    const followed = follow(passage, this.#shared(), this.#page);
    const inPlace = followed && { ...followed, verbatim: isVerbatim(passage, this.#page, followed) };
    if (inPlace !== undefined && inPlace.kept >= 0.8 && isAmongItsOwn(inPlace)) {
      return { status: "attached", span: inPlace.span };
    }
    const moved = this.#moved(record, passage);
    if (moved !== undefined && isBetter(moved, inPlace)) {
      return { status: moved.kept >= 0.9 ? "attached" : "confirm", span: moved.span };
    }
    if (inPlace !== undefined && staysInPlace(inPlace)) {
      return { status: inPlace.kept >= 0.6 ? "attached" : "confirm", span: inPlace.span };
    }
    // Texts that differ much may be compared past each other; what stands unchanged between unchanged words is found.
    const [only, another] = findVerbatim(record, this.#page).sure;
    if (only !== undefined && another === undefined) {
      return { status: "attached", span: { start: only, end: only + record.exact.length } };
    }
    return { status: "orphaned", near: this.#gap(passage) };
  }

  /** The quote's place in the base: where it was noted, or the only place where it is. */
  #spanOf({ exact, position, prefix, suffix }: AnchorRecord): Span | undefined {
    const { text, points } = this.#base;
    if (exact === "") return undefined;
    if (position !== undefined) {
      const start = points.offsetAt(position.start);
      if (text.startsWith(exact, start)) return { start, end: start + exact.length };
    }
    const starts = verbatimPlaces(exact, this.#base, 50) ?? [];
    const fitting = starts.filter(
      (start) => text.startsWith(suffix, start + exact.length) && text.slice(0, start).endsWith(prefix),
    );
    const [start, another] = fitting.length > 0 ? fitting : starts;
    return start === undefined || another !== undefined ? undefined : { start, end: start + exact.length };
  }

  #shared(): readonly Run[] {
    if (this.#runs !== undefined) return this.#runs;
    const [base, page] = [this.#base.words, this.#page.words];
    const found = align(base.ids.subarray(0, base.count), page.ids.subarray(0, page.count));
    const runs = settled(found, base, page);
    return (this.#runs = withoutChance(runs, { a: 0, b: 0 }, { a: base.count, b: page.count }));
  }

  #wordOrigins(): Int32Array {
    if (this.#origins !== undefined) return this.#origins;
    const origins = new Int32Array(this.#page.words.count).fill(-1);
    for (const { a, b, length } of this.#shared()) for (let i = 0; i < length; i += 1) origins[b + i] = a + i;
    return (this.#origins = origins);
  }

  /** The quote among the words that are new on the page: text that stood elsewhere stays what it was. */
  #moved(record: AnchorRecord, { quote }: Passage): Place | undefined {
    const remembered = rememberedPassage(record);
    const origins = this.#wordOrigins();
    const free = placesOf(remembered, this.#page).filter(({ from, to }) => {
      let count = 0;
      for (let word = from; word < to; word += 1) {
        const origin = at(origins, word);
        if (origin === -1 || (origin >= quote.from && origin < quote.to)) count += 1;
      }
      return count >= 0.7 * (to - from);
    });
    const [best] = ranked(free, record, this.#page, undefined);
    return best !== undefined && isCarried(best, remembered, record) ? best.place : undefined;
  }

  /** A quote without words: signs stay while what stands around them stays. */
  #signs(record: AnchorRecord, passage: Passage): Decision {
    const gap = this.#gap(passage);
    if (gap === undefined) return { status: "orphaned", near: undefined };
    const found = this.#page.text.slice(gap.start, gap.end).indexOf(record.exact);
    if (found === -1) return { status: "orphaned", near: gap };
    const start = gap.start + found;
    return { status: "attached", span: { start, end: start + record.exact.length } };
  }

  /** What lies now between the words that stood around the quote. */
  #gap({ quote }: Passage): Span | undefined {
    const { words, text } = this.#page;
    const runs = this.#shared();
    const before = lastBefore(runs, quote.from);
    const after = firstFrom(runs, quote.to);
    if (before === undefined && after === undefined) return undefined;
    const start = before === undefined ? 0 : at(words.ends, before.b);
    return { start, end: Math.max(start, after === undefined ? text.length : at(words.starts, after.b)) };
  }
}

/** Half a quote may be left by chance; its neighbours are not. */
function staysInPlace({ kept, left = 0, right = 0 }: Place): boolean {
  if (kept >= 0.65) return true;
  return kept >= 0.45 ? Math.max(left, right) >= 0.4 : kept >= 0.3 && Math.min(left, right) >= 0.7;
}

/** Something of what stood around it still does. */
const isAmongItsOwn = ({ left, right }: Place) => Math.max(left ?? 0, right ?? 0) >= 0.5;

/** More of the quote is left there, or as much of it and more of what stood around it. */
function isBetter(moved: Place, inPlace: Place | undefined): boolean {
  if (inPlace === undefined) return true;
  const beside = ({ left, right }: Place) => (left ?? 0) + (right ?? 0);
  return moved.kept > inPlace.kept + 0.15 || (moved.kept >= inPlace.kept && beside(moved) > beside(inPlace) + 0.5);
}
