import type { DocumentModel } from "../../model/document";
import { matchCriteria, type CriterionMatch } from "../../severity/matchCriteria";
import { levelNamed, levelOf } from "../../severity/onScale";
import type { SeverityLevel, SeverityScale } from "../../severity/scale";
import { message } from "../../text/message";
import type { Span } from "../../text/span";
import { incidentKinds, type Rule } from "../rule";
import { placeOf, severityFields, tokenPlace } from "./place";

/** The impact as described meets the criteria of a worse level than the one stated. */
export const severityCriteria: Rule = {
  code: "severity/criteria",
  severity: "hint",
  onByDefault: false,
  kinds: incidentKinds,
  *check(model, { config: { severity: scale } }) {
    // With several incidents it cannot be told whose impact a text describes.
    if (model.incidents > 1) return;
    const field = severityFields(model).find(({ severity }) => severity !== undefined && !severity.placeholder);
    const stated = field?.severity && levelOf(field.severity, scale);
    if (field?.severity === undefined || stated === undefined) return;
    const [worst] = impactMatches(model, scale);
    const level = worst && levelNamed(worst.match.criterion.level, scale);
    if (worst === undefined || level === undefined || !isWorse(level, stated, scale)) return;
    const { topic } = worst.match.criterion;
    yield {
      span: tokenPlace(field, field.severity, model),
      message: message(
        "{0} is stated, but the impact speaks of {1}: “{2}”. On this scale that is {3}. Judge it again, or say why {0} fits.",
        stated.id,
        message(topic),
        worst.match.words,
        level.id,
      ),
      related: [{ span: worst.span, message: message("These words meet the criteria of {0}", level.id) }],
    };
  },
};

interface Placed {
  readonly match: CriterionMatch;
  readonly span: Span;
}

/** What the description of the impact meets, worst level first. */
function impactMatches(model: DocumentModel, scale: SeverityScale): readonly Placed[] {
  const inFields = model.fields
    .filter(({ key, placeholder, unknown }) => key === "impact" && !placeholder && !unknown)
    .flatMap((field) =>
      matchCriteria(field.raw, scale.name).map((match) => ({ match, span: placeOf(match.span, field, model) })),
    );
  const inProse = model.prose
    .filter(({ section }) => section === "impact")
    .flatMap((prose) =>
      matchCriteria(prose.text, scale.name).map((match) => ({
        match,
        span: prose.spanOf(match.span.start, match.span.end),
      })),
    );
  const order = ({ match }: Placed): number => rank(levelNamed(match.criterion.level, scale), scale);
  return [...inFields, ...inProse].sort((a, b) => order(a) - order(b) || a.span.start - b.span.start);
}

const rank = (level: SeverityLevel | undefined, scale: SeverityScale): number =>
  level === undefined ? scale.levels.length : scale.levels.indexOf(level);

const isWorse = (level: SeverityLevel, than: SeverityLevel, scale: SeverityScale): boolean =>
  rank(level, scale) < rank(than, scale);
