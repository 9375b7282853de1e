import type { Span } from "../text/span";

/** A name a runbook goes by, and what gives it: an alert may be called so. */
export interface RunbookAlias {
  readonly name: string;
  readonly by: "file-name" | "title" | "front-matter" | "alerts" | "heading";
  /** Start of the text for a file name. */
  readonly span: Span;
  /** Of the heading, for `by: "heading"`; without `#`. */
  readonly anchor: string | undefined;
}

export interface RunbookHeading {
  readonly text: string;
  readonly level: number;
  /** As Markdown renderers make it of the text, told apart from equal ones above by `-1`, `-2` …; without `#`. */
  readonly anchor: string;
  readonly span: Span;
}

/** A link of an index page: an entry on-call people follow. */
export interface IndexLink {
  readonly title: string;
  /** As written. */
  readonly target: string;
  readonly external: boolean;
  readonly span: Span;
}

export interface StatedText {
  readonly text: string;
  readonly span: Span;
}

/** What a cheap look at a runbook, or at a page of links for on-call people, tells. */
export interface RunbookEntry {
  readonly kind: "runbook" | "index";
  readonly title: StatedText;
  /** Without repeats (compared without case and separators), the most telling first. */
  readonly aliases: readonly RunbookAlias[];
  readonly owner: StatedText | undefined;
  readonly component: StatedText | undefined;
  readonly severity: StatedText | undefined;
  /** Of front matter `alerts`. */
  readonly alerts: readonly StatedText[];
  /** Civil day, `YYYY-MM-DD`. */
  readonly lastReviewed: string | undefined;
  /** Days; of the page itself, else of the configuration; undefined when neither says. */
  readonly reviewEvery: number | undefined;
  /** Civil day on which the next review is due. */
  readonly reviewDue: string | undefined;
  readonly deprecated: boolean;
  /** The first sentence or two on what it is about. */
  readonly summary: string | undefined;
  /** The first steps to take, as plain text; at most five. */
  readonly firstSteps: readonly string[];
  readonly headings: readonly RunbookHeading[];
  /** Links of an index page; empty for runbooks. */
  readonly links: readonly IndexLink[];
}
