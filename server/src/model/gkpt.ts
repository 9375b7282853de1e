import { plainHeading } from "../lexicon/lexicon";
import { memoByText } from "../text/memo";
import type { GkptItem } from "./document";
import { blockText, isType, placedSpan, spanIn } from "./place";
import type { Outline } from "./sections";

const names = new Map<string, GkptItem["kind"]>([
  ["good", "good"],
  ["keep", "keep"],
  ["problem", "problem"],
  ["problems", "problem"],
  ["try", "try"],
]);
/** Good, keep, problem or try, when a heading is just that word. */
export const gkptHeading = memoByText((title) => names.get(plainHeading(title).toLowerCase()));
const marked = /^\s*([GKPT])(\d{0,3})\s*[:：]\s*/;
const arrow = /(?:→|->|⇒)\s*((?:T\d{1,3}(?:\s*[,、&]\s*)?)+)/;
const letters: Readonly<Record<string, GkptItem["kind"]>> = { G: "good", K: "keep", P: "problem", T: "try" };

/** Reads good, keep, problem and try: four headings, or items marked `G:` `K:` `P:` `T:`. */
export function readGkpt(outline: Outline): readonly GkptItem[] {
  const kinds = outline.sections.map((section) => gkptHeading(section.title));
  const headed = new Set(kinds.filter((kind) => kind !== undefined)).size >= 2;
  const inFrame = outline.sections.some((section) => section.key === "gkpt");
  if (!headed && !inFrame) return [];
  const items: GkptItem[] = [];
  outline.blocks.forEach((placed, index) => {
    if (!isType(placed, "item")) return;
    const section = outline.sectionOf[index];
    const text = blockText(placed.block).trim();
    const mark = marked.exec(text);
    let kind = headed && section ? gkptHeading(section.title) : undefined;
    for (let at = section; !kind && at && inFrame; at = at.parent)
      if (at.key === "gkpt" && mark) kind = letters[mark[1] ?? ""];
    if (!kind || text === "" || placed.block.depth > 1) return;
    const label = mark?.[2] ? `${mark[1] ?? ""}${mark[2]}` : /^\s*([GKPT]\d{1,3})\b/.exec(text)?.[1];
    const links = [...(arrow.exec(text)?.[1] ?? "").matchAll(/T\d{1,3}/g)].map(([link]) => link);
    const line = placed.block.lines[0];
    items.push({
      kind,
      text: text.replace(marked, ""),
      span: line ? spanIn(placed.base, line.span) : placedSpan(placed),
      label,
      links,
    });
  });
  return items;
}
