import type { Diagnostic, FindingSeverity } from "../../rules/rule";
import type { LineIndex } from "../../text/lineIndex";
import type { Trouble } from "../files/trouble";

/** What a run of `check` found. */
export interface CheckReport {
  /** Files looked at, whatever their kind. */
  readonly files: number;
  /** Files with findings, in the order they were looked at. */
  readonly found: readonly FileFindings[];
  readonly troubles: readonly Trouble[];
}

export interface FileFindings {
  /** Absolute. */
  readonly path: string;
  /** Absolute; related places in other files count from here. */
  readonly root?: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** In the order of their positions; at least one. */
  readonly diagnostics: readonly Diagnostic[];
}

export const severities: readonly FindingSeverity[] = ["error", "warning", "info", "hint"];

export function isAtLeast(severity: FindingSeverity, threshold: FindingSeverity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(threshold);
}

/** How many findings there are of each severity. */
export function countBySeverity(found: readonly FileFindings[]): Readonly<Record<FindingSeverity, number>> {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { diagnostics } of found) for (const { severity } of diagnostics) counts[severity] += 1;
  return counts;
}
