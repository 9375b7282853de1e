import type { ConfigProblem } from "../config/effective";
import type { Diagnostic } from "../rules/rule";

/** Wrong values of a configuration file, on their lines. */
export function configurationFindings(problems: readonly ConfigProblem[]): readonly Diagnostic[] {
  return problems.map(({ span, message: text }) => ({
    code: "config/invalid",
    severity: "error",
    span,
    message: text,
  }));
}
