import type { Span } from "../text/span";

/** A time zone as written. `offset` in minutes east of UTC; undefined for a name with two meanings. */
export interface Zone {
  readonly name: string;
  readonly offset: number | undefined;
}

export type Precision = "second" | "minute" | "hour" | "part-of-day" | "day" | "month" | "year";

/**
 * A point in time as a document tells it: an interval of civil (wall clock) time.
 * `earliest` and `latest` are milliseconds since 1970-01-01T00:00 on the document's own wall clock
 * (no zone applied), `earliest` inclusive, `latest` exclusive. 14:08 is a minute wide, a bare date a day.
 */
export interface Moment {
  readonly earliest: number;
  readonly latest: number;
  readonly precision: Precision;
  /** False when only the time of day is known: then `earliest` counts from the start of an unknown day. */
  readonly dated: boolean;
  /** Zone written in that very place. */
  readonly zone: Zone | undefined;
  /** `~`, 頃, "around", 未明 … */
  readonly approximate: boolean;
  /** 以降 / "after": the moment or later; 以前 / "before": the moment or earlier. */
  readonly open: "after" | "before" | undefined;
}

/** A date as written; parts that are not written are undefined. Month and day are 1-based. */
export interface CivilDate {
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number | undefined;
}

/** A time of day as written; hours may pass 24 (`25:30`) and then mean the next day. */
export interface Clock {
  readonly hour: number;
  readonly minute: number | undefined;
  readonly second: number | undefined;
  /** True for a 12-hour form without am/pm, where 1:00 may follow 12:56. */
  readonly ambiguousHalf: boolean;
}

export type TimeProblem =
  /** 31.06.2019, 22025-03-18, 14:75 */
  | { readonly kind: "impossible"; readonly span: Span }
  /** YYYY-MM-DD, HH:mm, 14:??, TBC */
  | { readonly kind: "placeholder"; readonly span: Span };

/** What stands at a place of a text, before days are inherited: see `readTime`. Spans count in that text. */
export interface TimeReading {
  readonly span: Span;
  readonly raw: string;
  readonly date: CivilDate | undefined;
  readonly clock: Clock | undefined;
  /** 朝, 午前, 未明, morning: minutes of the day, when no clock is given. */
  readonly part: { readonly from: number; readonly to: number } | undefined;
  /** 翌 / "next day" / (+1): days to add to the inherited date. */
  readonly dayOffset: number;
  /** T+00:02, +12m: minutes since the start of the timeline. */
  readonly elapsed: number | undefined;
  readonly zone: Zone | undefined;
  readonly approximate: boolean;
  readonly open: "after" | "before" | undefined;
  /** The end of a range, when one is written. */
  readonly until: TimeReading | undefined;
  readonly problem: TimeProblem | undefined;
}
