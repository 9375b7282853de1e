import type { Span } from "../text/span";
import { foldWidth } from "./scanner";

/** A length of time as written; spans count in the text read. */
export interface DurationReading {
  readonly span: Span;
  /** Minutes; for "2-3 hours" the lower bound, and `upTo` the upper one. */
  readonly minutes: number;
  readonly upTo: number;
  readonly approximate: boolean;
  /** Width of the smallest unit written, in minutes. */
  readonly unit: number;
  /** Another basis than the clock, as written ("during support hours"). */
  readonly basis: string | undefined;
}

const units: readonly (readonly [RegExp, number])[] = [
  [/^(?:weeks?|wks?|w|週間?|uker?|周)$/i, 10_080],
  [/^(?:days?|d|日間?|dager|dag|døgn|天)$/i, 1_440],
  [/^(?:hours?|hrs?|h|時間|timer?|t|小时|個小時|个小时)$/i, 60],
  [/^(?:minutes?|mins?|m|分間?|minutter|minutt|分钟|分鐘)$/i, 1],
  [/^(?:seconds?|secs?|s|秒間?|sekunder|sekund)$/i, 1 / 60],
];
const unitWord =
  "weeks?|wks?|週間?|uker?|周|days?|日間?(?![にの付本時程目])|dager|dag|døgn|天|hours?|hrs?|時間|timer?|[个個]?小[时時]|minutes?|mins?|分[钟鐘]|分間?|minutter|minutt|seconds?|secs?|秒間?|sekunder|sekund|[wdhms]";
const number = "\\d+(?:[.,]\\d+)?|(?:half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten)(?=[\\s-])";
const rangeWord = "\\s?(?:[-–〜~～]|to\\b|から)\\s?";
/** `3月3日`, `10時30分` are a date and a clock. */
const piece = new RegExp(
  `(?<![\\w.:年月時-])(${number})(?:${rangeWord}(\\d+(?:\\.\\d+)?))?[\\s-]?(${unitWord})(?![A-Za-z])(半)?`,
  "giu",
);
const attached = new RegExp(`^\\s?(?:,|and|og|と)?\\s?(\\d+(?:\\.\\d+)?)\\s?(${unitWord})(?![A-Za-z])(半)?`, "iu");
/** `1h05`: the minutes without their unit. */
const bareMinutes = /^\s?([0-5]\d)(?=\s*$|[)）,.。、](?!\d))/;
const upperEnd = new RegExp(`^${rangeWord}(?=\\d)`, "iu");
const clock = /^\s*(\d{1,3}):([0-5]\d)(?::([0-5]\d))?\s*(?:h|hours?|時間)?\s*(?:[（(].*)?$/iu;
const isoForm = /\bP(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?\b(?<=\d[DHMS])/;
const vague =
  /(?:~|約|およそ|about|around|approximately|approx\.?|roughly|nearly|almost|over|under|more than|less than|at least|at most|up to|within|ca\.?|omtrent|ほぼ|最大|最長|大?约)[)）]?\s?$/i;
const vagueBehind =
  /^\s?[（(]?(?:approx\.?|approximately|estimated|推定|約|弱|強|程度|ほど|くらい|ぐらい|以上|以内|未満|余り|超|左右|or so|\+|plus)/;
const basisWords =
  /during|support hours|business hours|working hours|office hours|excluding|only counting|営業時間|稼働時間|業務時間|サポート時間|を除く|arbeidstid|工作时间/i;
const spelled: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  "half a": 0.5,
  "half an": 0.5,
};

/** Reads the first length of time in a text: `1h 50m`, `103 minutes`, 約17時間, 2日16時間30分, `PT2H`, `1:30`. */
export function readDuration(text: string): DurationReading | undefined {
  const folded = foldWidth(text);
  const basis = basisWords.test(folded) ? text.trim() : undefined;
  return readIso(folded, basis) ?? readClock(folded, basis) ?? readPieces(folded, basis);
}

function readIso(text: string, basis: string | undefined): DurationReading | undefined {
  const match = isoForm.exec(text);
  if (!match) return undefined;
  const [days, hours, minutes, seconds] = [match[1], match[2], match[3], match[4]].map((part) => Number(part ?? 0));
  const total = (days ?? 0) * 1_440 + (hours ?? 0) * 60 + (minutes ?? 0) + (seconds ?? 0) / 60;
  return {
    span: { start: match.index, end: match.index + match[0].length },
    minutes: total,
    upTo: total,
    approximate: false,
    unit: match[3] ? 1 : match[2] ? 60 : 1_440,
    basis,
  };
}

/** `1:30` alone is one hour and thirty minutes. */
function readClock(text: string, basis: string | undefined): DurationReading | undefined {
  const match = clock.exec(text);
  if (!match) return undefined;
  const total = Number(match[1]) * 60 + Number(match[2]) + Number(match[3] ?? 0) / 60;
  const start = text.search(/\d/);
  const length = /^[\d:]+/.exec(text.slice(start))?.[0].length ?? 0;
  return {
    span: { start, end: start + length },
    minutes: total,
    upTo: total,
    approximate: false,
    unit: match[3] ? 1 / 60 : 1,
    basis,
  };
}

interface Length extends Pick<DurationReading, "span" | "minutes" | "upTo" | "unit"> {
  /** "an hour", "two days": told in words, not counted. */
  readonly spelled: boolean;
}

function readPieces(text: string, basis: string | undefined): DurationReading | undefined {
  const first = nextLength(text, 0);
  if (!first) return undefined;
  const { start, end } = first.span;
  const gap = upperEnd.exec(text.slice(end))?.[0].length;
  const upper = gap === undefined ? undefined : nextLength(text, end + gap);
  const ranged =
    upper !== undefined && gap !== undefined && upper.span.start === end + gap && upper.minutes > first.minutes;
  const last = ranged ? upper : first;
  return {
    span: { start, end: last.span.end },
    minutes: first.minutes,
    upTo: last.upTo,
    approximate: vague.test(text.slice(0, start)) || vagueBehind.test(text.slice(last.span.end)) || first.spelled,
    unit: last.unit,
    basis,
  };
}

/** The first count and unit from an offset on, with the smaller units behind it. */
function nextLength(text: string, from: number): Length | undefined {
  piece.lastIndex = from;
  const match = piece.exec(text);
  if (!match) return undefined;
  let size = unitSize(match[3]);
  let minutes = valueOf(match[1]) * size + (match[4] ? size / 2 : 0);
  let upTo = match[2] ? Number(match[2]) * size : minutes;
  let unit = match[4] ? size / 2 : /[.,]/.test(match[1] ?? "") ? size / 10 : size;
  let end = match.index + match[0].length;
  const bare = size === 60 && !match[2] ? bareMinutes.exec(text.slice(end)) : undefined;
  if (bare) {
    minutes += Number(bare[1]);
    [upTo, unit, end] = [minutes, 1, end + bare[0].length];
  }
  for (
    let more = attached.exec(text.slice(end));
    more && unitSize(more[2]) < size;
    more = attached.exec(text.slice(end))
  ) {
    size = unitSize(more[2]);
    minutes += Number(more[1]) * size + (more[3] ? size / 2 : 0);
    upTo = minutes;
    unit = size;
    end += more[0].length;
  }
  return {
    span: { start: match.index, end },
    minutes,
    upTo: Math.max(minutes, upTo),
    unit,
    spelled: /^\D/.test(match[1] ?? ""),
  };
}

const unitSize = (word: string | undefined): number => units.find(([pattern]) => pattern.test(word ?? ""))?.[1] ?? 1;
const valueOf = (text: string | undefined): number =>
  spelled[(text ?? "").toLowerCase()] ?? Number((text ?? "").replace(",", "."));

/** ISO 8601, as `inspect` prints it: PT103M keeps minutes as minutes up to whole days. */
export function isoDuration(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60), seconds % 60];
  return `PT${h ? `${h}H` : ""}${m || (!h && !s) ? `${m}M` : ""}${s ? `${s}S` : ""}`;
}
