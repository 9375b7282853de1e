import { CommonWords } from "./commonWords";
import { byDifferences } from "./myers";
import { commonPhrases } from "./phrases";
import { at, type Run, type Stretch } from "./words";

/** Lengths of the phrases by which long stretches are fastened together, the surest first. */
const phraseLengths = [12, 6, 3, 2];
/** Stretches up to this many words together are compared word by word. */
const smallStretch = 600;
/** Words that one stretch has more than the other, from which each word of the shorter is sought in all of the longer. */
const uneven = 60;
/** Numbers that may take. */
const mostNumbers = 400_000;
const deepest = 24;

/**
 * The longest common words of two sequences, as runs in order: phrases that occur once in both fasten them, what lies
 * between is compared by Myers' method. Bounded in time; what is too different to compare is left unmatched.
 */
export function align(a: Int32Array, b: Int32Array, from = { a: 0, b: 0 }, to = { a: a.length, b: b.length }): Run[] {
  const runs: Run[] = [];
  stretch({ a, b, runs }, from.a, to.a, from.b, to.b, 0, 0);
  return joined(runs);
}

interface Work {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly runs: Run[];
}

function stretch(work: Work, a0: number, a1: number, b0: number, b1: number, level: number, depth: number): void {
  const { a, b, runs } = work;
  let head = 0;
  while (a0 + head < a1 && b0 + head < b1 && at(a, a0 + head) === at(b, b0 + head)) head += 1;
  if (head > 0) runs.push({ a: a0, b: b0, length: head });
  let tail = 0;
  while (a1 - tail > a0 + head && b1 - tail > b0 + head && at(a, a1 - tail - 1) === at(b, b1 - tail - 1)) tail += 1;
  between(work, a0 + head, a1 - tail, b0 + head, b1 - tail, level, depth);
  if (tail > 0) runs.push({ a: a1 - tail, b: b1 - tail, length: tail });
}

function between(work: Work, a0: number, a1: number, b0: number, b1: number, level: number, depth: number): void {
  if (a0 === a1 || b0 === b1) return;
  const one = { ids: work.a, from: a0, to: a1 };
  const other = { ids: work.b, from: b0, to: b1 };
  if (a1 - a0 + b1 - b0 > smallStretch && depth < deepest) {
    for (let next = level; next < phraseLengths.length; next += 1) {
      const anchors = commonPhrases(one, other, phraseLengths[next] ?? 1);
      if (anchors.length === 0) continue;
      let fromA = a0;
      let fromB = b0;
      for (const anchor of anchors) {
        if (anchor.a < fromA || anchor.b < fromB) continue;
        stretch(work, fromA, anchor.a, fromB, anchor.b, next, depth + 1);
        work.runs.push(anchor);
        fromA = anchor.a + anchor.length;
        fromB = anchor.b + anchor.length;
      }
      stretch(work, fromA, a1, fromB, b1, next, depth + 1);
      return;
    }
  }
  work.runs.push(...wordByWord(one, other));
}

function wordByWord(a: Stretch, b: Stretch): Run[] {
  const [n, m] = [a.to - a.from, b.to - b.from];
  const isUneven = Math.abs(n - m) > uneven && Math.ceil(Math.min(n, m) / 32) * Math.max(n, m) <= mostNumbers;
  if (!isUneven) return byDifferences(a, b);
  if (n > m) return wordByWord(b, a).map((run) => ({ a: run.b, b: run.a, length: run.length }));
  const common = new CommonWords(a.ids, a.from, a.to).runs(b.ids, b.from, b.to);
  return common.map((run) => ({ ...run, a: a.from + run.a }));
}

function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last !== undefined && last.a + last.length === run.a && last.b + last.length === run.b) {
      result[result.length - 1] = { ...last, length: last.length + run.length };
    } else if (run.length > 0) result.push(run);
  }
  return result;
}
