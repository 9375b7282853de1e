import type { DocumentModel, Prose, SectionKey } from "../../model/document";
import { message } from "../../text/message";
import { hasKana } from "../../text/normalize";
import type { Span } from "../../text/span";
import { incidentKinds, type Finding, type Rule } from "../rule";
import { statesAmount } from "./number";
import { paragraphs } from "./paragraphs";
import { perBlock } from "./perBlock";
import { quotations, sentenceAround } from "./phrase";
import { vagueEnglish, vagueJapanese } from "./vagueAmounts";

/** Where a vague amount stands, and the sentence it stands in. */
interface Vague {
  readonly at: Span;
  readonly sentence: Span;
}

const vagueIn = perBlock((text): readonly Vague[] => {
  const patterns = hasKana(text) ? [vagueEnglish, vagueJapanese] : [vagueEnglish];
  const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)]);
  const quoted = found.length === 0 ? [] : quotations(text);
  return found
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ start, end }) => !quoted.some(([from, to]) => from < end && start < to))
    .map((at) => ({ at, sentence: sentenceAround(text, at.start, at.end) }));
});

const sections: ReadonlySet<SectionKey | undefined> = new Set<SectionKey>(["impact"]);

export const vagueImpact: Rule = {
  code: "language/vague-impact",
  severity: "hint",
  onByDefault: false,
  kinds: incidentKinds,
  *check(model) {
    for (const prose of paragraphs(model, sections)) {
      for (const { at, sentence } of vagueIn(prose)) {
        if (!statesAmount(written(model, prose, sentence))) yield findingOf(prose, at);
      }
    }
  },
};

/** The sentence as it stands in the source: a number in code or in quotes is a number too. */
function written(model: DocumentModel, prose: Prose, { start, end }: Span): string {
  const at = prose.spanOf(start, end);
  return model.markdown.text.slice(at.start, at.end).replace(/\]\([^)]*\)|https?:\S+/g, " ");
}

function findingOf(prose: Prose, { start, end }: Span): Finding {
  return {
    span: prose.spanOf(start, end),
    message: message(
      "“{0}” does not tell how large the impact was. It can be neither ranked nor compared. Write the number, the share or the range. If it is not known, say so and how it will be found out.",
      prose.text.slice(start, end),
    ),
  };
}
