import { describe, expect, it } from "vitest";
import { period, periodDays } from "../../../server/src/config/period";

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
    expect(period("30m")).toEqual({ minutes: 30 });
    expect(period("2時間")).toEqual({ minutes: 120 });
    expect(period("PT30M")).toEqual({ minutes: 30 });
  });

  it.each(["", "soon", "6 monts", "0d", "-3d", "30", "P", "6 months later", "月"])("is none: “%s”", (text) => {
    expect(period(text)).toBeUndefined();
  });
});
