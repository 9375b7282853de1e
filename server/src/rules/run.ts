import type { EffectiveConfig } from "../config/effective";
import { isSuppressed } from "../markdown/suppressions";
import type { DocumentModel } from "../model/document";
import type { Message } from "../text/message";
import { unreadPart } from "./document/unread";
import { rules as everyRule } from "./registry";
import type { Diagnostic, Finding, FindingSeverity, Rule, RuleContext, WorkspaceFacts } from "./rule";

export interface RunOptions {
  readonly config: EffectiveConfig;
  /** Milliseconds since the epoch (UTC). */
  readonly now: number;
  readonly workspace?: WorkspaceFacts | undefined;
  /** Told once a run of each rule that threw; what it had found until then is kept. */
  readonly onRuleError?: (code: string, error: unknown) => void;
}

const noOptions = {};

/**
 * Everything the rules in force find in a document: suppressed findings left out, sorted by position,
 * the same finding only once.
 */
export function runRules(model: DocumentModel, options: RunOptions, rules: readonly Rule[] = everyRule): Diagnostic[] {
  const found: Diagnostic[] = [];
  const unread = unreadPart(model.markdown) !== undefined;
  for (const rule of rules) {
    if (!rule.kinds.includes(model.kind) || (unread && rule.absence)) continue;
    const severity = severityInForce(rule, options.config);
    if (severity === "off") continue;
    for (const finding of findingsOf(rule, model, options)) {
      if (isSuppressed(model.markdown, rule.code, finding.span.start)) continue;
      found.push({ ...finding, code: rule.code, severity: milder(severity, finding.severity) });
    }
  }
  return inOrder(found);
}

/** By position, the same finding only once. */
export const inOrder = (found: readonly Diagnostic[]): Diagnostic[] => withoutRepeats([...found].sort(byPosition));

/** What the configuration says of a rule, of documents or of alert files, else the rule's own default. */
export function severityInForce(
  rule: Pick<Rule, "code" | "severity" | "onByDefault">,
  config: EffectiveConfig,
): FindingSeverity | "off" {
  return config.rules[rule.code]?.level ?? (rule.onByDefault ? rule.severity : "off");
}

/** A rule that throws loses only what it would have found afterwards. */
function* findingsOf(rule: Rule, model: DocumentModel, run: RunOptions): Iterable<Finding> {
  const { config, now, workspace, onRuleError } = run;
  const context: RuleContext = { config, now, workspace, options: config.rules[rule.code]?.options ?? noOptions };
  try {
    yield* rule.check(model, context);
  } catch (error) {
    onRuleError?.(rule.code, error);
  }
}

const rank: Readonly<Record<FindingSeverity, number>> = { error: 0, warning: 1, info: 2, hint: 3 };

/** Of a rule's severity and that of one of its findings, the one that weighs less. */
export const milder = (severity: FindingSeverity, other: FindingSeverity | undefined): FindingSeverity =>
  other !== undefined && rank[other] > rank[severity] ? other : severity;

function byPosition(a: Diagnostic, b: Diagnostic): number {
  return (
    a.span.start - b.span.start ||
    a.span.end - b.span.end ||
    rank[a.severity] - rank[b.severity] ||
    (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  );
}

/** Equal findings stand on one span, hence near each other in the sorted list. */
function withoutRepeats(sorted: readonly Diagnostic[]): Diagnostic[] {
  const kept: Diagnostic[] = [];
  for (const diagnostic of sorted) {
    if (!repeats(kept, diagnostic)) kept.push(diagnostic);
  }
  return kept;
}

function repeats(kept: readonly Diagnostic[], diagnostic: Diagnostic): boolean {
  for (let i = kept.length - 1; i >= 0; i -= 1) {
    const earlier = kept[i];
    if (earlier?.span.start !== diagnostic.span.start || earlier.span.end !== diagnostic.span.end) return false;
    if (earlier.code === diagnostic.code && sameMessage(earlier.message, diagnostic.message)) return true;
  }
  return false;
}

function sameMessage(a: Message, b: Message): boolean {
  return a.key === b.key && a.args.length === b.args.length && a.args.every((arg, i) => sameArgument(arg, b.args[i]));
}

function sameArgument(a: Message["args"][number], b: Message["args"][number] | undefined): boolean {
  return typeof a === "object" && typeof b === "object" ? sameMessage(a, b) : a === b;
}
