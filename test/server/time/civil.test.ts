import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf, daysInMonth, formatClock, formatDate, midnight, monthOf, yearOf } from "../../../server/src/time/civil";

describe("a month", () => {
  it.each([
    [2024, 2, 29],
    [2023, 2, 28],
    [1900, 2, 28],
    [2000, 2, 29],
    [undefined, 2, 29],
    [2026, 4, 30],
    [2026, 12, 31],
  ])("%s-%d has %d days", (year, month, days) => {
    expect(daysInMonth(year, month)).toBe(days);
  });
});

describe("a civil day", () => {
  const seed = 7;

  it(`is written as it was made, in every year from 0 to 9999 (seed ${seed})`, () => {
    const date = fc.record({
      year: fc.integer({ min: 0, max: 9999 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
    });
    fc.assert(
      fc.property(date, fc.nat(86_399_999), ({ year, month, day }, within) => {
        const existing = Math.min(day, daysInMonth(year, month));
        const start = midnight(year, month, existing);
        const pad = (n: number, width: number): string => String(n).padStart(width, "0");
        expect(formatDate(start)).toBe(`${pad(year, 4)}-${pad(month, 2)}-${pad(existing, 2)}`);
        expect(dayOf(start + within)).toBe(start);
        expect([yearOf(start + within), monthOf(start + within)]).toEqual([year, month]);
      }),
      { seed, numRuns: 500 },
    );
  });

  it("begins before 1970 as it does after", () => {
    expect(dayOf(midnight(1969, 12, 31) + 1)).toBe(midnight(1969, 12, 31));
    expect(midnight(1970, 1, 1)).toBe(0);
  });

  it("shows its clock, with seconds where they are asked for", () => {
    const at = midnight(2026, 3, 23) + ((21 * 60 + 30) * 60 + 5) * 1000;
    expect([formatClock(at), formatClock(at, true)]).toEqual(["21:30", "21:30:05"]);
  });
});
