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

/** The letter alone only directly behind the digits: "3 P1 alerts" and "5 A records" are counts. */
const half = "(?:\\s?(am|pm|a\\.m\\.|p\\.m\\.|(?<=\\d)[ap])(?![A-Za-z\\d]))";
const colon = new RegExp(
  `(?<![\\d:])(\\d{1,2})[:：](\\d{2})(?:[:：](\\d{2})(?:[.,]\\d{1,9})?)?(?![\\d:]*\\d)${half}?`,
  "iy",
);
/** Behind `10.43` these make it a number. */
const units =
  "%|[KMGTkmgt]i?[Bb]\\b|ms\\b|s\\b|seconds?|minutes?|hours?|min\\b|days?|x\\b|million|billion|[rq]ps\\b|req|倍|秒|分|時間|日|件|円|ドル|万|億|kr\\b|(?:USD|EUR|GBP|JPY|NOK|SEK|DKK)\\b|dollars?|euros?";
/** `10.43`: only with two digits on the right, no unit or version behind and no currency before. */
const dot = new RegExp(
  `(?<![\\d.,$€£¥￥]|\\b(?:version|release|ver\\.?)\\s)(\\d{1,2})\\.([0-5]\\d)(?:\\.([0-5]\\d))?(?![\\d.]*\\d|\\s?(?:${units}))${half}?`,
  "iy",
);
const wordHalf = new RegExp(`(?<![\\d.:])(\\d{1,2})${half}`, "iy");
const kanji =
  /(翌日?|翌朝)?\s?(午前|午後|AM|PM|朝|夜|深夜)?\s?(\d{1,2})時(?!間)(?:\s?(\d{1,2})分(?!間)(?:\s?(\d{1,2})秒)?|(半))?/y;
/** 点 alone counts things in Japanese: a half of the day or minutes must stand with it. */
const chinese =
  /(上午|下午|凌晨|早上|晚上|中午)\s?(\d{1,2})(?:[点點时]|[:：](?=\d))(?:\s?([0-5]?\d)分?|(半))?|(?<![\d.])(\d{1,2})[点點](?:([0-5]?\d)分|(半))/y;
const nextDay = /(翌日?|翌朝)\s?(?=\d{1,2}[:：]\d{2}|\d{1,2}時)/y;
const halfBefore = /(午前|午後|AM|PM)\s?(\d{1,2})[:：](\d{2})(?:[:：](\d{2}))?(?!\d)/y;
const military =
  /(?<!\d)([01]\d|2[0-3])([0-5]\d)(?=\s?(?:hrs?\b|hours\b|h\b|UTC|GMT|JST|CET|CEST|BST|Z\b|EST|EDT|PST|PDT))(?:\s?(?:hrs?|hours|h)\b)?/y;
const frenchHour = /(?<![\d.:])(\d{1,2})h([0-5]\d)(?![A-Za-z\d])/y;
const unfilled = /(?<!\d)(\d{1,2})[:.](?:\?\?|\?|xx|XX|__|--|mm|MM)/y;
const wholeDay: readonly (readonly [RegExp, Clock])[] = [
  [/正午|noon\b|midday\b/iy, { hour: 12, minute: 0, second: undefined, ambiguousHalf: false }],
];
const parts: readonly (readonly [RegExp, PartOfDay])[] = [
  [/未明/y, { from: 0, to: 240 }],
  [/明け方/y, { from: 180, to: 420 }],
  [/凌晨/y, { from: 0, to: 360 }],
  [/上午(?!\s?\d)/y, { from: 360, to: 720 }],
  [/下午(?!\s?\d)/y, { from: 720, to: 1140 }],
  [/晚上|傍晚/y, { from: 1020, to: 1440 }],
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
  for (const [pattern, clock] of wholeDay)
    if (scanner.take(pattern)) return { clock, impossible: false, dayOffset: 0, unfilled: false };
  return undefined;
}

function takeKanji(scanner: Scanner): ClockRead | undefined {
  const match = scanner.take(kanji);
  if (match) {
    const minute = match[6] ? 30 : match[4] ? Number(match[4]) : undefined;
    return build(Number(match[3]), minute, match[5] ? Number(match[5]) : undefined, match[2], match[1] ? 1 : 0);
  }
  const zh = scanner.take(chinese);
  if (zh)
    return build(Number(zh[2] ?? zh[5]), (zh[4] ?? zh[7]) ? 30 : Number(zh[3] ?? zh[6] ?? 0), undefined, zh[1], 0);
  const before = scanner.take(halfBefore);
  return before && build(Number(before[2]), Number(before[3]), before[4] ? Number(before[4]) : undefined, before[1], 0);
}

function takeDigits(scanner: Scanner, dots: boolean): ClockRead | undefined {
  const next = scanner.take(nextDay);
  const match =
    scanner.take(colon) ??
    (dots ? scanner.take(dot) : undefined) ??
    scanner.take(wordHalf) ??
    scanner.take(frenchHour) ??
    scanner.take(military);
  if (match) {
    const short = match.length === 3 && !/^\d/.test(match[2] ?? "");
    const [minute, second, suffix] = short ? [undefined, undefined, match[2]] : [match[2], match[3], match[4]];
    return build(
      Number(match[1]),
      minute === undefined ? undefined : Number(minute),
      second === undefined ? undefined : Number(second),
      suffix,
      next ? 1 : 0,
    );
  }
  const open = scanner.take(unfilled);
  return (
    open && {
      clock: { hour: Number(open[1]), minute: undefined, second: undefined, ambiguousHalf: false },
      impossible: Number(open[1]) > 29,
      dayOffset: 0,
      unfilled: true,
    }
  );
}

function build(
  hour: number,
  minute: number | undefined,
  second: number | undefined,
  suffix: string | undefined,
  dayOffset: number,
): ClockRead {
  const impossible = hour > 30 || (minute ?? 0) > 59 || (second ?? 0) > 60;
  const ambiguousHalf = suffix === undefined && hour >= 1 && hour <= 12;
  return {
    clock: { hour: onWholeDay(hour, suffix ?? ""), minute, second, ambiguousHalf },
    impossible,
    dayOffset,
    unfilled: false,
  };
}

/** The hour on a 24-hour clock; `17:14pm` and `0:25 AM` are 24-hour times with a needless half. */
function onWholeDay(hour: number, half: string): number {
  if (/^p|午後|下午|中午/i.test(half)) return hour < 12 && !(half === "中午" && hour > 10) ? hour + 12 : hour;
  if (/^a|午前|朝|上午|凌晨|早上/i.test(half)) return hour === 12 ? 0 : hour;
  // 夜8時 is 20:00, 夜1時 and 深夜1時 the small hours, 夜12時 midnight.
  if (/夜|晚上/.test(half)) return hour >= 5 && hour <= 12 ? hour + 12 : hour;
  return hour;
}
