/** What a run tells of a step. Times are milliseconds since the epoch. */
export interface RecordedStep {
  /** One line of Markdown. */
  readonly markdown: string;
  readonly number: string | undefined;
  readonly heading: string | undefined;
  /** Undefined: neither done nor skipped. */
  readonly state: "done" | "skipped" | undefined;
  /** When it was done or skipped. */
  readonly at: number | undefined;
  readonly note: string;
  /** When the note was last changed. */
  readonly notedAt: number | undefined;
  /** What was found wrong with it in the runbook. */
  readonly wrong: { readonly what: string; readonly better: string; readonly at: number } | undefined;
}

/** Somebody works through a runbook: what a record of it is written from. */
export interface RunRecord {
  readonly title: string;
  readonly by: string | undefined;
  readonly started: number;
  /** Undefined while it lasts. */
  readonly finished: number | undefined;
  readonly steps: readonly RecordedStep[];
}

/** One row of a timeline: `core` is what it is known by, `rest` may be added to it later. */
export interface RecordRow {
  readonly at: number;
  readonly core: string;
  readonly rest: string;
  readonly who: string | undefined;
  /** Who, in words: for timelines without a column that tells it. */
  readonly signature: string;
}
