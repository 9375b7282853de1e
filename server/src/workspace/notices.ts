import type { ConfigProblem } from "../config/effective";
import type { Diagnostic } from "../rules/rule";
import { message } from "../text/message";
import { sizeLimit } from "./documentPatterns";

/** The one thing said of a document that is too large to be read; on its first line. */
export function tooLargeFinding(firstLineEnd: number): Diagnostic {
  return {
    code: "document/too-large",
    severity: "info",
    span: { start: 0, end: firstLineEnd },
    message: message("This document is larger than {0} MB and is not checked.", sizeLimit / 1024 / 1024),
  };
}

/** Wrong values of a configuration file, on their lines. */
export function configurationFindings(problems: readonly ConfigProblem[]): readonly Diagnostic[] {
  return problems.map(({ span, message: text }) => ({ code: "config/invalid", severity: "error", span, message: text }));
}
