import type { EffectiveConfig } from "../config/effective";
import type { DocumentKind, DocumentModel } from "../model/document";
import type { LineIndex } from "../text/lineIndex";
import type { Message } from "../text/message";
import type { Span, TextEdit } from "../text/span";

export type FindingSeverity = "error" | "warning" | "info" | "hint";

/** What a rule found: on the smallest span, once. */
export interface Finding {
  readonly span: Span;
  readonly message: Message;
  /** Of evidence that weighs less than the rule's other findings: the milder of this and the rule's own counts. */
  readonly severity?: FindingSeverity;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
}

export interface RelatedPlace {
  readonly span: Span;
  readonly message: Message;
  /** Of a place in another file: its path relative to the workspace root, and its lines. */
  readonly elsewhere?: { readonly path: string; readonly lines: LineIndex };
}

/** A change the user may accept: minimal, in the document's own style and line endings. */
export interface Fix {
  readonly title: Message;
  readonly edits: readonly TextEdit[];
  /** The fix to take without thinking; at most one a finding, and part of "fix all". */
  readonly preferred?: boolean;
}

/** What a rule may know beside the document. Rules are pure: no disk, no clock, no platform. */
export interface RuleContext {
  readonly config: EffectiveConfig;
  /** Now, as milliseconds since the epoch (UTC). */
  readonly now: number;
  /** The rule's own options from the configuration, as written there. */
  readonly options: Readonly<Record<string, unknown>>;
  /** What other files tell; undefined while it is not known, and a rule that needs it says nothing. */
  readonly workspace?: WorkspaceFacts | undefined;
}

/** What the rest of the workspace tells of a document. */
export interface WorkspaceFacts {
  /** Names of every alert rule, as defined; undefined where there are no alert files or not all are read yet. */
  readonly alertNames: ReadonlySet<string> | undefined;
  /** What git tells of this page; undefined without git. */
  readonly history?: PageHistory | undefined;
  /** Shared notes on this document that are not resolved and whose text is gone. */
  readonly orphanedNotes?: readonly OrphanedNote[] | undefined;
}

/** A note of the reading club that has lost its text. */
export interface OrphanedNote {
  readonly author: string;
  readonly quote: string;
  /** Where the text would have stood; undefined where that cannot be told. */
  readonly near: Span | undefined;
}

/** How a runbook's review date compares with what happened to it and around it. Days are `YYYY-MM-DD`, UTC. */
export interface PageHistory {
  /** The day of the commit that changed the review date and nothing else; undefined when it changed more. */
  readonly bumpedAlone: string | undefined;
  /** Files of the workspace that the page names and that changed after the review date. */
  readonly changedSince: readonly { readonly path: string; readonly day: string }[];
}

/** One check. Data plus a function; severities and profiles as in the table of codes. */
export interface Rule {
  /** `timeline/order`: group and name. */
  readonly code: string;
  readonly severity: FindingSeverity;
  /** Whether the rule runs when a profile says nothing of it. */
  readonly onByDefault: boolean;
  readonly kinds: readonly DocumentKind[];
  /** It finds what is nowhere in the document, so it says nothing where a part could not be read. */
  readonly absence?: true;
  check(model: DocumentModel, context: RuleContext): Iterable<Finding>;
}

/** A finding with its code and the severity in force: what features and the command line show. */
export interface Diagnostic extends Finding {
  readonly code: string;
  readonly severity: FindingSeverity;
}

/** Live records and reports of incidents. */
export const incidentKinds: readonly DocumentKind[] = ["incident", "postmortem"];

/** Documents that list follow-up work. */
export const actionKinds: readonly DocumentKind[] = [...incidentKinds, "alert-review", "reading-session"];
