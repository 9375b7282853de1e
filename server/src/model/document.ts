import type { MarkdownDocument } from "../markdown/document";
import type { SeverityReading } from "../severity/readSeverity";
import type { Span } from "../text/span";
import type { Moment, TimeReading } from "../time/moment";
import type { Action, GkptItem, OpenQuestion, StatusUpdate, Timeline } from "./facts";
import type { Runbook } from "./runbook";

export const documentKinds = [
  "incident",
  "postmortem",
  "runbook",
  "status-notice",
  "alert-review",
  "reading-item",
  "reading-session",
  "index",
  "template",
  "other",
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Why a document is taken for what it is: shown to the user, in this order of precedence. */
export type KindReason =
  | { readonly by: "front-matter"; readonly span: Span }
  | { readonly by: "config"; readonly glob: string }
  | { readonly by: "path"; readonly path: string; readonly evidence: readonly string[] }
  | { readonly by: "evidence"; readonly evidence: readonly string[] }
  | { readonly by: "too-weak"; readonly evidence: readonly string[] };

export type Language = "en" | "ja" | "no" | "zh";

/** A value the document states, and where. All spans are offsets in the document. */
export interface Stated {
  readonly raw: string;
  /** Of the value. */
  readonly span: Span;
  /** Of the label, key or heading that names it. */
  readonly labelSpan: Span;
  /** The label as written. */
  readonly label: string;
  readonly form: "front-matter" | "bold" | "plain" | "bullet" | "table" | "heading" | "timeline";
  /** 0-based number of the incident in a file with several. */
  readonly part: number;
}

/** Fields that name who does what. */
export const roleKeys = [
  "commander",
  "deputy",
  "scribe",
  "information_sharing",
  "customer_liaison",
  "responders",
  "reporter",
  "postmortem_owner",
  "facilitator",
  "note_taker",
  "report_owner",
] as const;

export const fieldKeys = [
  "id",
  "title",
  "severity",
  "status",
  "date",
  "start",
  "detected",
  "declared",
  "acknowledged",
  "mitigated",
  "end",
  "duration",
  "ttd",
  "ttr",
  "authors",
  "reviewers",
  "services",
  "tags",
  "impact",
  "cause",
  "trigger",
  "detection",
  "resolution",
  "summary",
  "owner",
  ...roleKeys,
] as const;
export type FieldKey = (typeof fieldKeys)[number];

/** Fields whose value is a person or several. */
export const peopleKeys: ReadonlySet<FieldKey> = new Set([...roleKeys, "authors", "reviewers", "owner"]);

/** The moments of an incident, each a field of its own. */
export const momentKeys: ReadonlySet<FieldKey> = new Set([
  "start",
  "detected",
  "declared",
  "acknowledged",
  "mitigated",
  "end",
]);

/** What these say fills a section where a line is labelled with them; only in a table's cell they are values. */
export const told: ReadonlySet<FieldKey> = new Set([
  "impact",
  "cause",
  "trigger",
  "detection",
  "resolution",
  "summary",
]);

/** What became of a field's value when it was read. */
export interface Field extends Stated {
  readonly key: FieldKey;
  /** An unfilled value: TBD, `[Name]`, a template's instruction. Nothing at all is `empty`. */
  readonly placeholder: boolean;
  /** Nothing stands there. */
  readonly empty: boolean;
  /** 不明, unknown: the author says it is not known. Not a placeholder. */
  readonly unknown: boolean;
  readonly severity?: SeverityReading;
  readonly status?: StatusValue;
  readonly time?: StatedTime;
  readonly duration?: StatedDuration;
  /** Names of a role or author field. */
  readonly people?: readonly { readonly name: string; readonly span: Span }[];
}

export type StatusValue =
  | "draft"
  | "in-review"
  | "approved"
  | "triage"
  | "investigating"
  | "mitigated"
  | "monitoring"
  | "resolved"
  | "closed"
  | "cancelled"
  | "other";

export interface StatedTime {
  /** Spans inside count in the document. */
  readonly reading: TimeReading;
  /** Undefined when the date or the time cannot be told. */
  readonly moment: Moment | undefined;
  /** End of a range. */
  readonly until: Moment | undefined;
}

export interface StatedDuration {
  readonly span: Span;
  /** Minutes; for "about 2-3 hours" the lower and upper bound. */
  readonly minutes: number;
  readonly upTo: number;
  readonly approximate: boolean;
  /** Width of the smallest unit written, minutes: `2h` is 60, `2h 5m` is 1. */
  readonly unit: number;
  /** A basis other than the clock ("during support hours"), as written: then it is not compared. */
  readonly basis: string | undefined;
}

export const sectionKeys = [
  "metadata",
  "summary",
  "impact",
  "detection",
  "timeline",
  "cause",
  "trigger",
  "resolution",
  "lessons",
  "went_well",
  "went_wrong",
  "lucky",
  "actions",
  "references",
  "attendees",
  "remaining_tasks",
  "handover",
  "current_status",
  "outlook",
  "gkpt",
  "good",
  "keep",
  "problem",
  "try",
  "questions",
  "background",
  "stats",
] as const;
export type SectionKey = (typeof sectionKeys)[number];

/** A heading (or a bold label that opens a stretch of text), and what it means. */
export interface Section {
  readonly key: SectionKey | undefined;
  readonly title: string;
  readonly titleSpan: Span;
  /** From the heading to the next one of the same or a higher level. */
  readonly span: Span;
  /** Heading level; 7 for a bold label line, 8 for a labelled bullet. */
  readonly level: number;
  readonly form: "heading" | "label" | "bullet" | "table";
  readonly parent: Section | undefined;
  /** Nothing stands in it (subsections included). */
  readonly empty: boolean;
  /** Only placeholders or instructions stand in it. */
  readonly placeholder: boolean;
  readonly placeholderSpan: Span | undefined;
  readonly part: number;
}

/** A stretch of prose by the authors, for rules about language: plain text with the way back to offsets. */
export interface Prose {
  readonly section: SectionKey | undefined;
  readonly text: string;
  readonly span: Span;
  /** Document span of a part of `text`. */
  spanOf(start: number, end: number): Span;
  /** Identity for caches: the same object while the block is unchanged. */
  readonly source: object;
}

/** One incident of a file that reports several. */
export interface IncidentPart {
  readonly title: string;
  readonly titleSpan: Span;
  readonly span: Span;
}

export interface DocumentModel {
  /** Path relative to the workspace root, `/` separated. */
  readonly path: string;
  readonly markdown: MarkdownDocument;
  readonly kind: DocumentKind;
  readonly kindReason: KindReason;
  readonly language: Language;
  readonly title: { readonly text: string; readonly span: Span } | undefined;
  /** How many separate incidents the file reports. */
  readonly incidents: number;
  readonly parts: readonly IncidentPart[];
  /** In document order; several of one key are possible (restated, or one a part). */
  readonly fields: readonly Field[];
  readonly sections: readonly Section[];
  readonly timelines: readonly Timeline[];
  readonly actions: readonly Action[];
  readonly gkpt: readonly GkptItem[];
  readonly questions: readonly OpenQuestion[];
  readonly statusUpdates: readonly StatusUpdate[];
  /** Paragraphs, items and cells of incident sections; code, quotes, links and masks left out. */
  readonly prose: readonly Prose[];
  /** Set on runbooks. */
  readonly runbook: Runbook | undefined;
  /** Ids of other incidents named in the text (PM-2026-031, INC-12, [[PM-2026-036]]). */
  readonly mentions: readonly { readonly id: string; readonly span: Span }[];
}

export type * from "./facts";
