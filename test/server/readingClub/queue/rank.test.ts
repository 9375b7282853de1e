import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byRank, rankBetween, type Ranked } from "../../../../server/src/readingClub/queue/rank";

const anyRank = fc.oneof(
  fc.string({ unit: fc.constantFrom("0", "1", "2", "9", "a", "h", "i", "z"), minLength: 1, maxLength: 6 }),
  fc.string({ minLength: 1, maxLength: 4 }),
);

describe("a rank between two", () => {
  it("sorts between them, or there is none", () => {
    fc.assert(
      fc.property(anyRank, anyRank, fc.constantFrom("0", "a", "zz"), (a, b, jitter) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const rank = rankBetween(low, high, jitter);
        if (rank !== undefined) {
          expect(rank > low).toBe(true);
          expect(rank < high).toBe(true);
        }
      }),
      { seed: 11, numRuns: 5_000 },
    );
  });

  it("is always there at the end", () => {
    fc.assert(
      fc.property(anyRank, (low) => {
        const rank = rankBetween(low, undefined, "a");
        expect(rank !== undefined && rank > low).toBe(true);
      }),
      { seed: 12, numRuns: 1_000 },
    );
  });

  it("is none between equal ones, nor ahead of a trailing zero: those items get new ranks", () => {
    expect(rankBetween("a", "a", "0")).toBeUndefined();
    expect(rankBetween("1", "10", "0")).toBeUndefined();
  });

  it.each([
    ["1", "2"],
    ["10", "2"],
    ["a", "b"],
    ["0", "1"],
  ])("is there between the hand-written %s and %s", (low, high) => {
    expect(rankBetween(low, high, "3")).toBeDefined();
  });

  it("differs when two people insert at one place", () => {
    expect(rankBetween("a", "b", "1")).not.toBe(rankBetween("a", "b", "2"));
  });
});

it("a thousand moves keep the order that was asked for, touching one item each", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(19), fc.nat(20), fc.nat(1295)), { maxLength: 200 }), (moves) => {
      let queue: Ranked[] = [];
      for (let n = 0; n < 20; n += 1) {
        queue.push({ slug: `s${n.toString()}`, rank: rankBetween(queue.at(-1)?.rank, undefined, "0") ?? "" });
      }
      for (const [from, to, chance] of moves) {
        const moved = queue[from];
        if (moved === undefined) continue;
        const rest = queue.filter((item) => item !== moved);
        const at = Math.min(to, rest.length);
        const rank = rankBetween(rest[at - 1]?.rank, rest[at]?.rank, chance.toString(36));
        expect(rank).toBeDefined();
        queue = [...rest.slice(0, at), { ...moved, rank: rank ?? "" }, ...rest.slice(at)];
        expect([...queue].sort(byRank)).toEqual(queue);
      }
    }),
    { seed: 13, numRuns: 50 },
  );
});
