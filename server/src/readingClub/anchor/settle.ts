import { at, type Run, type Words } from "./words";

/** Words by which a gap is slid at most. */
const longestSlide = 300;

/**
 * The same words told in the likelier way. Where a text repeats itself, `A x A` from `A` is as well `x A` put behind
 * as `A x` put before: a gap slides to where it joins another one, else to where it begins with a line.
 */
export function settled(runs: readonly Run[], a: Words, b: Words, start = { a: 0, b: 0 }): Run[] {
  const result: Run[] = [];
  for (let run of runs) {
    for (let last = result.at(-1); last !== undefined; last = result.at(-1)) {
      const endA = last.a + last.length;
      const endB = last.b + last.length;
      const before = result.at(-2);
      const gapBefore = before !== undefined || last.a > start.a || last.b > start.b;
      // One side is whole, the other has words between: those may slide.
      const [words, from, to] =
        run.a === endA ? [b, endB, run.b] : run.b === endB ? [a, endA, run.a] : [undefined, 0, 0];
      if (words === undefined || from === to) break;
      const back = slideBack(words, from, to, Math.min(last.length, longestSlide));
      if (back === last.length && gapBefore) {
        result.pop();
        run = { a: run.a - back, b: run.b - back, length: run.length + back };
        continue;
      }
      const by = bestSlide(words, from, to, back, Math.min(run.length - 1, longestSlide));
      result[result.length - 1] = { ...last, length: last.length + by };
      run = { a: run.a + by, b: run.b + by, length: run.length - by };
      break;
    }
    if (run.length > 0) result.push(run);
  }
  return result.filter(({ length }) => length > 0);
}

/** By how many words the words `[from, to)` can be told to lie further before. */
function slideBack({ ids }: Words, from: number, to: number, most: number): number {
  let by = 0;
  while (by < most && at(ids, from - 1 - by) === at(ids, to - 1 - by)) by += 1;
  return by;
}

/** The slide, back (negative) or forth, after which the gap fits best between lines; 0 when none is better. */
function bestSlide({ ids, begins }: Words, from: number, to: number, back: number, most: number): number {
  let forth = 0;
  while (forth < most && at(ids, from + forth) === at(ids, to + forth)) forth += 1;
  let best = 0;
  let bestFit = -1;
  for (let by = -back; by <= forth; by += 1) {
    const fit = Math.min(begins[from + by] ?? 2, begins[to + by] ?? 2) * 2 + (by === 0 ? 1 : 0);
    if (fit > bestFit) [best, bestFit] = [by, fit];
  }
  return best;
}
