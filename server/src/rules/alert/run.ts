import type { EffectiveConfig } from "../../config/effective";
import { isSuppressed } from "../../markdown/suppressions";
import { LineIndex } from "../../text/lineIndex";
import type { Diagnostic, Finding } from "../rule";
import { inOrder, milder, severityInForce } from "../run";
import { alertRules } from ".";
import type { AlertRule, AlertSurroundings, LinkedFile } from "./alertRule";
import { suppressionsIn } from "./suppressions";

export interface AlertRunOptions {
  readonly config: EffectiveConfig;
  readonly workspace: AlertSurroundings;
  /** Lines of the file, where they are known. */
  readonly lines?: LineIndex;
  /** Told once a run of each rule that threw; what it had found until then is kept. */
  readonly onRuleError?: ((code: string, error: unknown) => void) | undefined;
}

/** Everything the rules in force find in an alert file: suppressed findings left out, sorted by position. */
export function runAlertRules(
  file: LinkedFile,
  options: AlertRunOptions,
  rules: readonly AlertRule[] = alertRules,
): Diagnostic[] {
  const suppressions = suppressionsIn(file.text);
  const comments = { suppressions, lines: options.lines ?? new LineIndex(suppressions.length > 0 ? file.text : "") };
  const found: Diagnostic[] = [];
  for (const rule of rules) {
    const severity = severityInForce(rule, options.config);
    if (severity === "off") continue;
    for (const finding of findingsOf(rule, file, options)) {
      if (isSuppressed(comments, rule.code, finding.span.start)) continue;
      found.push({ ...finding, code: rule.code, severity: milder(severity, finding.severity) });
    }
  }
  return inOrder(withoutImplied(found, rules));
}

/** Of two findings on one place that say nearly the same, the one that says more. */
function withoutImplied(found: readonly Diagnostic[], rules: readonly AlertRule[]): readonly Diagnostic[] {
  const implied = new Map(rules.flatMap(({ code, impliedBy }) => (impliedBy === undefined ? [] : [[code, impliedBy]])));
  const told = new Set(found.map(({ code, span }) => `${code} ${span.start.toString()}`));
  return found.filter(({ code, span }) => !told.has(`${implied.get(code) ?? ""} ${span.start.toString()}`));
}

/** A rule that throws loses only what it would have found afterwards. */
function* findingsOf(rule: AlertRule, file: LinkedFile, run: AlertRunOptions): Iterable<Finding> {
  const { config, workspace, onRuleError } = run;
  try {
    yield* rule.check(file, { config, workspace, options: config.rules[rule.code]?.options ?? {} });
  } catch (error) {
    onRuleError?.(rule.code, error);
  }
}
