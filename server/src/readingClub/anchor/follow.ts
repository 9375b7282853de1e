import type { Span } from "../../text/span";
import type { Page } from "./page";
import type { Passage } from "./remembered";
import type { WordCounts } from "./wordIndex";
import { at, type Run, type Words } from "./words";

/** Where the words of a quote went. */
export interface Followed {
  /** In the new text. */
  readonly span: Span;
  /** Share of the quote's letters that are still there, 0 to 1. */
  readonly kept: number;
  /** The same, where words that the page holds often count less: how surely it is this quote. */
  readonly like: number;
  /** Letters of the longest stretch that is unchanged. */
  readonly longest: number;
  /** Share of the nearest words on each side that still stand beside it; undefined where none were remembered. */
  readonly left: number | undefined;
  readonly right: number | undefined;
  /** Share of the letters from the first to the last kept word that are not the quote's. */
  readonly torn: number;
  /** Indices of the new words from the first to the last kept one, exclusive. */
  readonly from: number;
  readonly to: number;
}

/** What words of context must weigh that stand among others: single ones are shared by any two paragraphs. */
const leastContext = 12;
/** How many words on each side speak for a place. */
const contextWords = 10;

/**
 * Follows a quote into a new text. Undefined when none of its words are left.
 * @param runs the words that both texts share, in order
 */
export function follow(passage: Passage, runs: readonly Run[], { text, words, counts }: Page): Followed | undefined {
  const { quote } = passage;
  const all = { a: quote.from, b: 0, length: quote.to - quote.from };
  const kept = closeTogether(passage.words, runsWithin(runs, quote.from, quote.to), 2 * (quote.to - quote.from) + 4);
  const first = kept[0];
  const last = kept.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const before = lastBefore(runs, quote.from);
  const after = firstFrom(runs, quote.to);
  const from = startWord(first, before, quote.from, passage.words, words);
  const to = endWord(last, after, quote.to, passage.words, words);
  return {
    span: spanOf(passage, text, words, from, to, first, last),
    kept: lettersOf(passage.words, kept) / lettersOf(passage.words, [all]),
    like: tellingOf(passage.words, kept, counts) / tellingOf(passage.words, [all], counts),
    longest: kept.reduce((most, run) => Math.max(most, lettersOf(passage.words, [run])), 0),
    left: besides(passage, runs, counts, quote.from - contextWords, quote.from, from - 4 * contextWords, from),
    right: besides(passage, runs, counts, quote.to, quote.to + contextWords, to, to + 4 * contextWords),
    torn: 1 - lettersOf(passage.words, kept) / Math.max(1, letters(words, first.b, last.b + last.length)),
    from,
    to,
  };
}

/** The mean of those that are there. */
export function mean(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined) return other;
  return other === undefined ? one : (one + other) / 2;
}

/** The runs with the most letters that lie within so many new words: a quote torn apart is where most of it went. */
function closeTogether(words: Words, runs: readonly Run[], most: number): readonly Run[] {
  let best = { from: 0, to: 0, sum: 0 };
  let from = 0;
  let sum = 0;
  for (const [index, { a, b, length }] of runs.entries()) {
    sum += letters(words, a, a + length);
    for (
      let first = runs[from];
      from < index && first !== undefined && b + length - first.b > most;
      first = runs[from]
    ) {
      sum -= letters(words, first.a, first.a + first.length);
      from += 1;
    }
    if (sum > best.sum) best = { from, to: index + 1, sum };
  }
  return runs.slice(best.from, best.to);
}

/** What of the runs lies between two words of the old text. */
export function runsWithin(runs: readonly Run[], from: number, to: number): Run[] {
  const result: Run[] = [];
  for (let index = firstIndex(runs, from); index < runs.length; index += 1) {
    const run = runs[index];
    if (run === undefined || run.a >= to) break;
    const cut = Math.max(0, from - run.a);
    const length = Math.min(run.length, to - run.a) - cut;
    if (length > 0) result.push({ a: run.a + cut, b: run.b + cut, length });
  }
  return result;
}

/** Index of the first run that ends behind a word of the old text. */
function firstIndex(runs: readonly Run[], word: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (run !== undefined && run.a + run.length > word) high = middle;
    else low = middle + 1;
  }
  return low;
}

interface Pair {
  readonly a: number;
  readonly b: number;
}

/** The last word before an old one that both texts share. */
export function lastBefore(runs: readonly Run[], word: number): Pair | undefined {
  const index = firstIndex(runs, word);
  const run = runs[index];
  if (run !== undefined && run.a < word) return { a: word - 1, b: run.b + word - 1 - run.a };
  const above = runs[index - 1];
  return above === undefined ? undefined : { a: above.a + above.length - 1, b: above.b + above.length - 1 };
}

/** The first word, from an old one on, that both texts share. */
export function firstFrom(runs: readonly Run[], word: number): Pair | undefined {
  const run = runs[firstIndex(runs, word)];
  if (run === undefined) return undefined;
  const cut = Math.max(0, word - run.a);
  return { a: run.a + cut, b: run.b + cut };
}

/**
 * The quote's first new word. Words put in the place of its first ones belong to it, words put before it do not: what
 * stood before it says where its place begins, or the line that it began.
 */
function startWord(first: Run, before: Pair | undefined, from: number, then: Words, now: Words): number {
  const lost = first.a - from;
  if (lost === 0) return first.b;
  const least = Math.max(0, first.b - 2 * lost - 1);
  if (before?.a === from - 1) return before.b + 1 >= least ? before.b + 1 : first.b;
  if (!beginsLine(then, from)) return first.b;
  let start = first.b;
  while (start > least && !beginsLine(now, start) && start - 1 !== before?.b) start -= 1;
  return beginsLine(now, start) ? start : first.b;
}

function endWord(last: Run, after: Pair | undefined, to: number, then: Words, now: Words): number {
  const end = last.b + last.length;
  const lost = to - last.a - last.length;
  if (lost === 0) return end;
  const most = Math.min(now.count, end + 2 * lost + 1);
  if (after?.a === to) return after.b <= most ? after.b : end;
  if (!beginsLine(then, to)) return end;
  let stop = end;
  while (stop < most && !beginsLine(now, stop) && stop !== after?.b) stop += 1;
  return beginsLine(now, stop) ? stop : end;
}

/** Whether a word is the first of its line; a text's end counts as a line's. */
const beginsLine = ({ begins, count }: Words, word: number) => word >= count || (begins[word] ?? 0) > 0;

function spanOf(
  { text: old, words: oldWords, quote }: Passage,
  text: string,
  words: Words,
  from: number,
  to: number,
  first: Run,
  last: Run,
): Span {
  let start = at(words.starts, from);
  let end = at(words.ends, to - 1);
  if (first.a === quote.from && first.b === from) {
    const word = at(oldWords.starts, quote.from);
    if (quote.span.start > word) start += Math.min(quote.span.start - word, at(words.ends, from) - start);
    else start -= sameBackwards(old.slice(quote.span.start, word), text, start);
  }
  if (last.a + last.length === quote.to && last.b + last.length === to) {
    const word = at(oldWords.ends, quote.to - 1);
    if (quote.span.end < word)
      end = Math.max(start, end - Math.min(word - quote.span.end, end - at(words.starts, to - 1)));
    else end += sameForwards(old.slice(word, quote.span.end), text, end);
  }
  return { start, end };
}

const mayDiffer = /[\p{P}\p{S}]/u;

/** How many signs before an offset stand for those the quote began with. */
function sameBackwards(signs: string, text: string, offset: number): number {
  let same = 0;
  while (same < signs.length && stands(signs.charAt(signs.length - 1 - same), text.charAt(offset - 1 - same)))
    same += 1;
  while (same > 0 && isBlank(text.charAt(offset - same))) same -= 1;
  return same;
}

function sameForwards(signs: string, text: string, offset: number): number {
  let same = 0;
  while (same < signs.length && stands(signs.charAt(same), text.charAt(offset + same))) same += 1;
  return same;
}

const isBlank = (sign: string) => sign === " " || sign === "\n" || sign === "\t";

/** The same sign, or a full stop in another width. */
const stands = (old: string, now: string) =>
  now !== "" && (old === now || (mayDiffer.test(old) && folds(old) === folds(now)));
const folds = (sign: string) => sign.normalize("NFKC").replace("。", ".").replace("、", ",");

function besides(
  { words }: Passage,
  runs: readonly Run[],
  counts: WordCounts,
  from: number,
  to: number,
  least: number,
  most: number,
): number | undefined {
  const start = Math.max(0, from);
  const end = Math.min(words.count, to);
  if (start >= end) return undefined;
  const near = runsWithin(runs, start, end).filter(
    ({ a, b, length }) =>
      b + length > least &&
      b < most &&
      (a === start || a + length === end || letters(words, a, a + length) >= leastContext),
  );
  return tellingOf(words, near, counts) / tellingOf(words, [{ a: start, b: 0, length: end - start }], counts);
}

/** Letters of some words, each word's weighed by how rare it is on the page. */
function tellingOf(words: Words, runs: readonly Run[], counts: WordCounts): number {
  let sum = 0;
  for (const { a, length } of runs) {
    for (let index = a; index < a + length; index += 1)
      sum += (words.weights[index] ?? 0) * counts.rarity(at(words.ids, index));
  }
  return sum;
}

const lettersOf = (words: Words, runs: readonly Run[]) =>
  runs.reduce((sum, { a, length }) => sum + letters(words, a, a + length), 0);

/** What some words weigh. */
export function letters(words: Words, from: number, to: number): number {
  let sum = 0;
  for (let index = from; index < to; index += 1) sum += words.weights[index] ?? 0;
  return sum;
}

/**
 * Runs without those that are short beside the change around them: words that two texts share by chance.
 * @param from where both sequences begin, and `to` where they end
 * @param mayBeChance false for a run that is none, however short
 */
export function withoutChance(
  runs: readonly Run[],
  from: Pair,
  to: Pair,
  mayBeChance: (run: Run) => boolean = () => true,
): Run[] {
  const result: Run[] = [];
  let end = from;
  runs.forEach((run, index) => {
    const next = runs[index + 1] ?? to;
    const gapBefore = Math.max(run.a - end.a, run.b - end.b);
    const gapAfter = Math.max(next.a - run.a - run.length, next.b - run.b - run.length);
    if (run.length * 2 <= Math.min(gapBefore, gapAfter) && mayBeChance(run)) return;
    result.push(run);
    end = { a: run.a + run.length, b: run.b + run.length };
  });
  return result;
}
