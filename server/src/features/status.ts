import type { EffectiveConfig } from "../config/effective";
import type { DocumentStatus, FindingCounts } from "../protocol";
import type { Diagnostic } from "../rules/rule";
import { message } from "../text/message";
import { tooLargeFindings } from "../workspace/notices";
import { say, type Audience, type DocumentContext } from "./context";
import { kindName, reasonText } from "./kinds";

/** What the editor shows of a document at a glance. */
export function statusOf(context: DocumentContext, off: boolean): DocumentStatus {
  const { model, config } = context;
  return {
    uri: context.uri,
    kind: model.kind,
    kindName: say(context, kindName(model.kind)),
    reason: say(context, reasonText(model.kindReason, context.audience.locale)),
    profile: config.profile,
    language: model.language,
    findings: off ? none : countFindings(context.diagnostics),
    tooLarge: false,
    off,
  };
}

/** Of a document that is not read. */
export function statusOfUnread(
  uri: string,
  config: EffectiveConfig | undefined,
  audience: Audience,
  off: boolean,
): DocumentStatus {
  return {
    uri,
    kind: "other",
    kindName: audience.translate(kindName("other")),
    reason: audience.translate(message("It is too large to be read.")),
    profile: config?.profile ?? "",
    language: audience.locale,
    findings: off || config === undefined ? none : countFindings(tooLargeFindings(config)),
    tooLarge: true,
    off,
  };
}

const none: FindingCounts = { error: 0, warning: 0, info: 0, hint: 0 };

export function countFindings(diagnostics: readonly Diagnostic[]): FindingCounts {
  const counts = { ...none };
  for (const { severity } of diagnostics) counts[severity] += 1;
  return counts;
}

export function sameStatus(a: DocumentStatus, b: DocumentStatus): boolean {
  return (
    a.kind === b.kind &&
    a.reason === b.reason &&
    a.profile === b.profile &&
    a.language === b.language &&
    a.tooLarge === b.tooLarge &&
    a.off === b.off &&
    sameCounts(a.findings, b.findings)
  );
}

const sameCounts = (a: FindingCounts, b: FindingCounts): boolean =>
  a.error === b.error && a.warning === b.warning && a.info === b.info && a.hint === b.hint;
