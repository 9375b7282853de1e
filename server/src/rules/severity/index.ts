import type { Rule } from "../rule";
import { severityConflict } from "./conflict";
import { severityCriteria } from "./criteria";
import { severityInvalid } from "./invalid";
import { severityPlaceholder } from "./placeholder";

export const severityRules: readonly Rule[] = [
  severityInvalid,
  severityPlaceholder,
  severityConflict,
  severityCriteria,
];
