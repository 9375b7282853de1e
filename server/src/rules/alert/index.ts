import type { AlertRule } from "./alertRule";
import { anchorNotFound } from "./anchorNotFound";
import { duplicateAlert } from "./duplicate";
import { noFirstStep } from "./noFirstStep";
import { noImpact } from "./noImpact";
import { noRunbook } from "./noRunbook";
import { noSeverity } from "./noSeverity";
import { runbookNotFound } from "./runbookNotFound";
import { unreadableAlerts } from "./unreadable";

/** Checks of alert rules, in their own files. */
export const alertRules: readonly AlertRule[] = [
  unreadableAlerts,
  runbookNotFound,
  anchorNotFound,
  duplicateAlert,
  noRunbook,
  noImpact,
  noSeverity,
  noFirstStep,
];
