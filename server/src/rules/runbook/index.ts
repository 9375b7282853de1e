import type { Rule } from "../rule";
import { runbookAlertMismatch } from "./alertMismatch";
import { runbookDangerousCommand } from "./dangerousCommand";
import { runbookNoOwner } from "./noOwner";
import { runbookPlaceholder } from "./placeholder";
import { runbookSectionMissing } from "./sectionMissing";
import { runbookStale } from "./stale";

export const runbookRules: readonly Rule[] = [
  runbookStale,
  runbookPlaceholder,
  runbookAlertMismatch,
  runbookSectionMissing,
  runbookNoOwner,
  runbookDangerousCommand,
];
