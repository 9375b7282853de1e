import { coverageOf, duplicatesAmong, isDeadAnchor, isDeadLink } from "../../alerts/coverage";
import type { LinkedAlert } from "../../alerts/links";

/** What a run can be made to fail on, and when it does. */
export const alertChecks = {
  "alert/no-runbook": (alerts) => alerts.some((each) => !each.alert.muted && coverageOf(each).state === "no-runbook"),
  "alert/runbook-not-found": (alerts) => alerts.some(({ links }) => links.some(isDeadLink)),
  "alert/anchor-not-found": (alerts) => alerts.some(({ links }) => links.some(isDeadAnchor)),
  "alert/duplicate": (alerts) => duplicatesAmong(alerts).length > 0,
} as const satisfies Readonly<Record<string, (alerts: readonly LinkedAlert[]) => boolean>>;

export type FailCode = keyof typeof alertChecks;
