import { incidentKinds, type Rule } from "../rule";
import type { Prose } from "../../model/document";
import { message } from "../../text/message";
import { hasKana } from "../../text/normalize";
import { statesAmount } from "./number";
import { perBlock } from "./perBlock";
import { quotations, sentenceAround } from "./phrase";
import { vagueEnglish, vagueJapanese } from "./vagueAmounts";

interface Vague {
  readonly start: number;
  readonly end: number;
}

const vagueIn = perBlock((text): readonly Vague[] => {
  const quoted = quotations(text);
  const patterns = hasKana(text) ? [vagueEnglish, vagueJapanese] : [vagueEnglish];
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ start, end }) => {
      const sentence = sentenceAround(text, start, end);
      return (
        !statesAmount(text.slice(sentence.start, sentence.end)) &&
        !quoted.some(([from, to]) => from < end && start < to)
      );
    });
});

export const vagueImpact: Rule = {
  code: "language/vague-impact",
  severity: "hint",
  onByDefault: false,
  kinds: incidentKinds,
  *check(model) {
    for (const prose of model.prose) {
      if (prose.section !== "impact") continue;
      for (const vague of vagueIn(prose)) yield findingOf(prose, vague);
    }
  },
};

function findingOf(prose: Prose, { start, end }: Vague) {
  return {
    span: prose.spanOf(start, end),
    message: message(
      "“{0}” does not tell how large the impact was, so it can be neither ranked nor compared. Write the number, the share or the range, or that it is not known and how it will be found out.",
      prose.text.slice(start, end),
    ),
  };
}
