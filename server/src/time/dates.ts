import { daysInMonth } from "./civil";
import type { CivilDate } from "./moment";
import type { Scanner } from "./scanner";

export interface DateRead {
  readonly date: CivilDate;
  readonly impossible: boolean;
  /** 上旬, mid-March: only roughly. */
  readonly approximate: boolean;
  /** Written without a year and so short (`8/1`) that it counts only where a time or a timeline is expected. */
  readonly weak: boolean;
}

const monthNames = [
  "jan(?:uary|uar)?",
  "feb(?:ruary|ruar)?",
  "mar(?:ch|s)?",
  "apr(?:il)?",
  "ma[yi]",
  "june?|juni",
  "july?|juli",
  "aug(?:ust)?",
  "sep(?:t(?:ember)?)?",
  "o[ck]t(?:ober)?",
  "nov(?:ember)?",
  "de[cs](?:ember)?",
];
const monthName = `(?:${monthNames.join("|")})\\b\\.?`;
const monthPatterns = monthNames.map((name) => new RegExp(`^(?:${name})\\.?$`, "i"));

const iso = /(?<!\d)(\d{4,5})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y;
const dayFirst = /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4,5}|\d{2})(?![\d.])/y;
const slashed = /(?<![\d-])(\d{1,2})(?:\/(\d{1,2})\/(\d{4}|\d{2})|-(\d{1,2})-(\d{4}))(?![\d-])/y;
const ja =
  /(?:(\d{4})年\s?|(令和|平成|R|H)\s?(\d{1,2}|元)(?:年|\.)\s?)(\d{1,2})(?:月|\.)\s?(?:(\d{1,2})日?|(上旬|中旬|下旬|初旬|末|初め|半ば|頃))?/y;
const jaYear = /(?:(\d{4})|(令和|平成)\s?(\d{1,2}|元))年(?!\s?\d)/y;
const jaShort = /(\d{1,2})月\s?(?:(\d{1,2})日|(上旬|中旬|下旬|初旬|末|初め|半ば|頃))/y;
const monthFirst = new RegExp(
  `(?<![A-Za-z])(${monthName})\\s?(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:]|\\.\\d)(?:,?\\s?(?:of\\s)?((?:19|20)\\d{2})(?![\\d:.]))?`,
  "iy",
);
const dayThenMonth = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|\\.)?(?:\\s?|-)(?:of\\s)?(${monthName})(?:(?:,?\\s|-)((?:19|20)\\d{2})(?![\\d:.]))?`,
  "iy",
);
const monthAndYear = new RegExp(
  `(?:(early|mid|late|end of|beginning of)[\\s-])?(?<![A-Za-z])(${monthName})\\s((?:19|20)\\d{2})(?![\\d:.])`,
  "iy",
);
/** `3/5 pods` counts. */
const monthDay =
  /(?<!\d)(\d{2})-(\d{2})(?![\d-])|(?<!\d)(\d{1,2})\/(\d{1,2})(?![\d/]|\s?(?:of\b|pods?\b|nodes?\b|replicas?\b|hosts?\b|servers?\b|instances?\b|shards?\b|regions?\b|checks?\b|tests?\b|users?\b|[台件個人]))/y;

/** Reads a date exactly here. */
export function takeDate(scanner: Scanner, dayBeforeMonth: boolean): DateRead | undefined {
  return takeNumeric(scanner, dayBeforeMonth) ?? takeJapanese(scanner) ?? takeNamed(scanner) ?? takeMonthDay(scanner);
}

function takeNumeric(scanner: Scanner, dayBeforeMonth: boolean): DateRead | undefined {
  const full = scanner.take(iso);
  if (full) return read(year(full[1]), num(full[3]), num(full[4]), full[1]?.length === 5);
  const dotted = scanner.take(dayFirst);
  if (dotted) {
    const date = read(year(dotted[3]), num(dotted[2]), num(dotted[1]), dotted[3]?.length === 5);
    if (dotted[3]?.length !== 2) return date;
    // A version may look like this: `1.2.21` wants a clock or a timeline beside it.
    if (num(dotted[2]) <= 12) return { ...date, weak: dotted[1]?.length !== 2 || dotted[2]?.length !== 2 };
    scanner.at -= dotted[0].length;
  }
  const slash = scanner.take(slashed);
  if (!slash) return undefined;
  const [first, other] = [num(slash[1]), num(slash[2] ?? slash[4])];
  const written = year(slash[3] ?? slash[5]);
  const dayIsFirst = first > 12 || (other <= 12 && dayBeforeMonth);
  return dayIsFirst ? read(written, other, first, false) : read(written, first, other, false);
}

function takeJapanese(scanner: Scanner): DateRead | undefined {
  const full = scanner.take(ja);
  if (full) {
    const y = full[1] ? num(full[1]) : eraYear(full[2], full[3]);
    return read(
      y,
      num(full[4]),
      full[5] ? num(full[5]) : undefined,
      false,
      full[6] !== undefined || full[5] === undefined,
    );
  }
  const short = scanner.take(jaShort);
  if (short) return read(undefined, num(short[1]), short[2] ? num(short[2]) : undefined, false, short[3] !== undefined);
  return undefined;
}

/** A year alone (`2024年`): too coarse for a timeline, but a date all the same. */
export function takeYear(scanner: Scanner): number | undefined {
  const match = scanner.take(jaYear);
  return match && (match[1] ? num(match[1]) : eraYear(match[2], match[3]));
}

function takeNamed(scanner: Scanner): DateRead | undefined {
  const roughly = scanner.take(monthAndYear);
  if (roughly) return read(num(roughly[3]), monthOf(roughly[2]), undefined, false, true);
  const first = scanner.take(monthFirst);
  if (first) return read(first[3] ? num(first[3]) : undefined, monthOf(first[1]), num(first[2]), false);
  const then = scanner.peek(dayThenMonth);
  // "3 may be affected"
  if (!then || (then[2] === "may" && !then[3])) return undefined;
  scanner.at += then[0].length;
  return read(then[3] ? num(then[3]) : undefined, monthOf(then[2]), num(then[1]), false);
}

function takeMonthDay(scanner: Scanner): DateRead | undefined {
  const match = scanner.take(monthDay);
  if (!match) return undefined;
  const [month, dayOfMonth] = [num(match[1] ?? match[3]), num(match[2] ?? match[4])];
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31) return undefined;
  return { ...read(undefined, month, dayOfMonth, false), weak: true };
}

function read(
  y: number | undefined,
  month: number,
  dayOfMonth: number | undefined,
  longYear: boolean,
  approximate = false,
): DateRead {
  const exists =
    month >= 1 && month <= 12 && (dayOfMonth === undefined || (dayOfMonth >= 1 && dayOfMonth <= daysInMonth(y, month)));
  return { date: { year: y, month, day: dayOfMonth }, impossible: longYear || !exists, approximate, weak: false };
}

const num = (digits: string | undefined): number => Number(digits ?? Number.NaN);

/** Two digits are 20xx; of five digits one too many was typed at an end, as a human reads 20202 and 22025. */
function year(digits: string | undefined): number {
  const text = digits ?? "";
  if (text.length === 2) return 2000 + Number(text);
  if (text.length !== 5) return Number(text);
  const candidates = [text.slice(0, 4), text.slice(1)].map(Number);
  return candidates.find((candidate) => candidate >= 1990 && candidate <= 2099) ?? Number(text.slice(0, 4));
}

function eraYear(era: string | undefined, digits: string | undefined): number {
  const n = digits === "元" ? 1 : num(digits);
  return (era === "平成" || era === "H" ? 1988 : 2018) + n;
}

function monthOf(name: string | undefined): number {
  return monthPatterns.findIndex((pattern) => pattern.test(name ?? "")) + 1;
}
