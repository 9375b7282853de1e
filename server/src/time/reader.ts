import type { TimeReading } from "./moment";
import type { Scanner } from "./scanner";
import { nothing, SingleTime, type Modifiers, type ReadTimeOptions } from "./singleTime";
import { openEnd, separator } from "./words";

export type { ReadTimeOptions } from "./singleTime";

/** Reads one time, or a range of two, where its scanner stands. */
export class Reader {
  readonly #scanner: Scanner;
  readonly #text: string;
  readonly #one: SingleTime;

  constructor(scanner: Scanner, text: string, options: ReadTimeOptions) {
    this.#scanner = scanner;
    this.#text = text;
    this.#one = new SingleTime(scanner, text, options);
  }

  range(): TimeReading | undefined {
    const first = this.#scanner.attempt(() => this.#one.single());
    if (!first) return undefined;
    const until = this.#scanner.attempt(() =>
      this.#scanner.take(separator)
        ? (this.#scanner.attempt(() => this.#one.single()) ?? this.#shortEnd(first))
        : undefined,
    );
    if (until && until.elapsed === undefined) return this.#withEnd(first, until);
    if (this.#scanner.take(openEnd))
      return { ...first, open: first.open ?? "after", ...this.#one.cut(first.span.start) };
    return first;
  }

  #withEnd(first: TimeReading, until: TimeReading): TimeReading {
    const modifiers: Modifiers = { approximate: first.approximate, open: undefined };
    this.#one.trail(modifiers);
    return {
      ...first,
      date: yearOfEnd(first, until),
      until,
      problem: first.problem ?? until.problem,
      zone: first.zone ?? until.zone,
      approximate: modifiers.approximate,
      ...this.#one.cut(first.span.start),
    };
  }

  /** `16:05:57-58`, `13:30-45`, `2026-07-17〜18`: the end gives its last part only. */
  #shortEnd(first: TimeReading): TimeReading | undefined {
    const start = this.#scanner.at;
    const match = this.#scanner.peek(/(\d{1,2})(日)?(?![\d:.:時月/年-]|\s?(?:[ap]m|%))/y);
    if (!match) return undefined;
    const value = Number(match[1]);
    const { clock, date } = first;
    if (clock && match[2]) return this.#laterDay(match, first);
    const end = {
      ...first,
      until: undefined,
      zone: undefined,
      open: undefined,
      approximate: false,
      problem: undefined,
    };
    const place = {
      span: { start, end: start + match[0].length },
      raw: this.#text.slice(start, start + match[0].length),
    };
    if (clock?.second !== undefined && value > clock.second && value < 60)
      return this.#accept(match, { ...end, ...place, clock: { ...clock, second: value } });
    if (
      clock?.minute !== undefined &&
      clock.second === undefined &&
      match[1]?.length === 2 &&
      value > clock.minute &&
      value < 60
    )
      return this.#accept(match, { ...end, ...place, clock: { ...clock, minute: value } });
    if (!clock && date?.day !== undefined && value > date.day && value <= 31)
      return this.#accept(match, { ...end, ...place, date: { ...date, day: value } });
    return undefined;
  }

  /** `3月23日 23:00〜24日 1:00`: another day of the same month. */
  #laterDay(match: RegExpExecArray, { date }: TimeReading): TimeReading | undefined {
    if (date?.day === undefined || Number(match[1]) <= date.day || Number(match[1]) > 31) return undefined;
    const start = this.#scanner.at;
    this.#scanner.at += match[0].length;
    return { ...nothing, ...this.#one.behindDate(), date: { ...date, day: Number(match[1]) }, ...this.#one.cut(start) };
  }

  #accept(match: RegExpExecArray, reading: TimeReading): TimeReading {
    this.#scanner.at += match[0].length;
    return reading;
  }
}

/** `March 3 – 5 March 2021`: the year stands at the end for both. */
function yearOfEnd({ date }: TimeReading, { date: end }: TimeReading): TimeReading["date"] {
  if (!date || date.year !== undefined || end?.year === undefined) return date;
  return { ...date, year: date.month > end.month ? end.year - 1 : end.year };
}
