import type { Span } from "../text/span";
import type { Moment, TimeReading, Zone } from "../time/moment";
import type { FieldKey, Section } from "./document";

export interface TimelineEntry {
  /** Of the whole row, item, heading or paragraph line. */
  readonly span: Span;
  /** Of the time as written. */
  readonly timeSpan: Span;
  readonly form: "row" | "item" | "heading" | "paragraph";
  readonly reading: TimeReading;
  /** Undefined when the time is impossible, a placeholder, or the day cannot be told and there is no clock. */
  readonly moment: Moment | undefined;
  readonly until: Moment | undefined;
  /** What happened, without the time. */
  readonly text: string;
  readonly textSpan: Span;
  /** Names a milestone: detected, mitigated, resolved … */
  readonly milestone: FieldKey | undefined;
  /** Label-first key event ("First detected 2022-03-10 11:48"). */
  readonly label: string | undefined;
}

export interface Timeline {
  readonly span: Span;
  readonly section: Section | undefined;
  readonly entries: readonly TimelineEntry[];
  /** Rows or items of it whose time is unfilled. */
  readonly placeholders: readonly { readonly span: Span; readonly raw: string }[];
  /** Zone stated for the timeline as a whole. */
  readonly zone: (Zone & { readonly span: Span }) | undefined;
  readonly form: TimelineEntry["form"];
  /** A fixed list of labelled fields, whose order means nothing. */
  readonly keyEvents: boolean;
  readonly part: number;
}

export type ActionState = "open" | "done" | "doing" | "declined" | "unknown";

export interface Action {
  readonly span: Span;
  readonly text: string;
  readonly textSpan: Span;
  readonly form: "row" | "item" | "checkbox";
  readonly state: ActionState;
  readonly stateSpan: Span | undefined;
  readonly owner: string | undefined;
  /** Of the owner, or of the empty owner cell. */
  readonly ownerSpan: Span | undefined;
  /** The table has an owner column, or the items an owner place, that this one leaves empty. */
  readonly ownerExpected: boolean;
  readonly due: Moment | undefined;
  readonly dueRaw: string | undefined;
  readonly dueSpan: Span | undefined;
  readonly dueExpected: boolean;
  readonly type: string | undefined;
  readonly priority: string | undefined;
  readonly link: string | undefined;
  /** Why it will not be done, when declined. */
  readonly reason: string | undefined;
  readonly placeholder: boolean;
  readonly section: Section;
  readonly part: number;
}

/** One item of a good/keep/problem/try (or other frame) list. */
export interface GkptItem {
  readonly kind: "good" | "keep" | "problem" | "try";
  readonly text: string;
  readonly span: Span;
  /** `T1` of `T1: …`. */
  readonly label: string | undefined;
  /** Labels after an arrow: `→ T1`. */
  readonly links: readonly string[];
}

/** A question the document itself asks, and whether an answer stands under it. */
export interface OpenQuestion {
  readonly text: string;
  readonly span: Span;
  readonly answered: boolean;
}

/** A posted status update inside an incident record. */
export interface StatusUpdate {
  readonly span: Span;
  readonly time: Moment | undefined;
  readonly current: Span | undefined;
  readonly outlook: Span | undefined;
}
