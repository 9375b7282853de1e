import type { Inline } from "../../markdown/inline";
import type { Span } from "../../text/span";
import type { TimeReading } from "../../time/moment";
import type { TimelineEntry } from "../document";

/** A place that leads with a time, before it is known whether it belongs to a timeline and on which day it stands. */
export interface Candidate {
  /** Index of the block in the outline. */
  readonly index: number;
  readonly base: number;
  readonly form: TimelineEntry["form"];
  /** Row, item, heading or line; document span. */
  readonly span: Span;
  /** The line that holds the time, and the reading with offsets in its plain text. */
  readonly line: Inline;
  readonly reading: TimeReading;
  /** Where the time stands: in front, behind a label ("First detected 11:48"), or at the end. */
  readonly place: "leading" | "labelled" | "trailing";
  readonly label: string | undefined;
  readonly text: string;
  readonly textSpan: Span;
  /** What the event's text sets in bold: people mark milestones so. */
  readonly strong: readonly string[];
  /** Nesting of the block; deeper items stand under shallower ones. */
  readonly depth: number;
  /** "At 3 pm we …": a sentence that happens to begin with a time. */
  readonly sentence: boolean;
}

export const isDateOnly = ({ reading }: Candidate): boolean =>
  reading.date !== undefined && !reading.clock && !reading.part && !reading.problem;

/** Unfilled altogether: no clock, and no day either. */
export const isUnfilled = ({ reading }: Candidate): boolean =>
  reading.problem?.kind === "placeholder" && !reading.clock && !reading.until;
