import type { Run } from "./words";

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

/** A word of each text. */
export interface Pair {
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
