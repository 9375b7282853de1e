import type { Rule } from "./rule";
import { actionRules } from "./action";
import { alertRules } from "./alert";
import { unknownAlertInDocument } from "./alert/unknownInDocument";
import { analysisRules } from "./analysis";
import { annotationRules } from "./annotation";
import { documentRules } from "./document";
import { fieldRules } from "./field";
import { frontMatterRules } from "./front-matter";
import { languageRules } from "./language";
import { postmortemRules } from "./postmortem";
import { roleRules } from "./role";
import { runbookRules } from "./runbook";
import { sectionRules } from "./section";
import { severityRules } from "./severity";
import { statusRules } from "./status";
import { statusUpdateRules } from "./status-update";
import { timeRules } from "./time";
import { timelineRules } from "./timeline";

/** Every check of documents, by group. Order means nothing: findings are sorted by position. */
export const rules: readonly Rule[] = [
  ...documentRules,
  ...frontMatterRules,
  ...fieldRules,
  ...sectionRules,
  ...statusRules,
  ...timeRules,
  ...timelineRules,
  ...roleRules,
  ...statusUpdateRules,
  ...postmortemRules,
  ...actionRules,
  ...severityRules,
  ...analysisRules,
  ...languageRules,
  ...runbookRules,
  ...annotationRules,
  unknownAlertInDocument,
];

/** The rule of a code, of documents or of alert files, for pages and listings. */
export function ruleOf(code: string): Pick<Rule, "code" | "severity" | "onByDefault"> | undefined {
  return rules.find((rule) => rule.code === code) ?? alertRules.find((rule) => rule.code === code);
}
