import { describe, expect, it } from "vitest";
import { formatClock, formatDate, midnight } from "../../../server/src/time/civil";
import type { Moment } from "../../../server/src/time/moment";
import { readLeadingTime } from "../../../server/src/time/readTime";
import { dayOfReading, endMomentOf, momentOf, type DayContext } from "../../../server/src/time/resolve";
import { sameZone, zoneOf } from "../../../server/src/time/zones";

const read = (text: string): NonNullable<ReturnType<typeof readLeadingTime>> => {
  const reading = readLeadingTime(text, { dots: true, weakDates: true, placeholders: true });
  if (!reading) throw new Error(`no time in ${text}`);
  return reading;
};
const on = (year: number, month: number, day: number): DayContext => ({ day: midnight(year, month, day), year });
const dayIn = (text: string, context: DayContext): string | undefined => {
  const day = dayOfReading(read(text), context);
  return day === undefined ? undefined : formatDate(day);
};
const shownMoment = (moment: Moment | undefined): string | undefined =>
  moment &&
  `${formatDate(moment.earliest)} ${formatClock(moment.earliest, true)} +${(moment.latest - moment.earliest) / 60_000}m ${moment.precision}`;

describe("the day of a time", () => {
  it.each([
    ["2026-03-23 10:00", on(2025, 1, 1), "2026-03-23"],
    ["10:00", on(2025, 1, 1), "2025-01-01"],
    ["翌 1:00", on(2025, 12, 31), "2026-01-01"],
    ["2026-03-23 翌1:30", on(2025, 1, 1), "2026-03-24"],
    ["3月23日", on(2025, 1, 1), "2025-03-23"],
    ["1月3日", on(2025, 12, 30), "2026-01-03"],
    ["Dec 30", on(2026, 1, 3), "2025-12-30"],
    ["8月1日", on(2025, 12, 30), "2025-08-01"],
    ["Feb 29", on(2025, 3, 1), "2025-02-28"],
  ])("%s in the context of a day", (text, context, expected) => {
    expect(dayIn(text, context)).toBe(expected);
  });

  it("takes the year alone where no day is known, and stays unknown without one", () => {
    expect(dayIn("3月23日", { day: undefined, year: 2024 })).toBe("2024-03-23");
    expect(dayIn("3月23日", { day: undefined, year: undefined })).toBeUndefined();
    expect(dayIn("10:00", { day: undefined, year: 2024 })).toBeUndefined();
  });
});

describe("the interval of a time", () => {
  it.each([
    ["2026-03-23 14:08", "2026-03-23 14:08:00 +1m minute"],
    ["2026-03-23 14:08:30", "2026-03-23 14:08:30 +0.016666666666666666m second"],
    ["2026-03-23 25:30", "2026-03-24 01:30:00 +1m minute"],
    ["2026-03-23 14:??", "2026-03-23 14:00:00 +60m hour"],
    ["2026-03-23 未明", "2026-03-23 00:00:00 +240m part-of-day"],
    ["2026-03-23", "2026-03-23 00:00:00 +1440m day"],
    ["2026年3月", "2026-03-01 00:00:00 +44640m month"],
  ])("%s is %s", (text, expected) => {
    const reading = read(text);
    expect(shownMoment(momentOf(reading, dayOfReading(reading, { day: undefined, year: undefined })))).toBe(expected);
  });

  it("is not dated where no day is known", () => {
    expect(momentOf(read("14:08"), undefined)?.dated).toBe(false);
  });

  it("is none for an unfilled time or one since the beginning", () => {
    expect(momentOf(read("HH:MM"), 0)).toBeUndefined();
    expect(momentOf(read("T+5m"), 0)).toBeUndefined();
  });
});

describe("the end of a range", () => {
  it.each([
    ["2026-03-23 10:00 – 12:00", "2026-03-23 12:00:00"],
    ["2026-03-23 23:50 – 00:10", "2026-03-24 00:10:00"],
    ["2026-03-23 14:00 〜 翌9:00", "2026-03-24 09:00:00"],
    ["2026-03-23 12:00 – 10:00", "2026-03-23 10:00:00"],
    ["2026-03-23 23:50 – 2026-03-25 00:10", "2026-03-25 00:10:00"],
  ])("of %s is %s", (text, expected) => {
    const reading = read(text);
    const day = dayOfReading(reading, { day: undefined, year: undefined });
    const end = reading.until && endMomentOf(reading.until, momentOf(reading, day), { day, year: undefined });
    expect(shownMoment(end)?.slice(0, 19)).toBe(expected);
  });
});

describe("a zone", () => {
  it.each([
    ["UTC", 0],
    ["JST", 540],
    ["+09:00", 540],
    ["-0500", -300],
    ["+9", 540],
    [" CET ", 60],
    ["PT", undefined],
  ])("%s lies so many minutes east: %s", (name, offset) => {
    expect(zoneOf(name)).toEqual({ name: name.trim(), offset });
  });

  it("is not any word", () => {
    expect(zoneOf("Tokyo")).toBeUndefined();
    expect(zoneOf("toString")).toBeUndefined();
  });

  it("is the same by name or by offset, but not by two unknown offsets", () => {
    expect(sameZone({ name: "JST", offset: 540 }, { name: "+09:00", offset: 540 })).toBe(true);
    expect(sameZone({ name: "PT", offset: undefined }, { name: "PT", offset: undefined })).toBe(true);
    expect(sameZone({ name: "PT", offset: undefined }, { name: "ET", offset: undefined })).toBe(false);
  });
});
