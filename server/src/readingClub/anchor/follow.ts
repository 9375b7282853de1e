import { edgesOf, type Edges } from "./edges";
import type { Page } from "./page";
import type { Passage } from "./remembered";
import { firstFrom, lastBefore, runsWithin } from "./runs";
import { tightened } from "./tighten";
import { weigh, weighRare, weighRuns } from "./weight";
import type { WordCounts } from "./wordIndex";
import type { Run, Words } from "./words";

/** Where the words of a quote went. */
export interface Followed extends Edges {
  /** Share of the quote's weight that are still there, 0 to 1. */
  readonly kept: number;
  /** The same, where words that the page holds often count less: how surely it is this quote. */
  readonly like: number;
  /** Weight of the longest stretch that is unchanged. */
  readonly longest: number;
  /** Share of the nearest words on each side that still stand beside it; undefined where none were remembered. */
  readonly left: number | undefined;
  readonly right: number | undefined;
  /** Sides, 0 to 2, whose very next word still stands next to it. */
  readonly adjacent: number;
  /** Share of the weight from the first to the last kept word that are not the quote's. */
  readonly torn: number;
}

/** What words of context must weigh that stand among others: single ones are shared by any two paragraphs. */
const leastContext = 12;
/** What the words on each side weigh together that speak for a place, and how many times as far they may stand now. */
const contextWeight = 60;
const contextReach = 4;

/**
 * Follows a quote into a new text. Undefined when none of its words are left.
 * @param runs the words that both texts share, in order
 */
export function follow(passage: Passage, runs: readonly Run[], page: Page): Followed | undefined {
  const { quote, words } = passage;
  const near = closeTogether(words, runsWithin(runs, quote.from, quote.to), 2 * (quote.to - quote.from) + 4);
  const left = tightened(passage, near, page);
  const first = left[0];
  const last = left.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const edges = edgesOf(passage, runs, first, last, page);
  const keptWeight = weighRuns(words, left);
  const before = lastBefore(runs, quote.from);
  const after = firstFrom(runs, quote.to);
  const isNextBefore = before?.a === quote.from - 1 && before.b === edges.from - 1;
  const isNextAfter = after?.a === quote.to && after.b === edges.to;
  const stretch = weigh(page.words, first.b, last.b + last.length);
  return {
    ...edges,
    kept: keptWeight / weigh(words, quote.from, quote.to),
    like: rareShare(words, quote.from, quote.to, left, page.counts),
    longest: left.reduce((most, { a, length }) => Math.max(most, weigh(words, a, a + length)), 0),
    left: contextBefore(words, quote.from, runs, edges.from, page.counts),
    right: contextAfter(words, quote.to, runs, edges.to, page.counts),
    adjacent: (isNextBefore ? 1 : 0) + (isNextAfter ? 1 : 0),
    torn: 1 - keptWeight / Math.max(1, stretch),
  };
}

/** The runs with the most letters that lie within so many new words: a quote torn apart is where most of it went. */
function closeTogether(words: Words, runs: readonly Run[], most: number): readonly Run[] {
  if (runs.length <= 1) return runs;
  let best = { from: 0, to: 0, sum: 0 };
  let from = 0;
  let sum = 0;
  for (const [index, { a, b, length }] of runs.entries()) {
    sum += weigh(words, a, a + length);
    for (
      let first = runs[from];
      from < index && first !== undefined && b + length - first.b > most;
      first = runs[from]
    ) {
      sum -= weigh(words, first.a, first.a + first.length);
      from += 1;
    }
    if (sum > best.sum) best = { from, to: index + 1, sum };
  }
  return runs.slice(best.from, best.to);
}

function contextBefore(words: Words, to: number, runs: readonly Run[], place: number, counts: WordCounts) {
  let from = to;
  for (let sum = 0; from > 0 && sum < contextWeight; sum += words.weights[from] ?? 0) from -= 1;
  return leftBeside(words, from, to, runs, { from: place - contextReach * (to - from), to: place }, counts);
}

function contextAfter(words: Words, from: number, runs: readonly Run[], place: number, counts: WordCounts) {
  let to = from;
  for (let sum = 0; to < words.count && sum < contextWeight; to += 1) sum += words.weights[to] ?? 0;
  return leftBeside(words, from, to, runs, { from: place, to: place + contextReach * (to - from) }, counts);
}

/** Share of some words of the older text that stand between two words of the new one; undefined when they are none. */
function leftBeside(
  words: Words,
  from: number,
  to: number,
  runs: readonly Run[],
  now: { readonly from: number; readonly to: number },
  counts: WordCounts,
): number | undefined {
  if (from >= to) return undefined;
  const beside = runsWithin(runs, from, to).filter(({ a, b, length }) => {
    if (b + length <= now.from || b >= now.to) return false;
    return a === from || a + length === to || weigh(words, a, a + length) >= leastContext;
  });
  return rareShare(words, from, to, beside, counts);
}

/** What runs hold of some words of the older text, those less that the page holds often. */
function rareShare(words: Words, from: number, to: number, runs: readonly Run[], counts: WordCounts): number {
  // Most are unchanged: all of it need not be weighed.
  if (runs[0]?.length === to - from) return 1;
  const held = runs.reduce((sum, { a, length }) => sum + weighRare(words, a, a + length, counts), 0);
  return held / weighRare(words, from, to, counts);
}
