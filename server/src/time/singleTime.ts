import type { Span } from "../text/span";
import { takeClock, takePart, type ClockRead, type PartOfDay } from "./clocks";
import { takeDate, takeYear, type DateRead } from "./dates";
import type { TimeProblem, TimeReading, Zone } from "./moment";
import { Scanner } from "./scanner";
import {
  between,
  elapsed,
  lead,
  nextDayBehind,
  openLead,
  placeholder,
  secondZone,
  trailing,
  weekday,
  weekdayBehind,
} from "./words";
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

export interface Modifiers {
  approximate: boolean;
  open: "after" | "before" | undefined;
}

export const nothing = {
  date: undefined,
  clock: undefined,
  part: undefined,
  dayOffset: 0,
  elapsed: undefined,
  zone: undefined,
  until: undefined,
  problem: undefined,
  approximate: false,
  open: undefined,
};

/** Reads one time, without the end of a range, where its scanner stands. */
export class SingleTime {
  readonly #scanner: Scanner;
  readonly #text: string;
  readonly #options: ReadTimeOptions;

  constructor(scanner: Scanner, text: string, options: ReadTimeOptions) {
    this.#scanner = scanner;
    this.#text = text;
    this.#options = options;
  }

  single(): TimeReading | undefined {
    const start = this.#scanner.at;
    const modifiers: Modifiers = { approximate: false, open: undefined };
    this.#lead(modifiers);
    const body = this.#elapsed() ?? this.#placeholder() ?? this.#dated() ?? this.#clockFirst() ?? this.#partOnly();
    if (!body) return undefined;
    this.trail(modifiers);
    return {
      ...nothing,
      ...body,
      approximate: modifiers.approximate || body.approximate === true,
      open: modifiers.open,
      ...this.cut(start),
    };
  }

  cut(start: number): { span: Span; raw: string } {
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
      } else if (!/^(?:at|from|since|by|on|den|between|kl\.?)$/.test(word)) modifiers.approximate = true;
    }
  }

  trail(modifiers: Modifiers): void {
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
    return {
      elapsed: sign * size * (/^s/.test(unit) ? 1 / 60 : /^h|時間/.test(unit) ? 60 : /^d/.test(unit) ? 1440 : 1),
    };
  }

  #placeholder(): Partial<TimeReading> | undefined {
    if (!this.#options.placeholders) return undefined;
    const start = this.#scanner.at;
    const match = this.#scanner.take(placeholder);
    if (!match) return undefined;
    return {
      problem: { kind: "placeholder", span: { start, end: this.#scanner.at } },
      ...this.#halfFilled(match[0], start),
    };
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
      const behind = this.behindDate();
      if (date.weak && !behind && !this.#options.weakDates) return undefined;
      const problem: TimeProblem | undefined = date.impossible
        ? { kind: "impossible", span: { start, end: this.#scanner.at } }
        : behind?.problem;
      // `Mar 23 21:30:00 JST 2026`
      const yearBehind =
        date.date.year === undefined && behind?.clock?.second !== undefined
          ? this.#scanner.take(/\s((?:19|20)\d{2})(?![\d:.-])/y)?.[1]
          : undefined;
      return {
        ...behind,
        date: yearBehind === undefined ? date.date : { ...date.date, year: Number(yearBehind) },
        approximate: date.approximate || behind?.approximate === true,
        problem,
      };
    });
  }

  #yearOnly(): DateRead | undefined {
    const year = takeYear(this.#scanner);
    return year === undefined
      ? undefined
      : { date: { year, month: 1, day: undefined }, impossible: false, approximate: true, weak: false };
  }

  /** The clock after a date, with what may stand between. */
  behindDate(): Partial<TimeReading> | undefined {
    return this.#scanner.attempt(() => {
      const gap = this.#scanner.take(between);
      // After `日` or a weekday in brackets a clock may follow at once; `2021-01-0110:00` is no time.
      if (!gap && !/[日)）]/.test(this.#text.charAt(this.#scanner.at - 1))) return undefined;
      const approximate = gap !== undefined && /[~～〜≈約]|about|around|approx|\bc/i.test(gap[0]);
      if (this.#options.placeholders) {
        const start = this.#scanner.at;
        const open =
          this.#scanner.take(placeholder) ??
          this.#scanner.take(/[（(](?:time\s)?(?:TBC|TBD|unknown|不明|未確認)[)）]/iy);
        if (open)
          return {
            problem: { kind: "placeholder" as const, span: { start, end: this.#scanner.at } },
            approximate: true,
          };
      }
      const zoneBefore = this.#zoneBefore();
      const at = this.#scanner.at;
      const clock = takeClock(this.#scanner, true);
      if (!clock) {
        const part = takePart(this.#scanner);
        return part && { part, approximate: true };
      }
      const read = this.#withZone(clock, at, gap?.[0].trim() === "T", zoneBefore);
      return approximate ? { ...read, approximate } : read;
    });
  }

  /** `2020-01-01 UTC 10:00`, `(UTC) 10:00`: the zone before the clock. */
  #zoneBefore(): Zone | undefined {
    return this.#scanner.attempt(() => {
      this.#scanner.take(/[（([]/y);
      const zone = takeZone(this.#scanner);
      return zone && this.#scanner.take(/[)）\]]?\s+(?=\d)/y) ? zone : undefined;
    });
  }

  #clockFirst(): Partial<TimeReading> | undefined {
    return this.#scanner.attempt(() => {
      this.#scanner.take(weekday);
      const zoneBefore = this.#zoneBefore();
      const at = this.#scanner.at;
      const clock = takeClock(this.#scanner, this.#options.dots ?? false);
      if (!clock) return undefined;
      const read = this.#withZone(clock, at, false, zoneBefore);
      const date = this.#scanner.attempt(() => {
        if (!this.#scanner.take(/(?:\s|,|\son\s|\s?[（(])\s?(?:on\s)?/y)) return undefined;
        this.#scanner.take(weekday);
        const start = this.#scanner.at;
        const found = takeDate(this.#scanner, this.#options.dayBeforeMonth ?? false);
        if (!found || found.weak) return undefined;
        const problem: TimeProblem | undefined = found.impossible
          ? { kind: "impossible", span: { start, end: this.#scanner.at } }
          : read.problem;
        this.#scanner.take(/[)）]/y);
        return { date: found.date, problem };
      });
      return { ...read, ...date };
    });
  }

  #withZone(clock: ClockRead, at: number, isoForm: boolean, before: Zone | undefined): Partial<TimeReading> {
    const span = { start: at, end: this.#scanner.at };
    const roughly = this.#scanner.peek(/\s?(?:頃|ごろ|前後)/y) !== undefined;
    const zone = before ?? this.#zoneBehind(isoForm);
    const problem: TimeProblem | undefined = clock.impossible
      ? { kind: "impossible", span }
      : clock.unfilled
        ? { kind: "placeholder", span }
        : undefined;
    this.#scanner.take(secondZone);
    const dayOffset = clock.dayOffset > 0 || this.#scanner.take(nextDayBehind) ? 1 : 0;
    return { clock: clock.clock, dayOffset, zone, problem, approximate: clock.unfilled || roughly };
  }

  #zoneBehind(isoForm: boolean): Zone | undefined {
    const attached =
      isoForm || /[+Z]/.test(this.#text.charAt(this.#scanner.at))
        ? (takeIsoOffset(this.#scanner) ?? takeZone(this.#scanner))
        : undefined;
    if (attached) return attached;
    return this.#scanner.attempt(() => {
      this.#scanner.take(/\s?(?:頃|ごろ|前後)?\s?/y);
      const bracket = this.#scanner.take(/[（([]\s?(?:all\s)?/iy);
      const zone = takeZone(this.#scanner) ?? (bracket ? undefined : this.#spacedOffset());
      if (!zone) return undefined;
      if (bracket && !this.#scanner.take(/\s?(?:time)?\s?[)）\]]/iy)) return undefined;
      return zone;
    });
  }

  #spacedOffset(): Zone | undefined {
    return this.#scanner.attempt(() => {
      const zone = takeIsoOffset(this.#scanner);
      // `10:00 -11:00` is a range, `10:00:00 -0500` an offset.
      return zone && /^\+|^-(?:0\d|1[0-2])(?:00|30)$/.test(zone.name) ? zone : undefined;
    });
  }

  #partOnly(): Partial<TimeReading> | undefined {
    return this.#scanner.attempt((): Partial<TimeReading> | undefined => {
      const next = this.#scanner.take(/(翌日|翌(?=朝)|同日|当日|next day,?|same day,?)\s?/iy)?.[1];
      const dayOffset = next && /翌|next/i.test(next) ? 1 : 0;
      const at = this.#scanner.at;
      const clock = next ? takeClock(this.#scanner, this.#options.dots ?? false) : undefined;
      if (clock) return { ...this.#withZone(clock, at, false, undefined), dayOffset };
      const part: PartOfDay | undefined = takePart(this.#scanner);
      if (!part || /^[\u3041-\u9fff]/.test(this.#text.slice(this.#scanner.at))) {
        if (!part || !/^(?:頃|ごろ|[（(にからまで以、。])/.test(this.#text.slice(this.#scanner.at))) return undefined;
      }
      return { part, dayOffset, approximate: true };
    });
  }
}
