import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysInMonth } from "../../../server/src/time/civil";
import { readDuration } from "../../../server/src/time/duration";
import type { TimeReading } from "../../../server/src/time/moment";
import { findTimes, readLeadingTime, readTimeAt } from "../../../server/src/time/readTime";
import type { ReadTimeOptions } from "../../../server/src/time/reader";
import { shown } from "./shown";

const seed = 20260323;
const two = (n: number): string => String(n).padStart(2, "0");

/** What times are written with, so that random texts come near to them. */
const pieces = [
  "2026",
  "-",
  "03",
  "23",
  "/",
  ".",
  ":",
  "：",
  "10",
  "7",
  "61",
  "T",
  "Z",
  "+09:00",
  "-0500",
  " ",
  "  ",
  "\n",
  "\t",
  "　",
  "~",
  "〜",
  "–",
  "→",
  "(",
  ")",
  "（",
  "）",
  "[",
  "]",
  "UTC",
  "JST",
  "PT",
  "am",
  "pm",
  "p",
  "午前",
  "午後",
  "時",
  "分",
  "秒",
  "半",
  "年",
  "月",
  "日",
  "翌",
  "翌朝",
  "頃",
  "以降",
  "未明",
  "から",
  "まで",
  "令和",
  "元",
  "R",
  "H",
  "点",
  "Mar",
  "march",
  "May",
  "of",
  "3rd",
  "Mon",
  "at",
  "about",
  "after",
  "before",
  "to",
  "noon",
  "T+",
  "+5m",
  "YYYY-MM-DD",
  "HH:MM",
  "??",
  "14:??",
  "XX",
  "TBC",
  "1時間",
  "2h",
  "PT2H",
  "minutes",
  "a",
  "word",
  "言葉",
  "$",
  "#",
  "v",
  "%",
  "\ud800",
  "\udc00",
  "😀",
  "\u200b",
  "\u2011",
  "０",
  "１",
] as const;
const timeLike = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((parts) => parts.join(""));
const anyText = fc.oneof({ weight: 4, arbitrary: timeLike }, fc.string({ unit: "binary", maxLength: 60 }));
const options: fc.Arbitrary<ReadTimeOptions> = fc.record({
  dots: fc.boolean(),
  weakDates: fc.boolean(),
  dayBeforeMonth: fc.boolean(),
  placeholders: fc.boolean(),
});

/** A reading and the end of its range, and everything a span of theirs may be wrong in. */
function expectPlaced(reading: TimeReading, text: string): void {
  const { span, raw, until, problem } = reading;
  expect(span.start).toBeGreaterThanOrEqual(0);
  expect(span.end).toBeGreaterThan(span.start);
  expect(span.end).toBeLessThanOrEqual(text.length);
  expect(raw).toBe(text.slice(span.start, span.end));
  for (const inner of [until?.span, problem?.span]) {
    if (inner === undefined) continue;
    expect(inner.start).toBeGreaterThanOrEqual(span.start);
    expect(inner.end).toBeGreaterThan(inner.start);
    expect(inner.end).toBeLessThanOrEqual(span.end);
  }
  if (until) expectPlaced(until, text);
}

describe(`in any text (seed ${seed})`, () => {
  it("times stand inside of it, exactly as written, and do not overlap", () => {
    fc.assert(
      fc.property(anyText, options, (text, given) => {
        const found = findTimes(text, given);
        for (const reading of found) expectPlaced(reading, text);
        found.reduce((end, { span }) => {
          expect(span.start).toBeGreaterThanOrEqual(end);
          return span.end;
        }, 0);
      }),
      { seed, numRuns: 3000 },
    );
  });

  it("the leading time and the time at an offset stand where they say", () => {
    fc.assert(
      fc.property(anyText, options, fc.nat(40), (text, given, at) => {
        const leading = readLeadingTime(text, given);
        if (leading) expectPlaced(leading, text);
        const there = readTimeAt(text, Math.min(at, text.length), given);
        if (there) {
          expectPlaced(there, text);
          expect(there.span.start).toBe(Math.min(at, text.length));
        }
      }),
      { seed, numRuns: 2000 },
    );
  });

  it("a length of time is a number of minutes, up to no less, at a place of the text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const reading = readDuration(text);
        if (!reading) return;
        const { span, minutes, upTo, unit } = reading;
        expect(Number.isFinite(minutes)).toBe(true);
        expect(minutes).toBeGreaterThanOrEqual(0);
        expect(upTo).toBeGreaterThanOrEqual(minutes);
        expect(unit).toBeGreaterThan(0);
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThan(span.start);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }),
      { seed, numRuns: 2000 },
    );
  });
});

interface Written {
  readonly text: string;
  readonly expected: string;
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const shortMonths = ["jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des"];
type DateForm = (year: number, month: number, day: number) => string;
const dateForms: readonly DateForm[] = [
  (y, m, d) => `${y}-${two(m)}-${two(d)}`,
  (y, m, d) => `${y}/${m}/${d}`,
  (y, m, d) => `${y}.${two(m)}.${two(d)}`,
  (y, m, d) => `${two(d)}.${two(m)}.${y}`,
  (y, m, d) => `${y}年${m}月${d}日`,
  (y, m, d) => `令和${y === 2019 ? "元" : y - 2018}年${m}月${d}日`,
  (y, m, d) => `${months[m - 1] ?? ""} ${d}, ${y}`,
  (y, m, d) => `${d} ${months[m - 1] ?? ""} ${y}`,
  (y, m, d) => `${d}. ${shortMonths[m - 1] ?? ""} ${y}`,
];
type ClockForm = (hour: number, minute: number) => string;
const clockForms: readonly ClockForm[] = [
  (h, m) => `${two(h)}:${two(m)}`,
  (h, m) => `${h}:${two(m)}`,
  (h, m) => `${two(h)}：${two(m)}`,
  (h, m) => `${two(h)}.${two(m)}`,
  (h, m) => `${h}時${m}分`,
  (h, m) => `${h < 12 ? "午前" : "午後"}${h % 12}時${m}分`,
  (h, m) => `${h % 12 === 0 ? 12 : h % 12}:${two(m)} ${h < 12 ? "AM" : "PM"}`,
  (h, m) => `${h % 12 === 0 ? 12 : h % 12}:${two(m)}${h < 12 ? "am" : "pm"}`,
];
const zoneForms = [
  ["", ""],
  [" UTC", " UTC=0"],
  [" JST", " JST=540"],
  [" (JST)", " JST=540"],
  [" PST", " PST=-480"],
  [" UTC+2", " UTC+2=120"],
  [" +09:00", " +09:00=540"],
  ["（JST）", " JST=540"],
] as const;

const civilDate = fc
  .record({
    year: fc.integer({ min: 2019, max: 2049 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  })
  .map(({ year, month, day }) => ({ year, month, day: Math.min(day, daysInMonth(year, month)) }));

const written: fc.Arbitrary<Written> = fc
  .tuple(
    civilDate,
    fc.nat(23),
    fc.nat(59),
    fc.constantFrom(...dateForms),
    fc.constantFrom(...clockForms),
    fc.constantFrom(...zoneForms),
    fc.constantFrom(" ", "  ", ", ", " at "),
  )
  .map(([{ year, month, day }, hour, minute, dateForm, clockForm, [zone, zoneShown], gap]) => ({
    text: `${dateForm(year, month, day)}${gap}${clockForm(hour, minute)}${zone}`,
    expected: `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}${zoneShown}`,
  }));

describe(`a written time (seed ${seed})`, () => {
  it("is read back as it was meant, whole", () => {
    fc.assert(
      fc.property(written, ({ text, expected }) => {
        const reading = readLeadingTime(text, { dots: true });
        expect(shown(reading)).toBe(expected);
        expect(reading?.raw).toBe(text);
      }),
      { seed, numRuns: 2000 },
    );
  });

  it("is found inside a sentence as it is at its beginning", () => {
    fc.assert(
      fc.property(written, ({ text, expected }) => {
        expect(findTimes(`Broken: ${text} — restarted`, { dots: true }).map(shown)).toEqual([expected]);
      }),
      { seed, numRuns: 500 },
    );
  });

  it("keeps both ends of a range", () => {
    fc.assert(
      fc.property(written, written, fc.constantFrom(" – ", " 〜 ", " to ", " → ", "～"), (from, to, mark) => {
        const reading = readLeadingTime(`${from.text}${mark}${to.text}`, { dots: true });
        expect(shown(reading?.until)).toBe(to.expected);
        expect(shown(reading && { ...reading, until: undefined })?.startsWith(from.expected)).toBe(true);
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe("a hostile text", () => {
  const everything = { dots: true, weakDates: true, placeholders: true };
  const repeated = [
    " ",
    "1",
    ".",
    "~",
    "(",
    "[",
    ")",
    ":",
    "-",
    "?",
    "x",
    "T",
    "+",
    "翌",
    "午前",
    "1.",
    "1:",
    "1-",
    "1/",
    "1 ",
    "10:00-",
    "10:00 ",
    "10:00 〜 ",
    "99:99 ",
    "14:?? ",
    "2026-03-23 ",
    "2026-",
    "March ",
    "about ",
    "~ ",
    "HH:MM ",
    "YYYY-",
    "10:00 (",
    "10:00 (perhaps ",
    "令和",
    "1時",
    "(JST) ",
    "JST ",
    "1日",
    "1h ",
    "1時間",
    "P1D",
    "1 to ",
  ];

  // No clock is read: a pattern that backtracks over all of it would never come back within the runner's own limit.
  it.each(repeated)("of many %j is read to its end", (piece) => {
    const text = `${piece.repeat(Math.ceil(16_000 / piece.length))} 99:99`;
    for (const { span } of findTimes(text, everything)) expect(span.end).toBeLessThanOrEqual(text.length);
    expect(() => [readLeadingTime(text, everything), readDuration(text)]).not.toThrow();
  });
});
