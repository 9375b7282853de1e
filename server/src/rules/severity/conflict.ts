import type { DocumentModel, Field } from "../../model/document";
import { levelOf } from "../../severity/onScale";
import { readSeverity, type SeverityReading } from "../../severity/readSeverity";
import type { SeverityScale } from "../../severity/scale";
import { scalePresets } from "../../severity/scales";
import { message } from "../../text/message";
import type { Span } from "../../text/span";
import { incidentKinds, type Finding, type Rule } from "../rule";
import { placeOf, severityFields, stands, tokenPlace } from "./place";

/** One severity that a document states, comparable to others on its axis. */
interface Statement {
  readonly span: Span;
  readonly token: string;
  readonly axis: string;
  /** Equal for equal severities of an axis. */
  readonly rank: string;
  readonly part: number;
}

/** The document states two severities for one incident, and no change between them. */
export const severityConflict: Rule = {
  code: "severity/conflict",
  severity: "warning",
  onByDefault: true,
  kinds: incidentKinds,
  *check(model, { config }) {
    const stated = [...titleStatement(model), ...fieldStatements(model, config.severity)];
    if (stated.length < 2 || tellsOfChange(model)) return;
    const first = new Map<string, Statement>();
    for (const statement of stated) {
      const key = `${statement.part} ${statement.axis}`;
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, statement);
      else if (earlier.rank !== statement.rank) yield conflict(earlier, statement, model);
    }
  },
};

function conflict(earlier: Statement, later: Statement, model: DocumentModel): Finding {
  return {
    span: later.span,
    message: message(
      "“{0}” here, “{1}” elsewhere in this document. Readers and lists cannot tell which severity counts. Keep one, or say that it changed.",
      later.token,
      earlier.token,
    ),
    related: [{ span: earlier.span, message: message("Stated as “{0}” here", earlier.token) }],
    fixes: stands(later.token, later.span, model)
      ? [
          {
            title: message("Change the severity to {0}", earlier.token),
            edits: [{ span: later.span, newText: earlier.token }],
          },
        ]
      : [],
  };
}

/** Words of a label, or before the severity, that make it one of several by intent. */
const stages =
  /initial|original|revised|previous|current|final|peak|before|after|updated?\b|changed|grade|raised|lowered|escalated|→|⇒|->|=>|~~|初期|初動|当初|最終|確定|暫定|仮|変更|見直|再評価|上げ|下げ|昇格|降格|訂正|発生時|収束時|現在|から/i;

/** Words behind the severity that tell of a change or of doubt. */
const changes =
  /rais|lower|grade[ds]?\b|grading|escalat|reclassif|changed|bumped|reduced|revised|initially|provisional|candidate|→|⇒|->|変更|上げ|下げ|昇格|降格|見直|再評価|訂正|当初|暫定|提案|候補/i;

function fieldStatements(model: DocumentModel, scale: SeverityScale): Statement[] {
  return severityFields(model).flatMap((field) => {
    const { severity: reading } = field;
    if (reading === undefined || field.placeholder || field.unknown || isStage(field)) return [];
    const place = rankOf(reading, scale);
    return place === undefined
      ? []
      : [{ ...place, span: tokenPlace(field, reading, model), token: reading.token, part: field.part }];
  });
}

/** "Severity (initial)", 暫定 SEV2, `SEV2 (raised from SEV3)`: one of several by intent. */
const isStage = ({ label, severity }: Field): boolean =>
  stages.test(label) ||
  (severity !== undefined &&
    (stages.test(severity.raw.slice(0, severity.tokenSpan.start)) || changes.test(severity.tail.slice(0, 80))));

/**
 * Priorities, levels and severities are axes of their own. Words are compared where their order is agreed upon:
 * "High" and "Critical" differ, "High" and 高 do not, "down" and "High" cannot be told.
 */
function rankOf(
  reading: SeverityReading,
  scale: SeverityScale,
): { readonly axis: string; readonly rank: string } | undefined {
  if (reading.number === undefined) {
    const level = levelOf(reading, scale) ?? (scalePresets.words && levelOf(reading, scalePresets.words));
    return level === undefined ? undefined : { axis: "word", rank: level.id };
  }
  const letters = reading.token
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}]/gu, "");
  const axis = /^p/.test(letters) ? "priority" : /^(?:l|tier|レベル|障害レベル)/.test(letters) ? "level" : "severity";
  return { axis, rank: String(reading.number) };
}

const titleToken = /\bsev(?:erity)?[-\u2010-\u2015 .]?\d\b/gi;

/** A title counts when it spells out one severity: `[SEV-2] Checkout down`. */
function titleStatement({ title, incidents, markdown }: DocumentModel): Statement[] {
  if (title === undefined || incidents > 1 || stages.test(title.text)) return [];
  const [token, ...others] = [...title.text.matchAll(titleToken)];
  if (token === undefined || others.length > 0) return [];
  const reading = readSeverity(token[0]);
  if (reading?.number === undefined) return [];
  const at = { start: token.index, end: token.index + token[0].length };
  const span = placeOf(at, { raw: title.text, span: title.span }, { markdown });
  return [{ span, token: token[0], axis: "severity", rank: String(reading.number), part: 0 }];
}

/** A timeline that tells how the severity changed explains the difference. */
function tellsOfChange(model: DocumentModel): boolean {
  return model.timelines.some(({ entries }) =>
    entries.some(
      ({ text }) =>
        /sev(?:erity)?[-\s.\u2010-\u2015]?\d|\bP\d\b|severity|重大度|深刻度/i.test(text) && changes.test(text),
    ),
  );
}
