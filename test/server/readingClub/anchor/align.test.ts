import { describe, expect, it } from "vitest";
import { align } from "../../../../server/src/readingClub/anchor/align";
import type { Run } from "../../../../server/src/readingClub/anchor/words";
import { PassageMatcher } from "../../../../server/src/readingClub/anchor/passageMatch";
import { settled } from "../../../../server/src/readingClub/anchor/settle";
import { readWords } from "../../../../server/src/readingClub/anchor/words";
import { randomFrom, type Random } from "./random";

/** Length of the longest common subsequence, by the book. */
function longest(a: Int32Array, b: Int32Array): number {
  let above = new Array<number>(b.length + 1).fill(0);
  for (const one of a) {
    const row = [0];
    b.forEach((other, at) => {
      row.push(one === other ? (above[at] ?? 0) + 1 : Math.max(above[at + 1] ?? 0, row[at] ?? 0));
    });
    above = row;
  }
  return above.at(-1) ?? 0;
}

const anyWords = (random: Random, most: number, kinds: number) =>
  Int32Array.from({ length: random.between(0, most) }, () => random.between(1, kinds));

/** The runs hold the same words in both, in the order of both. */
function expectRuns(runs: readonly Run[], a: Int32Array, b: Int32Array): number {
  let end = { a: 0, b: 0 };
  let sum = 0;
  for (const run of runs) {
    expect(run.length).toBeGreaterThan(0);
    expect(run.a).toBeGreaterThanOrEqual(end.a);
    expect(run.b).toBeGreaterThanOrEqual(end.b);
    expect(a.subarray(run.a, run.a + run.length)).toEqual(b.subarray(run.b, run.b + run.length));
    end = { a: run.a + run.length, b: run.b + run.length };
    sum += run.length;
  }
  expect(end.a).toBeLessThanOrEqual(a.length);
  expect(end.b).toBeLessThanOrEqual(b.length);
  return sum;
}

describe("aligning words", () => {
  it("finds as many as there are, of short texts", () => {
    const random = randomFrom(1);
    for (let round = 0; round < 300; round += 1) {
      const [a, b] = [anyWords(random, 40, 6), anyWords(random, 40, 6)];
      expect(expectRuns(align(a, b), a, b)).toBe(longest(a, b));
    }
  });

  it("keeps order and sameness in long ones", () => {
    const random = randomFrom(2);
    for (let round = 0; round < 30; round += 1) {
      const a = anyWords(random, 3_000, random.between(2, 2_000));
      const from = random.between(0, a.length);
      const b = Int32Array.from([...a.subarray(from), ...anyWords(random, 300, 50), ...a.subarray(0, from)]);
      expectRuns(align(a, b), a, b);
    }
  });

  it("compares a passage by bits with the same result", () => {
    const random = randomFrom(3);
    for (let round = 0; round < 300; round += 1) {
      const [a, b] = [anyWords(random, 80, 9), anyWords(random, 80, 9)];
      const words = (ids: Int32Array) => ({ ...readWords(""), ids, count: ids.length });
      expect(expectRuns(new PassageMatcher(words(a)).runs(words(b), 0, b.length), a, b)).toBe(longest(a, b));
    }
  });

  it("tells what is put in before a repetition as put in before, at lines", () => {
    const [old, now] = ["One two.\n\nRest of it.", "One two.\nThree.\n\nOne two.\n\nRest of it."].map((text) =>
      readWords(text),
    );
    if (old === undefined || now === undefined) throw new Error("two texts");
    const runs = settled(align(old.ids.subarray(0, old.count), now.ids.subarray(0, now.count)), old, now);
    expect(runs).toEqual([{ a: 0, b: 3, length: 5 }]);
  });

  it("settles into runs that still hold the same words", () => {
    const random = randomFrom(4);
    const text = () =>
      Array.from({ length: random.between(0, 40) }, () => random.one(["a", "b", "c", ".\n", "\n\n"])).join(" ");
    for (let round = 0; round < 300; round += 1) {
      const [old, now] = [readWords(text()), readWords(text())];
      const [a, b] = [old.ids.subarray(0, old.count), now.ids.subarray(0, now.count)];
      const runs = align(a, b);
      expect(expectRuns(settled(runs, old, now), a, b)).toBe(expectRuns(runs, a, b));
    }
  });
});
