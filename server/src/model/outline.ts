import type { Lexicon } from "../lexicon/lexicon";
import type { MarkdownDocument } from "../markdown/document";
import { spanIn, placeBlocks, type Placed } from "./place";
import type { SectionKey } from "./document";
import { hintsOf } from "./hints";
import { fillingOf, stateOfText, type Filling } from "./filled";
import { gkptHeading } from "./gkpt";
import { boldLabels } from "./labels";
import { Outliner, type Draft, type Outline } from "./sections";

/** Reads the sections of a document: headings, bold labels and labelled bullets, and what they mean. */
export function readOutline(markdown: MarkdownDocument, lexicon: Lexicon): Outline {
  const blocks = placeBlocks(markdown);
  const hints = markdown.chunks.flatMap(({ content }) => hintsOf(content));
  const { drafts, sectionOf, extent } = new Outliner(blocks, hints, lexicon, markdown.text.length).run();
  frame(drafts);
  for (const draft of drafts) fill(draft, blocks, extent.get(draft) ?? [0, 0]);
  demoteConclusion(drafts);
  return { blocks, hints, sections: drafts, sectionOf, extent, parts: numberParts(drafts) };
}

/** Two of Good, Keep, Problem and Try make the frame; alone "Problem" is a summary and "Good" what went well. */
function frame(drafts: readonly Draft[]): void {
  const named = drafts.map((draft) => (draft.form === "heading" ? gkptHeading(draft.title) : undefined));
  if (new Set(named.filter((kind) => kind !== undefined)).size < 2) return;
  drafts.forEach((draft, index) => {
    draft.key = named[index] ?? draft.key;
  });
}

function fill(draft: Draft, blocks: readonly Placed[], [from, to]: readonly [number, number]): void {
  let unfilled: { start: number; end: number } | undefined;
  // Several labels of one paragraph share its block.
  for (let index = from; index < Math.max(to, from + 1); index += 1) {
    const placed = blocks[index];
    if (!placed || (index === from && draft.form === "heading") || placed.block.type === "heading") continue;
    // The line that opens a labelled section holds its value too.
    const filling = index === from ? fillingBehindLabel(placed, draft) : fillingOf(placed.block);
    if (filling.state === "filled") return filled(draft);
    if (filling.state === "placeholder") unfilled ??= filling.span ? spanIn(placed.base, filling.span) : undefined;
  }
  draft.placeholder = unfilled !== undefined;
  draft.empty = unfilled === undefined;
  draft.placeholderSpan = unfilled;
}

function filled(draft: Draft): void {
  draft.empty = false;
  draft.placeholder = false;
}

/** What stands behind the label that opens a section, up to the next label of the same paragraph. */
function fillingBehindLabel({ block, base }: Placed, draft: Draft): Filling {
  if (block.type !== "paragraph" && block.type !== "item") return { state: "empty", span: undefined };
  const first = block.lines.findIndex((line) => line.span.end + base >= draft.titleSpan.end);
  const next = block.lines.findIndex((line, index) => index > first && boldLabels(line).length > 0);
  const lines = block.lines.slice(first, next < 0 ? undefined : next);
  const text = lines.map((line) => line.text).join("\n");
  const rest = text.slice(text.indexOf(draft.title) + draft.title.length).replace(/^[\s:：*]+/, "");
  const [head] = lines;
  return {
    state: stateOfText(rest),
    span: head && { start: head.span.start, end: lines[lines.length - 1]?.span.end ?? head.span.end },
  };
}

/** A conclusion names the cause where no other section does; else it is a recap and nothing of its own. */
function demoteConclusion(drafts: readonly Draft[]): void {
  if (drafts.some((draft) => draft.key === "cause")) return;
  const conclusion = drafts.find(
    (draft) =>
      draft.key === undefined && /^(?:conclusions?|結論|konklusjon|结论)$/i.test(draft.title.replace(/[\s#:：]+$/, "")),
  );
  if (conclusion) conclusion.key = "cause";
}

/** Sibling headings that each hold a timeline of their own (or impact and cause) are separate incidents. */
function numberParts(drafts: readonly Draft[]): readonly Draft[] {
  const count = (key: SectionKey): number => drafts.reduce((sum, draft) => sum + (draft.key === key ? 1 : 0), 0);
  if (count("timeline") < 2 && Math.min(count("impact"), count("cause")) < 2) return [];
  const groups = new Map<Draft | undefined, Draft[]>();
  for (const [draft, keys] of keysWithin(drafts)) {
    if (draft.form !== "heading" || draft.key !== undefined || draft.level > 3) continue;
    if (!keys.has("timeline") && !(keys.has("impact") && keys.has("cause"))) continue;
    groups.set(draft.parent, [...(groups.get(draft.parent) ?? []), draft]);
  }
  const parts = [...groups.values()].find((group) => group.length > 1) ?? [];
  parts.forEach((part, number) => {
    for (const draft of drafts)
      if (draft.span.start >= part.span.start && draft.span.start < part.span.end) draft.part = number;
  });
  return parts;
}

/** The meanings found below each section, at any depth. */
function keysWithin(drafts: readonly Draft[]): ReadonlyMap<Draft, ReadonlySet<SectionKey>> {
  const within = new Map<Draft, Set<SectionKey>>();
  for (const draft of drafts) {
    if (!draft.key) continue;
    for (let at = draft.parent; at; at = at.parent) within.set(at, (within.get(at) ?? new Set()).add(draft.key));
  }
  return within;
}
