import type { Rule } from "./rule";
import { actionRules } from "./action";
import { analysisRules } from "./analysis";
import { documentRules } from "./document";
import { fieldRules } from "./field";
import { frontMatterRules } from "./front-matter";
import { languageRules } from "./language";
import { postmortemRules } from "./postmortem";
import { roleRules } from "./role";
import { sectionRules } from "./section";
import { severityRules } from "./severity";
import { statusRules } from "./status";
import { statusUpdateRules } from "./status-update";
import { timeRules } from "./time";
import { timelineRules } from "./timeline";

/** Every check there is, by group. Order means nothing: findings are sorted by position. */
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
];

/** The rule of a code, for pages and listings. */
export function ruleOf(code: string): Rule | undefined {
  return rules.find((rule) => rule.code === code);
}
