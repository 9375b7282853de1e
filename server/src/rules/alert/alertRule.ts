import type { Alert, AlertFile } from "../../alerts/alert";
import type { LinkedAlert } from "../../alerts/links";
import type { EffectiveConfig } from "../../config/effective";
import type { LineIndex } from "../../text/lineIndex";
import type { RunbookHeading } from "../../runbooks/runbookEntry";
import type { Finding, FindingSeverity } from "../rule";

/** A file of alert rules with everything its links lead to. */
export interface LinkedFile {
  /** Relative to the workspace root, `/` separated. */
  readonly path: string;
  readonly text: string;
  readonly file: AlertFile;
  /** One for each alert of the file, in its order. */
  readonly alerts: readonly LinkedAlert[];
}

/** A page a link may lead to. */
export interface LinkablePage {
  /** Relative to the workspace root. */
  readonly path: string;
  /** It is a runbook, or an index of runbooks. */
  readonly runbook: boolean;
  readonly headings: readonly RunbookHeading[];
}

/** An alert of this or another file, and the lines of its file. */
export interface OtherAlert {
  readonly alert: Alert;
  readonly path: string;
  readonly lines: LineIndex;
}

/** What the rest of the workspace tells of an alert file. */
export interface AlertSurroundings {
  /** Every page of the workspace. */
  readonly pages: readonly LinkablePage[];
  /** Links of the workspace that lead to a page: their style is the style of new ones. */
  readonly examples: readonly LinkedAlert[];
  /** The other alerts that nothing tells apart from this one. */
  duplicatesOf(alert: LinkedAlert): readonly OtherAlert[];
}

export interface AlertContext {
  readonly config: EffectiveConfig;
  readonly options: Readonly<Record<string, unknown>>;
  readonly workspace: AlertSurroundings;
}

/** One check of alert files. Data plus a function, as the rules of documents are. */
export interface AlertRule {
  /** `alert/no-runbook`: group and name. */
  readonly code: string;
  readonly severity: FindingSeverity;
  /** Whether the rule runs when a profile says nothing of it. */
  readonly onByDefault: boolean;
  /** A rule whose finding on the same place says this, too: only that one is told. */
  readonly impliedBy?: string;
  /** Findings in the text of the alert file. */
  check(file: LinkedFile, context: AlertContext): Iterable<Finding>;
}
