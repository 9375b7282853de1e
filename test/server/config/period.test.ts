import { describe, expect, it } from "vitest";
import { period, periodDays, periodEnd } from "../../../server/src/config/period";

describe("a period", () => {
  it.each([
    ["30d", 30],
    ["6 months", 180],
    ["1 year", 365],
    ["2 weeks", 14],
    ["半年", 182],
    ["3ヶ月", 90],
    ["３か月", 90],
    ["1年", 365],
    ["90日", 90],
    ["quarterly", 91],
    ["every 6 months", 180],
    ["a year", 365],
    ["P6M", 180],
    ["P1Y", 365],
    ["1.5 years", 548],
    ["6-months", 180],
    ["3ヶ月ごと", 90],
    ["12h", 1],
  ])("%s is %i days", (text, days) => {
    expect(periodDays(text)).toBe(days);
  });

  it("is told in minutes where days are too coarse", () => {
    expect(period("30m")).toMatchObject({ minutes: 30 });
    expect(period("2時間")).toMatchObject({ minutes: 120 });
    expect(period("PT30M")).toMatchObject({ minutes: 30 });
  });

  it.each([
    ["2025-02-03", "6 months", "2025-08-03"],
    ["2025-08-31", "半年", "2026-02-28"],
    ["2025-01-31", "monthly", "2025-02-28"],
    ["2024-02-29", "1年", "2025-02-28"],
    ["2025-11-30", "P1M", "2025-12-30"],
    ["2025-11-15", "quarterly", "2026-02-15"],
    ["2025-01-01", "1.5 years", "2026-07-01"],
    ["2025-01-01", "30 days", "2025-01-31"],
    ["2025-01-01", "half a month", "2025-01-16"],
  ])("from %s, %s end on %s", (start, text, end) => {
    expect(periodEnd(Date.parse(start), text)).toBe(Date.parse(end));
  });

  it.each(["", "soon", "6 monts", "0d", "-3d", "30", "P", "6 months later", "月"])("is none: “%s”", (text) => {
    expect(period(text)).toBeUndefined();
  });
});
