import type { ConfigProblem, EffectiveConfig } from "../config/effective";
import { annotationOrphaned, documentGone } from "../rules/annotation/orphaned";
import { documentTooLarge, tooLargeFinding } from "../rules/document/tooLarge";
import type { Diagnostic } from "../rules/rule";
import { severityInForce } from "../rules/run";
import type { Span } from "../text/span";

/** What a configuration resolved to. */
interface Resolved {
  readonly config: EffectiveConfig;
  readonly problems: readonly ConfigProblem[];
}

/** Wrong values of a configuration file, on their lines, as severe as the file itself wants them. */
export function configurationFindings({ config, problems }: Resolved): readonly Diagnostic[] {
  const code = "config/invalid";
  const severity = config.rules[code]?.level ?? "error";
  if (severity === "off") return [];
  return problems.map(({ span, message }) => ({ code, severity, span, message }));
}

/** The one finding of a document that is not even read. */
export function tooLargeFindings(config: EffectiveConfig): readonly Diagnostic[] {
  const severity = severityInForce(documentTooLarge, config);
  return severity === "off" ? [] : [{ ...tooLargeFinding, code: documentTooLarge.code, severity }];
}

/** A note whose document is gone, and where its line stands in its file. */
export interface Bereft {
  readonly author: string;
  readonly document: string;
  readonly span: Span;
}

/** Findings in a file of notes, where no document is left that could have them. */
export function bereftFindings(notes: readonly Bereft[], config: EffectiveConfig): readonly Diagnostic[] {
  const severity = severityInForce(annotationOrphaned, config);
  if (severity === "off") return [];
  const { code } = annotationOrphaned;
  return notes.map(({ author, document, span }) => ({ code, severity, span, message: documentGone(author, document) }));
}
