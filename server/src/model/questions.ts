import { isPlaceholder } from "../lexicon/values";
import type { OpenQuestion } from "./document";
import { fillingOf } from "./filled";
import { blockText, isType, linesOf, spanIn, type Placed } from "./place";
import type { Outline } from "./sections";

const ends = /[?？]\s*$/;
const answer = /^\s*(?:A|Answer|回答|答え|→)\s*[:：.]?\s*/i;

/** Questions the document asks in a section for them, and whether an answer stands with each. */
export function readQuestions(outline: Outline): readonly OpenQuestion[] {
  const questions: OpenQuestion[] = [];
  for (const section of outline.sections) {
    if (section.key !== "questions") continue;
    const [from, to] = outline.extent.get(section) ?? [0, 0];
    for (let index = from + 1; index < to; index += 1) {
      const placed = outline.blocks[index];
      const line = placed && linesOf(placed.block)[0];
      if (!placed || !line || !ends.test(line.text)) continue;
      questions.push({
        text: line.text.trim(),
        span: spanIn(placed.base, line.span),
        answered: isAnswered(outline, placed, index, to),
      });
    }
  }
  return questions;
}

/** Further lines of the question's own block, or a nested or following block that is no question itself. */
function isAnswered(outline: Outline, question: Placed, index: number, to: number): boolean {
  const own = linesOf(question.block)
    .slice(1)
    .map((line) => line.text.replace(answer, "").trim());
  if (own.some((text) => text !== "" && !isPlaceholder(text) && !ends.test(text))) return true;
  for (let at = index + 1; at < to; at += 1) {
    const next = outline.blocks[at];
    if (!next) return false;
    const { block } = next;
    const nested = block.depth > question.block.depth;
    if (isType(question, "item") && !nested) return false;
    if (isType(question, "heading") && block.type === "heading") return false;
    const text = blockText(block).trim();
    if (ends.test(text)) return false;
    if (fillingOf(block).state === "filled" && text.replace(answer, "").trim() !== "") return true;
  }
  return false;
}
