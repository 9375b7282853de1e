import type { FindingSeverity } from "../rules/rule";

export const profileNames = ["minimal", "mackerel", "sre-book", "pagerduty"] as const;
export type ProfileName = (typeof profileNames)[number];

/** A code of the product's table: how severe it is, and the profiles that look for it. */
export interface CodeEntry {
  readonly code: string;
  readonly severity: FindingSeverity;
  readonly on: readonly ProfileName[];
  /** Options a profile gives the rule. */
  readonly options?: Readonly<Partial<Record<ProfileName, Readonly<Record<string, unknown>>>>>;
}

const everywhere: readonly ProfileName[] = profileNames;
/** Teams that have said how they work: what their documents leave out may be told. */
const teams: readonly ProfileName[] = ["mackerel", "sre-book", "pagerduty"];
const nowhere: readonly ProfileName[] = [];

const codes = (severity: FindingSeverity, on: readonly ProfileName[], ...names: readonly string[]): CodeEntry[] =>
  names.map((code) => ({ code, severity, on }));

/** Every diagnostic code there is, with its severity and the profiles it is on in. */
export const codeTable: readonly CodeEntry[] = [
  ...codes("warning", teams, "field/missing", "section/missing"),
  ...codes(
    "info",
    everywhere,
    "field/placeholder",
    "section/placeholder",
    "section/empty",
    "timeline/placeholder",
    "severity/placeholder",
  ),
  ...codes("error", everywhere, "severity/invalid", "time/end-before-start"),
  ...codes(
    "warning",
    everywhere,
    "severity/conflict",
    "time/invalid",
    "time/duration-mismatch",
    "timeline/order",
    "timeline/future",
  ),
  ...codes("hint", ["mackerel"], "severity/criteria"),
  ...codes("hint", teams, "time/no-zone"),
  ...codes("info", teams, "status/invalid", "timeline/milestone-missing", "role/missing"),
  ...codes("info", ["mackerel"], "status-update/no-outlook", "analysis/no-lesson", "postmortem/no-report-owner"),
  ...codes("info", everywhere, "timeline/outside-incident"),
  ...codes("warning", ["mackerel", "pagerduty"], "status-update/stale", "postmortem/overdue"),
  ...codes("hint", nowhere, "role/conflict", "gkpt/problem-without-try", "gkpt/try-without-action"),
  ...codes("hint", teams, "question/unanswered", "language/blame", "language/vague-impact", "action/vague"),
  ...codes("info", everywhere, "action/no-owner", "action/no-due").map((entry) => ({
    ...entry,
    // Where no profile asks for it, only the empty cell of a column for it counts.
    options: { mackerel: { everyAction: true }, "sre-book": { everyAction: true }, pagerduty: { everyAction: true } },
  })),
  ...codes("warning", everywhere, "action/overdue"),
  ...codes("info", everywhere, "action/wont-do-without-reason"),
  ...codes("warning", everywhere, "runbook/stale"),
  ...codes("info", everywhere, "runbook/placeholder", "runbook/alert-mismatch"),
  ...codes("info", teams, "runbook/section-missing", "runbook/no-owner"),
  ...codes("hint", teams, "runbook/dangerous-command"),
  ...codes("error", everywhere, "alert/runbook-not-found"),
  ...codes("warning", everywhere, "alert/anchor-not-found", "alert/duplicate", "alert/unreadable"),
  ...codes("hint", teams, "alert/no-runbook"),
  ...codes("hint", ["mackerel"], "alert/no-impact", "alert/no-severity", "alert/no-first-step"),
  ...codes("hint", everywhere, "alert/unknown-in-document"),
  ...codes("info", everywhere, "annotation/orphaned", "document/too-large"),
  ...codes("warning", everywhere, "front-matter/invalid"),
  ...codes("error", everywhere, "config/invalid"),
];

const byCode = new Map(codeTable.map((entry) => [entry.code, entry]));

/** The table's line of a code; undefined for a code that does not exist. */
export const codeEntry = (code: string): CodeEntry | undefined => byCode.get(code);
