import type { Clock } from "./moment";
import type { Scanner } from "./scanner";

export interface ClockRead {
  readonly clock: Clock;
  readonly impossible: boolean;
  /** Days to add that the clock itself says: 翌1:30. */
  readonly dayOffset: number;
  /** `14:??`: the hour is known, the rest is not filled in. */
  readonly unfilled: boolean;
}

/** Part of the day in minutes from its start; the end may pass midnight. */
export interface PartOfDay {
  readonly from: number;
  readonly to: number;
}

const half = "(?:\\s?(am|pm|a\\.m\\.|p\\.m\\.|[ap](?![a-z]))(?![A-Za-z]))";
const colon = new RegExp(`(?<![\\d:])(\\d{1,2})[:：](\\d{2})(?:[:：](\\d{2})(?:[.,]\\d{1,9})?)?(?![\\d:]*\\d)${half}?`, "iy");
/** `10.43`: only with two digits on the right, and no unit or version behind. */
const dot = new RegExp(`(?<![\\d.,])(\\d{1,2})\\.([0-5]\\d)(?:\\.([0-5]\\d))?(?![\\d.]*\\d|\\s?(?:%|[KMGTkmgt]i?[Bb]\\b|ms\\b|s\\b|seconds?|minutes?|hours?|min\\b|days?|x\\b|倍|秒|分|時間|日))${half}?`, "iy");
const wordHalf = new RegExp(`(?<![\\d.:])(\\d{1,2})${half}`, "iy");
const kanji = /(翌日?|翌朝)?\s?(午前|午後|AM|PM|朝|夜|深夜)?\s?(\d{1,2})時(?!間)(?:\s?(\d{1,2})分(?!間)(?:\s?(\d{1,2})秒)?|(半))?/y;
const nextDay = /(翌日?|翌朝)\s?(?=\d{1,2}[:：]\d{2}|\d{1,2}時)/y;
const halfBefore = /(午前|午後|AM|PM)\s?(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?(?!\d)/y;
const military = /(?<!\d)([01]\d|2[0-3])([0-5]\d)(?=\s?(?:hrs?\b|hours\b|h\b|UTC|GMT|JST|CET|CEST|BST|Z\b|EST|EDT|PST|PDT))(?:\s?(?:hrs?|hours|h)\b)?/y;
const frenchHour = /(?<![\d.:])(\d{1,2})h([0-5]\d)(?![A-Za-z\d])/y;
const unfilled = /(?<!\d)(\d{1,2})[:.](?:\?\?|\?|xx|XX|__|--|mm|MM)/y;
const wholeDay: readonly (readonly [RegExp, Clock])[] = [
  [/正午|noon\b|midday\b/iy, { hour: 12, minute: 0, second: undefined, ambiguousHalf: false }],
];
const parts: readonly (readonly [RegExp, PartOfDay])[] = [
  [/未明/y, { from: 0, to: 240 }],
  [/明け方/y, { from: 180, to: 420 }],
  [/早朝/y, { from: 240, to: 480 }],
  [/朝方?/y, { from: 300, to: 660 }],
  [/午前中?(?!\s?\d)/y, { from: 0, to: 720 }],
  [/昼(?:前|過ぎ|すぎ)?/y, { from: 600, to: 900 }],
  [/午後(?!\s?\d)/y, { from: 720, to: 1440 }],
  [/夕方?刻?/y, { from: 900, to: 1140 }],
  [/夜間?|晩/y, { from: 1080, to: 1560 }],
  [/深夜(?!\s?\d)/y, { from: 1320, to: 1740 }],
  [/日中/y, { from: 480, to: 1140 }],
  [/終日/y, { from: 0, to: 1440 }],
  [/(?:early )?(?:in the )?morning\b/iy, { from: 240, to: 720 }],
  [/(?:in the )?afternoon\b/iy, { from: 720, to: 1080 }],
  [/(?:in the )?evening\b/iy, { from: 1020, to: 1440 }],
  [/(?:at |over)?night\b/iy, { from: 1200, to: 1800 }],
  [/EOD\b|end of (?:the )?day\b/iy, { from: 960, to: 1440 }],
];

/** Reads a time of day exactly here. `dots` allows `10.43`, `bare` allows `3pm`. */
export function takeClock(scanner: Scanner, dots: boolean): ClockRead | undefined {
  return takeNamed(scanner) ?? takeKanji(scanner) ?? takeDigits(scanner, dots);
}

export function takePart(scanner: Scanner): PartOfDay | undefined {
  for (const [pattern, part] of parts) if (scanner.take(pattern)) return part;
  return undefined;
}

function takeNamed(scanner: Scanner): ClockRead | undefined {
  for (const [pattern, clock] of wholeDay) if (scanner.take(pattern)) return { clock, impossible: false, dayOffset: 0, unfilled: false };
  return undefined;
}

function takeKanji(scanner: Scanner): ClockRead | undefined {
  const match = scanner.take(kanji);
  if (match) {
    const minute = match[6] ? 30 : match[4] ? Number(match[4]) : undefined;
    return build(Number(match[3]), minute, match[5] ? Number(match[5]) : undefined, match[2], match[1] ? 1 : 0);
  }
  const before = scanner.take(halfBefore);
  return before && build(Number(before[2]), Number(before[3]), before[4] ? Number(before[4]) : undefined, before[1], 0);
}

function takeDigits(scanner: Scanner, dots: boolean): ClockRead | undefined {
  const next = scanner.take(nextDay);
  const match =
    scanner.take(colon) ?? (dots ? scanner.take(dot) : undefined) ?? scanner.take(wordHalf) ?? scanner.take(frenchHour) ?? scanner.take(military);
  if (match) {
    const short = match.length === 3 && !/^\d/.test(match[2] ?? "");
    const [minute, second, suffix] = short ? [undefined, undefined, match[2]] : [match[2], match[3], match[4]];
    return build(Number(match[1]), minute === undefined ? undefined : Number(minute), second === undefined ? undefined : Number(second), suffix, next ? 1 : 0);
  }
  const open = scanner.take(unfilled);
  return open && { clock: { hour: Number(open[1]), minute: undefined, second: undefined, ambiguousHalf: false }, impossible: Number(open[1]) > 29, dayOffset: 0, unfilled: true };
}

function build(hour: number, minute: number | undefined, second: number | undefined, suffix: string | undefined, dayOffset: number): ClockRead {
  const afternoon = /^p|午後|夜/i.test(suffix ?? "");
  const morning = /^a|午前|朝|深夜/i.test(suffix ?? "");
  // `17:14pm` and `0:25 AM` are 24-hour times with a needless suffix.
  const shifted = afternoon && hour < 12 ? hour + 12 : morning && hour === 12 ? 0 : hour;
  const impossible = hour > 30 || (minute ?? 0) > 59 || (second ?? 0) > 60;
  const ambiguousHalf = suffix === undefined && hour >= 1 && hour <= 12;
  return { clock: { hour: shifted, minute, second, ambiguousHalf }, impossible, dayOffset, unfilled: false };
}
