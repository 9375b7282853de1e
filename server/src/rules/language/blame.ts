import { incidentKinds, type Finding, type Fix, type Rule } from "../rule";
import type { Prose, SectionKey } from "../../model/document";
import { message } from "../../text/message";
import { hasKana } from "../../text/normalize";
import { englishBlame, englishGrammar } from "./blameEnglish";
import { japaneseBlame, japaneseGrammar } from "./blameJapanese";
import { lessons } from "./kinds";
import { nameReader } from "./people";
import { phraseFinder, type Hit } from "./phrase";
import { paragraphs } from "./paragraphs";
import { perBlock } from "./perBlock";
import { rewriteOf } from "./rewrite";

/** Where people tell and explain what happened; a notice or a list of references is none of it. */
const sections: ReadonlySet<SectionKey | undefined> = new Set<SectionKey>([
  "summary",
  "timeline",
  "detection",
  "cause",
  "trigger",
  "resolution",
  "lessons",
  "went_well",
  "went_wrong",
  "lucky",
  "actions",
  "gkpt",
  "good",
  "keep",
  "problem",
  "try",
  "questions",
  "background",
  "remaining_tasks",
]);

const english = phraseFinder(englishBlame, englishGrammar);
const japanese = phraseFinder(japaneseBlame, japaneseGrammar);
const hitsIn = perBlock((text): readonly Hit[] => [...english(text), ...(hasKana(text) ? japanese(text) : [])]);

export const blame: Rule = {
  code: "language/blame",
  severity: "hint",
  onByDefault: false,
  kinds: incidentKinds,
  *check(model, { config }) {
    const isName = nameReader(model, config);
    for (const prose of paragraphs(model, sections)) {
      for (const hit of hitsIn(prose)) {
        if (hit.name === undefined || isName(hit.name)) yield findingOf(prose, hit, model.markdown.text);
      }
    }
  },
};

function findingOf(prose: Prose, hit: Hit, source: string): Finding {
  const words = prose.text.slice(hit.start, hit.end);
  const { why, instead } = lessons[hit.phrase.kind];
  const fix = fixOf(prose, hit, source);
  return {
    span: prose.spanOf(hit.start, hit.end),
    message: message(
      "“{0}”: {1} Name the condition, the signal or the guardrail, for example: “{2}”.",
      words,
      why,
      hasKana(words) || /\p{sc=Han}/u.test(words) ? instead.ja : instead.en,
    ),
    ...(fix === undefined ? {} : { fixes: [fix] }),
  };
}

/** Only where the source holds exactly the words read, so that no markup is lost. */
function fixOf(prose: Prose, hit: Hit, source: string): Fix | undefined {
  const edit = rewriteOf(prose.text, hit);
  if (edit === undefined) return undefined;
  const { start, end } = edit.span;
  const span = prose.spanOf(start, end);
  if (source.slice(span.start, span.end) !== prose.text.slice(start, end)) return undefined;
  const title =
    hit.phrase.rewrite === ""
      ? message("Leave out “{0}”", prose.text.slice(hit.start, hit.end))
      : message("Write “{0}”", edit.newText);
  return { title, edits: [{ span, newText: edit.newText }] };
}
