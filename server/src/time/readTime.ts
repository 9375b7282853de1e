import type { Span } from "../text/span";
import { takeClock, takePart, type ClockRead, type PartOfDay } from "./clocks";
import { takeDate, takeYear, type DateRead } from "./dates";
import type { TimeProblem, TimeReading, Zone } from "./moment";
import { Scanner, foldWidth } from "./scanner";
import { takeIsoOffset, takeZone } from "./zones";

export interface ReadTimeOptions {
  /** Read `10.43` as a clock. */
  readonly dots?: boolean;
  /** Read `8/1` and `08-01` as a date even when no clock follows. */
  readonly weakDates?: boolean;
  /** `3/4/2021` is the third of April (else the fourth of March). */
  readonly dayBeforeMonth?: boolean;
  /** Unfilled times (`HH:mm`, `14:??`, TBC) are readings with a problem; else they are nothing. */
  readonly placeholders?: boolean;
}

const opening = /[\s"'“”「『【([{<*_`|:：•·・-]*/y;
const weekday = /(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?:,|\.)?\s(?:the\s)?|[（(][月火水木金土日](?:曜日?)?[)）]\s?|[月火水木金土日]曜日?,?\s?)/iy;
const weekdayBehind = /,?\s?[（([](?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|[月火水木金土日](?:曜日?)?(?:・?祝)?)[)）\]]/iy;
const lead = /(?:(~|～|〜|≈|約|およそ|だいたい|おおよそ|about|around|approximately|approx\.?|circa|ca\.?|c\.|roughly|some ?time|kl\.?|at|from|since|by|on|between)(?![A-Za-z])\s?)/iy;
const openLead = /(after|from|since|before|until|till)\s/iy;
const between = /(?:T|\s?(?:@|,|-|–|の)\s?|\s+)(?:(?:at|between|from|kl\.?|about|around|approximately|approx\.?|ca\.?|c\.|約|およそ|～|~|〜|≈)\s?)*/iy;
const trailing = /\s?(頃(?:から|まで)?|直後|直前|\((?:maybe|perhaps|not sure|unsure|exact time|possibly)[^)]{0,40}\)|ごろ|ころ|前後|以降|以後|以前|より前|過ぎ|すぎ|まで|時点|ish\b|-ish\b|\?|\((?:approx\.?|approximately|ca\.?|estimated?|推定|約|頃)\)|（(?:推定|約|頃|おおよそ)[^）]{0,12}）|onwards?\b|or so\b|or later\b|or earlier\b)/iy;
const separator = /\s?(?:〜|～|~|–|—|-|→|⇒|->|から|to\b|until\b|till\b|and\b)\s?/iy;
const openEnd = /\s?[〜～~](?=\s|$|[^\d\s午前後翌])/y;
const elapsed = /T\s?([+-])\s?(?:(\d{1,3}):([0-5]\d)(?::[0-5]\d)?|(\d+)\s?(s|sec|seconds?|m|min|minutes?|h|hrs?|hours?|d|days?)?\b)|T0\b|\+(\d{1,3}):([0-5]\d)\b|\+(\d+)\s?(m|min|minutes?|h|hrs?|hours?|分|時間)(?![A-Za-z])/y;
const placeholder = /[\dxX?][xX?]:[xX?]{2}|[yY]{4}-[mM]{2}-[dD]{2}(?:[T\s]*[hH]{2}:[mM]{2})?|hh:mm|(?:(?:20[x?][x?]|2[xX]{3}|[Yy]{4}|\d{4}(?:\/\d{2})?)[-/.](?:MM|mm|\?\?|XX|xx|\d{2})[-/.](?:DD|dd|\?\?|XX|xx|\d{2})[T\s]*)?(?:(?:HH|hh|XX|xx|\?\?|--|__|\d{2})[:.](?:MM|mm|XX|xx|\?\?|--|__)(?:[:.](?:SS|ss|\?\?))?)|(?:20[x?][x?]|2[xX]{3}|[Yy]{4})[-/.](?:MM|mm|\?\?|XX|\d{2})[-/.](?:DD|dd|\?\?|XX|\d{2})|\d{4}(?:\/\d{2})?-(?:\?\?|MM|\d{2})-(?:\?\?|DD)(?![\d?])/y;
const secondZone = /\s?[（(]\s?(?:=\s?)?(?:(?:[A-Z]{2,4}|日本時間|現地時間)[:：]?\s?)?(?:\d{4}[-/])?(?:\d{1,2}[-/]\d{1,2}\s)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s?(?:[A-Z]{2,4}|日本時間)?\s?[)）]/y;

/** Reads the time a text begins with: brackets, bullets and words like "about" may stand before it. */
export function readLeadingTime(text: string, options: ReadTimeOptions = {}, from = 0): TimeReading | undefined {
  const scanner = new Scanner(foldWidth(text), from);
  scanner.take(opening);
  return new Reader(scanner, text, options).range();
}

/** Reads a time exactly at an offset. */
export function readTimeAt(text: string, at: number, options: ReadTimeOptions = {}): TimeReading | undefined {
  return new Reader(new Scanner(foldWidth(text), at), text, options).range();
}

const candidate = /(?<![\w.])(?=[\dTYHX?+午翌令平正未早朝昼夕夜深]|jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cs]|noon|early|mid|late|[~～〜約])/giy;

/** Every time in a text, from left to right, not overlapping. */
export function findTimes(text: string, options: ReadTimeOptions = {}): readonly TimeReading[] {
  const folded = foldWidth(text);
  const found: TimeReading[] = [];
  let at = 0;
  while (at < folded.length) {
    candidate.lastIndex = at;
    const reading = candidate.test(folded) ? new Reader(new Scanner(folded, at), text, options).range() : undefined;
    if (reading) found.push(reading);
    at = reading ? Math.max(reading.span.end, at + 1) : at + 1;
  }
  return found;
}

interface Modifiers {
  approximate: boolean;
  open: "after" | "before" | undefined;
}

class Reader {
  readonly #scanner: Scanner;
  readonly #text: string;
  readonly #options: ReadTimeOptions;

  constructor(scanner: Scanner, text: string, options: ReadTimeOptions) {
    this.#scanner = scanner;
    this.#text = text;
    this.#options = options;
  }

  range(): TimeReading | undefined {
    const first = this.#scanner.attempt(() => this.#single());
    if (!first) return undefined;
    const until = this.#scanner.attempt(() => (this.#scanner.take(separator) ? (this.#shortEnd(first) ?? this.#single()) : undefined));
    if (until && until.elapsed === undefined) return this.#withEnd(first, until);
    if (this.#scanner.take(openEnd)) return { ...first, open: first.open ?? "after", ...this.#cut(first.span.start) };
    return first;
  }

  #withEnd(first: TimeReading, until: TimeReading): TimeReading {
    const modifiers: Modifiers = { approximate: first.approximate, open: undefined };
    this.#trail(modifiers);
    return { ...first, until, problem: first.problem ?? until.problem, zone: first.zone ?? until.zone, approximate: modifiers.approximate, ...this.#cut(first.span.start) };
  }

  /** `16:05:57-58`, `13:30-45`, `2026-07-17〜18`: the end gives its last part only. */
  #shortEnd(first: TimeReading): TimeReading | undefined {
    const start = this.#scanner.at;
    const match = this.#scanner.peek(/(\d{1,2})日?(?![\d:.:時月/年-]|\s?(?:[ap]m|%))/y);
    if (!match) return undefined;
    const value = Number(match[1]);
    const { clock, date } = first;
    const end = { ...first, until: undefined, zone: undefined, open: undefined, approximate: false, problem: undefined };
    const place = { span: { start, end: start + match[0].length }, raw: this.#text.slice(start, start + match[0].length) };
    if (clock?.second !== undefined && value > clock.second && value < 60) return this.#accept(match, { ...end, ...place, clock: { ...clock, second: value } });
    if (clock?.minute !== undefined && clock.second === undefined && match[1]?.length === 2 && value > clock.minute && value < 60)
      return this.#accept(match, { ...end, ...place, clock: { ...clock, minute: value } });
    if (!clock && date?.day !== undefined && value > date.day && value <= 31) return this.#accept(match, { ...end, ...place, date: { ...date, day: value } });
    return undefined;
  }

  #accept(match: RegExpExecArray, reading: TimeReading): TimeReading {
    this.#scanner.at += match[0].length;
    return reading;
  }

  #single(): TimeReading | undefined {
    const start = this.#scanner.at;
    const modifiers: Modifiers = { approximate: false, open: undefined };
    this.#lead(modifiers);
    const body = this.#elapsed() ?? this.#placeholder() ?? this.#dated() ?? this.#clockFirst() ?? this.#partOnly();
    if (!body) return undefined;
    this.#trail(modifiers);
    return {
      date: undefined, clock: undefined, part: undefined, dayOffset: 0, elapsed: undefined, zone: undefined, until: undefined, problem: undefined,
      ...body,
      approximate: modifiers.approximate || body.approximate === true,
      open: modifiers.open,
      ...this.#cut(start),
    };
  }

  #cut(start: number): { span: Span; raw: string } {
    return { span: { start, end: this.#scanner.at }, raw: this.#text.slice(start, this.#scanner.at) };
  }

  #lead(modifiers: Modifiers): void {
    for (let i = 0; i < 3; i += 1) {
      const open = this.#scanner.peek(openLead)?.[1]?.toLowerCase();
      if (open === "after") modifiers.open = "after";
      if (open === "before") modifiers.open = "before";
      const word = this.#scanner.take(lead)?.[1]?.toLowerCase();
      if (word === undefined) {
        if (!open || !this.#scanner.take(openLead)) return;
      } else if (!/^(?:at|from|since|by|on|between|kl\.?)$/.test(word)) modifiers.approximate = true;
    }
  }

  #trail(modifiers: Modifiers): void {
    for (let match = this.#scanner.take(trailing); match; match = this.#scanner.take(trailing)) {
      const word = match[1] ?? "";
      if (/以降|以後|onward|or later|過ぎ|すぎ|から/.test(word)) modifiers.open = "after";
      else if (/以前|より前|or earlier|まで/.test(word)) modifiers.open = "before";
      if (!/以降|以後|以前|より前|まで|時点|onward|or later|or earlier/.test(word)) modifiers.approximate = true;
    }
  }

  #elapsed(): Partial<TimeReading> | undefined {
    const match = this.#scanner.take(elapsed);
    if (!match) return undefined;
    if (match[0] === "T0") return { elapsed: 0 };
    const sign = match[1] === "-" ? -1 : 1;
    const hours = match[2] ?? match[6];
    const minutes = match[3] ?? match[7];
    if (hours !== undefined) return { elapsed: sign * (Number(hours) * 60 + Number(minutes)) };
    const unit = match[5] ?? match[9] ?? "m";
    const size = Number(match[4] ?? match[8]);
    return { elapsed: sign * size * (/^s/.test(unit) ? 1 / 60 : /^h|時間/.test(unit) ? 60 : /^d/.test(unit) ? 1440 : 1) };
  }

  #placeholder(): Partial<TimeReading> | undefined {
    if (!this.#options.placeholders) return undefined;
    const start = this.#scanner.at;
    const match = this.#scanner.take(placeholder);
    if (!match) return undefined;
    return { problem: { kind: "placeholder", span: { start, end: this.#scanner.at } }, ...this.#halfFilled(match[0], start) };
  }

  /** What a half-filled time still tells: the date of `2024-03-13 14:??`, and the hour, roughly. */
  #halfFilled(raw: string, start: number): Partial<TimeReading> {
    const inner = new Scanner(raw);
    const date = takeDate(inner, false);
    if (!date || date.weak) return {};
    inner.take(/[T\s]+/y);
    const clock = takeClock(inner, false);
    this.#scanner.at = start + raw.length;
    return { date: date.date, clock: clock?.clock, approximate: true };
  }

  #dated(): Partial<TimeReading> | undefined {
    return this.#scanner.attempt(() => {
      const start = this.#scanner.at;
      this.#scanner.take(weekday);
      const date = takeDate(this.#scanner, this.#options.dayBeforeMonth ?? false) ?? this.#yearOnly();
      if (!date) return undefined;
      this.#scanner.take(weekdayBehind);
      const behind = this.#behindDate();
      if (date.weak && !behind && !this.#options.weakDates) return undefined;
      const problem: TimeProblem | undefined = date.impossible
        ? { kind: "impossible", span: { start, end: this.#scanner.at } }
        : behind?.problem;
      return {
        ...behind,
        date: date.date,
        approximate: date.approximate || behind?.approximate === true,
        problem,
      };
    });
  }

  #yearOnly(): DateRead | undefined {
    const year = takeYear(this.#scanner);
    return year === undefined ? undefined : { date: { year, month: 1, day: undefined }, impossible: false, approximate: true, weak: false };
  }

  /** The clock after a date, with what may stand between. */
  #behindDate(): Partial<TimeReading> | undefined {
    return this.#scanner.attempt(() => {
      const gap = this.#scanner.take(between);
      // After `日` or a weekday in brackets a clock may follow at once; `2021-01-0110:00` is no time.
      if (!gap && !/[日)）]/.test(this.#text.charAt(this.#scanner.at - 1))) return undefined;
      const approximate = gap !== undefined && /[~～〜≈約]|about|around|approx|\bc/i.test(gap[0]);
      if (this.#options.placeholders) {
        const start = this.#scanner.at;
        const open = this.#scanner.take(placeholder) ?? this.#scanner.take(/[（(](?:time\s)?(?:TBC|TBD|unknown|不明|未確認)[)）]/iy);
        if (open) return { problem: { kind: "placeholder" as const, span: { start, end: this.#scanner.at } }, approximate: true };
      }
      const zoneBefore = this.#bracketless();
      const clock = takeClock(this.#scanner, true);
      if (!clock) {
        const part = takePart(this.#scanner);
        return part && { part, approximate: true };
      }
      const read = this.#withZone(clock, gap?.[0].trim() === "T", zoneBefore);
      return approximate ? { ...read, approximate } : read;
    });
  }

  /** `2020-01-01 UTC 10:00`: the zone before the clock. */
  #bracketless(): Zone | undefined {
    return this.#scanner.attempt(() => {
      const zone = takeZone(this.#scanner);
      return zone && this.#scanner.take(/\s+(?=\d)/y) ? zone : undefined;
    });
  }

  #clockFirst(): Partial<TimeReading> | undefined {
    return this.#scanner.attempt(() => {
      const start = this.#scanner.at;
      this.#scanner.take(weekday);
      const zoneBefore = this.#bracketless();
      const clock = takeClock(this.#scanner, this.#options.dots ?? false);
      if (!clock) return undefined;
      const read = this.#withZone(clock, false, zoneBefore);
      const problem: TimeProblem | undefined = clock.impossible ? { kind: "impossible", span: { start, end: this.#scanner.at } } : read.problem;
      const date = this.#scanner.attempt(() => {
        if (!this.#scanner.take(/(?:\s|,|\son\s|\s?[（(])\s?(?:on\s)?/y)) return undefined;
        this.#scanner.take(weekday);
        const found = takeDate(this.#scanner, this.#options.dayBeforeMonth ?? false);
        if (!found || found.weak) return undefined;
        this.#scanner.take(/[)）]/y);
        return found;
      });
      return { ...read, problem, ...(date ? { date: date.date } : {}) };
    });
  }

  #withZone(clock: ClockRead, isoForm: boolean, before: Zone | undefined): Partial<TimeReading> {
    const start = this.#scanner.at;
    const roughly = this.#scanner.peek(/\s?(?:頃|ごろ|前後)/y) !== undefined;
    const zone = before ?? this.#zoneBehind(isoForm);
    const problem: TimeProblem | undefined = clock.impossible
      ? { kind: "impossible", span: { start: this.#clockStart(start), end: start } }
      : clock.unfilled
        ? { kind: "placeholder", span: { start: this.#clockStart(start), end: start } }
        : undefined;
    this.#scanner.take(secondZone);
    return { clock: clock.clock, dayOffset: clock.dayOffset, zone, problem, approximate: clock.unfilled || roughly };
  }

  #clockStart(end: number): number {
    return end - (/[\d:.?xX_-]+\s?(?:[ap]\.?m\.?)?$/i.exec(this.#text.slice(0, end))?.[0].length ?? 0);
  }

  #zoneBehind(isoForm: boolean): Zone | undefined {
    const attached = isoForm || /[+Z]/.test(this.#text.charAt(this.#scanner.at)) ? (takeIsoOffset(this.#scanner) ?? takeZone(this.#scanner)) : undefined;
    if (attached) return attached;
    return this.#scanner.attempt(() => {
      this.#scanner.take(/\s?(?:頃|ごろ|前後)?\s?/y);
      const bracket = this.#scanner.take(/[（(]\s?(?:all\s)?/iy);
      const zone = takeZone(this.#scanner) ?? (bracket ? undefined : this.#spacedOffset());
      if (!zone) return undefined;
      if (bracket && !this.#scanner.take(/\s?(?:time)?\s?[)）]/iy)) return undefined;
      return zone;
    });
  }

  #spacedOffset(): Zone | undefined {
    return this.#scanner.attempt(() => {
      const zone = takeIsoOffset(this.#scanner);
      return zone && zone.name.startsWith("+") ? zone : undefined;
    });
  }

  #partOnly(): Partial<TimeReading> | undefined {
    return this.#scanner.attempt((): Partial<TimeReading> | undefined => {
      const next = this.#scanner.take(/(翌日|翌朝|同日|当日|next day,?|same day,?)\s?/iy)?.[1];
      const dayOffset = next && /翌|next/i.test(next) ? 1 : 0;
      const clock = next ? takeClock(this.#scanner, this.#options.dots ?? false) : undefined;
      if (clock) return { ...this.#withZone(clock, false, undefined), dayOffset };
      const part: PartOfDay | undefined = takePart(this.#scanner);
      if (!part || /^[\u3041-\u9fff]/.test(this.#text.slice(this.#scanner.at))) {
        if (!part || !/^(?:頃|ごろ|[（(にからまで以、。])/.test(this.#text.slice(this.#scanner.at))) return undefined;
      }
      return { part, dayOffset, approximate: true };
    });
  }
}
