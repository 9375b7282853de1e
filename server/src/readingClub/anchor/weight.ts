import type { WordCounts } from "./wordIndex";
import { at, type Run, type Words } from "./words";

/** What some words weigh, letters. */
export function weigh(words: Words, from: number, to: number): number {
  let sum = 0;
  for (let index = from; index < to; index += 1) sum += words.weights[index] ?? 0;
  return sum;
}

/** What the words of runs weigh in the older text. */
export const weighRuns = (words: Words, runs: readonly Run[]) =>
  runs.reduce((sum, { a, length }) => sum + weigh(words, a, a + length), 0);

/** What some words weigh, those less that the page holds often. */
export function weighRare(words: Words, from: number, to: number, counts: WordCounts): number {
  let sum = 0;
  for (let index = from; index < to; index += 1)
    sum += (words.weights[index] ?? 0) * counts.rarity(at(words.ids, index));
  return sum;
}
