import { CommonWords } from "./commonWords";
import { at, type Run, type Words } from "./words";

/** Lengths of the phrases by which long stretches are fastened together, the surest first. */
const phraseLengths = [12, 6, 3, 2];
/** Stretches up to this many words together are compared word by word. */
const smallStretch = 600;
/** Differences beyond which two stretches are taken for different altogether. */
const mostDifferences = 700;
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
  if (a1 - a0 + b1 - b0 > smallStretch && depth < deepest) {
    for (let next = level; next < phraseLengths.length; next += 1) {
      const anchors = commonPhrases(work, a0, a1, b0, b1, phraseLengths[next] ?? 1);
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
  wordByWord(work, a0, a1, b0, b1);
}

/** Phrases that occur once in both stretches: the most of them that are in the same order. */
function commonPhrases({ a, b }: Work, a0: number, a1: number, b0: number, b1: number, length: number): Run[] {
  const count = a1 - a0 - length + 1;
  const table = new PhraseTable(Math.max(0, count));
  const slots = new Int32Array(Math.max(0, count));
  for (let index = 0; index < count; index += 1) slots[index] = table.add(phraseHash(a, a0 + index, length));
  for (let index = b0; index + length <= b1; index += 1) table.meet(phraseHash(b, index, length), index);
  const pairsA = new Int32Array(Math.max(0, count));
  const pairsB = new Int32Array(Math.max(0, count));
  let pairs = 0;
  for (let index = 0; index < count; index += 1) {
    const there = table.only(at(slots, index));
    if (there === undefined) continue;
    pairsA[pairs] = a0 + index;
    pairsB[pairs] = there;
    pairs += 1;
  }
  return inOrder(pairsA.subarray(0, pairs), pairsB.subarray(0, pairs), length);
}

/** How often phrases stand in one stretch, and where in the other. */
class PhraseTable {
  readonly #mask: number;
  readonly #hashes: Int32Array;
  readonly #counts: Uint8Array;
  /** Index in the other stretch; -1 for none, -2 for several. */
  readonly #places: Int32Array;

  constructor(count: number) {
    let size = 16;
    while (size < 2 * count) size *= 2;
    this.#mask = size - 1;
    this.#hashes = new Int32Array(size);
    this.#counts = new Uint8Array(size);
    this.#places = new Int32Array(size).fill(-1);
  }

  /** Counts a phrase of the one stretch, and says where it is kept. */
  add(hash: number): number {
    const slot = this.#slot(hash);
    this.#hashes[slot] = hash;
    if ((this.#counts[slot] ?? 0) < 2) this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
    return slot;
  }

  /** Notes where a phrase stands in the other stretch. */
  meet(hash: number, index: number): void {
    const slot = this.#slot(hash);
    if (this.#counts[slot] === 1) this.#places[slot] = at(this.#places, slot) === -1 ? index : -2;
  }

  /** Where a phrase that each stretch has once stands in the other. */
  only(slot: number): number | undefined {
    const place = at(this.#places, slot);
    return this.#counts[slot] === 1 && place >= 0 ? place : undefined;
  }

  #slot(hash: number): number {
    let slot = (hash ^ (hash >>> 16)) & this.#mask;
    while ((this.#counts[slot] ?? 0) > 0 && at(this.#hashes, slot) !== hash) slot = (slot + 1) & this.#mask;
    return slot;
  }
}

function phraseHash(words: Int32Array, from: number, length: number): number {
  let hash = length;
  for (let index = from; index < from + length; index += 1)
    hash = Math.imul(hash ^ at(words, index), 0x5bd1e995) ^ (hash >>> 15);
  return hash;
}

/** The longest series of pairs that rises in `b` too (patience sorting), phrases that overlap as one. */
function inOrder(a: Int32Array, b: Int32Array, length: number): Run[] {
  const ends = new Int32Array(a.length);
  const previous = new Int32Array(a.length);
  let most = 0;
  for (let index = 0; index < a.length; index += 1) {
    let low = 0;
    let high = most;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(b, at(ends, middle)) < at(b, index)) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? at(ends, low - 1) : -1;
    ends[low] = index;
    most = Math.max(most, low + 1);
  }
  const series: Run[] = [];
  for (let index = most > 0 ? at(ends, most - 1) : -1; index >= 0; index = at(previous, index)) {
    const behind = series.at(-1);
    const by = behind === undefined ? 0 : behind.a - at(a, index);
    // The phrase before one by fewer words than it has, in both, is the beginning of the same stretch.
    if (behind !== undefined && by <= length && behind.b - at(b, index) === by) {
      series[series.length - 1] = { a: at(a, index), b: at(b, index), length: behind.length + by };
    } else series.push({ a: at(a, index), b: at(b, index), length });
  }
  return series.reverse();
}

function wordByWord(work: Work, a0: number, a1: number, b0: number, b1: number): void {
  const { a, b, runs } = work;
  const [n, m] = [a1 - a0, b1 - b0];
  const isUneven = Math.abs(n - m) > uneven && Math.ceil(Math.min(n, m) / 32) * Math.max(n, m) <= mostNumbers;
  if (!isUneven) byDifferences(work, a0, a1, b0, b1);
  else if (n < m) for (const run of new CommonWords(a, a0, a1).runs(b, b0, b1)) runs.push({ ...run, a: a0 + run.a });
  else
    for (const { a: inB, b: inA, length } of new CommonWords(b, b0, b1).runs(a, a0, a1)) {
      runs.push({ a: inA, b: b0 + inB, length });
    }
}

/** Myers' greedy method, with what each step reached kept to walk back. */
function byDifferences({ a, b, runs }: Work, a0: number, a1: number, b0: number, b1: number): void {
  const n = a1 - a0;
  const m = b1 - b0;
  const most = Math.min(n + m, mostDifferences);
  const reach = new Int32Array(2 * most + 3);
  const middle = most + 1;
  const steps: Int32Array[] = [];
  for (let d = 0; d <= most; d += 1) {
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && at(reach, middle + k - 1) < at(reach, middle + k + 1));
      let x = down ? at(reach, middle + k + 1) : at(reach, middle + k - 1) + 1;
      while (x < n && x - k < m && x - k >= 0 && at(a, a0 + x) === at(b, b0 + x - k)) x += 1;
      reach[middle + k] = x;
      if (x >= n && x - k >= m) {
        const found = walkBack(steps, d, n, m);
        for (const { a: inA, b: inB, length } of found) runs.push({ a: a0 + inA, b: b0 + inB, length });
        return;
      }
    }
    steps.push(reach.slice(middle - d, middle + d + 1));
  }
}

function walkBack(steps: readonly Int32Array[], last: number, n: number, m: number): Run[] {
  const runs: Run[] = [];
  let x = n;
  let y = m;
  for (let d = last; d > 0; d -= 1) {
    const before = steps[d - 1] ?? new Int32Array(0);
    // `before` holds the diagonals from -(d - 1) to d - 1.
    const reached = (k: number) => (k < 1 - d || k > d - 1 ? -1 : at(before, k + d - 1));
    const k = x - y;
    const down = k === -d || (k !== d && reached(k - 1) < reached(k + 1));
    const fromX = down ? reached(k + 1) : reached(k - 1);
    const fromY = down ? fromX - k - 1 : fromX - k + 1;
    const startX = down ? fromX : fromX + 1;
    if (x > startX) runs.push({ a: startX, b: startX - k, length: x - startX });
    x = fromX;
    y = fromY;
  }
  if (x > 0) runs.push({ a: 0, b: 0, length: x });
  return runs.reverse();
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
