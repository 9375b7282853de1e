import { day, dayOf, hour, minute } from "../../time/civil";
import type { Moment, TimeReading } from "../../time/moment";
import { dayOfReading, endMomentOf, momentOf, type DayContext } from "../../time/resolve";

/** A step back of the clock is the next day only from this hour of the evening to that of the morning. */
const evening = 18 * hour;
const morning = 6 * hour;

/** Gives every time of a timeline its day, entry after entry, as a reader does. */
export class DayReader {
  #day: number | undefined;
  readonly #year: number | undefined;
  #last: Moment | undefined;
  #lastReading: TimeReading | undefined;
  /** Twelve hours to add: the timeline goes on from 12:56 to 1:00 without am or pm. */
  #afternoon = false;
  readonly #twelveHour: boolean;

  constructor(context: DayContext, readings: readonly TimeReading[]) {
    this.#day = context.day;
    this.#year = context.year;
    this.#twelveHour = readings.every(({ clock, raw }) => !clock || (clock.hour <= 12 && !/(?<!\d)0\d[:.]/.test(raw)));
  }

  get day(): number | undefined {
    return this.#day;
  }

  /** A heading or parent item that only names the day. */
  startDay(reading: TimeReading): void {
    this.#day = dayOfReading(reading, this.#context()) ?? this.#day;
    this.#last = undefined;
    this.#afternoon = false;
  }

  read(reading: TimeReading): { moment: Moment | undefined; until: Moment | undefined } {
    if (reading.elapsed !== undefined) return { moment: elapsedMoment(reading), until: undefined };
    const placed = this.#place(reading);
    const moment = momentOf(placed, this.#day);
    const until = reading.until && endMomentOf(reading.until, moment, this.#context());
    if (moment && moment.precision !== "day" && moment.precision !== "month") {
      this.#last = moment;
      this.#lastReading = reading;
    }
    return { moment, until };
  }

  #context(): DayContext {
    return { day: this.#day, year: this.#year };
  }

  /** Moves the day on to where the reading stands. */
  #place(reading: TimeReading): TimeReading {
    if (reading.date) {
      this.#day = dayOfReading(reading, this.#context()) ?? this.#day;
      this.#afternoon = false;
      return reading;
    }
    if (reading.dayOffset > 0 && this.#day !== undefined) {
      this.#day = (this.#last ? dayOf(this.#last.earliest) : this.#day) + reading.dayOffset * day;
      return reading;
    }
    if (!reading.clock) {
      if (this.#isNextMorning(reading) && this.#day !== undefined) this.#day += day;
      return reading;
    }
    if (this.#passesNoon(reading)) this.#afternoon = true;
    const shifted =
      this.#afternoon && reading.clock.hour < 12
        ? { ...reading, clock: { ...reading.clock, hour: reading.clock.hour + 12 } }
        : reading;
    if (this.#passesMidnight(shifted) && this.#day !== undefined) this.#day += day;
    return shifted;
  }

  /** 未明 behind 22:00 is that of the night that begins. */
  #isNextMorning({ part }: TimeReading): boolean {
    const last = this.#last && this.#last.earliest - (this.#day ?? 0);
    return part !== undefined && part.to * minute <= 8 * hour && last !== undefined && last >= evening && last < day;
  }

  #passesNoon({ clock }: TimeReading): boolean {
    const last = this.#lastReading?.clock;
    return (
      this.#twelveHour &&
      clock !== undefined &&
      last !== undefined &&
      clock.ambiguousHalf &&
      last.ambiguousHalf &&
      last.hour >= 11 &&
      clock.hour < 7
    );
  }

  #passesMidnight({ clock }: TimeReading): boolean {
    if (!clock || !this.#last || clock.hour >= 24) return false;
    const now = clock.hour * hour + (clock.minute ?? 0) * minute;
    const last = this.#last.earliest - (this.#day ?? 0);
    return last < day && last >= evening && now <= morning;
  }
}

/** Times told from the start of the incident stand on a clock of their own. */
function elapsedMoment(reading: TimeReading): Moment {
  const from = (reading.elapsed ?? 0) * minute;
  return {
    earliest: from,
    latest: from + minute,
    precision: "minute",
    dated: false,
    zone: undefined,
    approximate: reading.approximate,
    open: undefined,
  };
}
