import type { Block } from "../../markdown/blocks";
import { shift } from "../../text/span";
import type { Section, SectionKey } from "../document";
import { PlacedMemo } from "../memo";
import { isType, type Placed } from "../place";
import { headingTime, type Outline } from "../sections";
import type { Candidate } from "./candidate";
import { headingCandidate, itemCandidates, paragraphCandidates } from "./lines";
import { rowCandidates, timeColumns } from "./table";

/** A stretch of blocks whose times belong together. */
export interface Region {
  readonly section: Section | undefined;
  readonly from: number;
  readonly to: number;
  readonly candidates: readonly Candidate[];
  /** Under a heading that says so, not only by the look of its times. */
  readonly stated: boolean;
}

/** Dated items here are tasks, links or revisions, not events. */
const elsewhere: ReadonlySet<SectionKey | undefined> = new Set([
  "actions",
  "references",
  "remaining_tasks",
  "metadata",
  "questions",
]);
const fewest = 3;

export function readRegions(outline: Outline): readonly Region[] {
  return [...statedRegions(outline), ...evidentRegions(outline)].sort((a, b) => a.from - b.from);
}

/** What stands under a timeline heading or label, one region for each stretch that starts anew. */
function statedRegions(outline: Outline): readonly Region[] {
  const regions: Region[] = [];
  for (const section of outline.sections) {
    if (
      section.key !== "timeline" ||
      (underTimeline(section.parent) && section.form === "heading") ||
      holdsTimelines(section, outline)
    )
      continue;
    const [from, to] = outline.extent.get(section) ?? [0, 0];
    const candidates = prune(
      candidatesIn(outline, from, to, true).filter((found) => !(found.index === from && section.form === "heading")),
    );
    for (const part of splitAtTables(candidates, outline))
      regions.push({ section, from, to, candidates: part, stated: true });
    if (candidates.length === 0) regions.push({ section, from, to, candidates, stated: true });
  }
  return regions;
}

/** "Incident timeline" over several incidents, each with a labelled timeline of its own. */
const holdsTimelines = (section: Section, outline: Outline): boolean =>
  outline.sections.some(
    (other) => other.key === "timeline" && other.form === "label" && other.parent?.parent === section,
  );

function underTimeline(section: Section | undefined): boolean {
  for (let at = section; at; at = at.parent) if (at.key === "timeline") return true;
  return false;
}

function candidatesIn(outline: Outline, from: number, to: number, labels: boolean): readonly Candidate[] {
  const found: Candidate[] = [];
  for (let index = from; index < to; index += 1) {
    const placed = outline.blocks[index];
    if (placed && outline.hints[index]?.times) found.push(...candidatesOf(placed, index, labels));
  }
  return found;
}

const memo = new PlacedMemo<Block, readonly Candidate[]>((found, by) =>
  found.map((one) => ({ ...one, base: one.base + by, span: shift(one.span, by), textSpan: shift(one.textSpan, by) })),
);
const nothing: readonly Candidate[] = [];

/** The times a block leads with; read once, and moved with the block. */
function candidatesOf({ block, base }: Placed, index: number, labels: boolean): readonly Candidate[] {
  if (block.type === "opaque") return nothing;
  const found = memo.at(block, base, labels ? "labels" : "", () => candidatesAtZero({ block, base: 0 }, labels));
  return found.length === 0 ? found : numbered(found, index);
}

const indexed = new WeakMap<readonly Candidate[], { readonly index: number; readonly found: readonly Candidate[] }>();

/** The same candidates with the block's place in the outline; the same objects while neither changes. */
function numbered(candidates: readonly Candidate[], index: number): readonly Candidate[] {
  const known = indexed.get(candidates);
  if (known?.index === index) return known.found;
  const found = candidates.map((one) => ({ ...one, index }));
  indexed.set(candidates, { index, found });
  return found;
}

function candidatesAtZero(placed: Placed, labels: boolean): readonly Candidate[] {
  const index = -1;
  if (isType(placed, "heading")) {
    const found = headingCandidate(placed, index);
    return found ? [found] : [];
  }
  if (isType(placed, "item")) return itemCandidates(placed, index, labels);
  if (isType(placed, "table")) return rowCandidates(placed, index);
  return isType(placed, "paragraph") && !placed.block.quoted ? paragraphCandidates(placed, index) : [];
}

/** Under time headings or beside rows, a sentence or a nested item that begins with a time is part of an entry. */
function prune(candidates: readonly Candidate[]): readonly Candidate[] {
  const count = (form: Candidate["form"]): number =>
    candidates.filter((found) => found.form === form && (found.reading.clock ?? found.reading.date?.day)).length;
  const [headings, rows, items, paragraphs] = [count("heading"), count("row"), count("item"), count("paragraph")];
  const headed = candidates.some((found) => found.form === "heading" && found.reading.clock) && headings >= 2;
  return candidates.filter((found) => {
    if (found.form === "paragraph")
      return found.sentence ? headings + rows + items < 2 && paragraphs >= 2 : rows + headings < 2 || !headed;
    if (found.form === "item" && found.place !== "leading") return rows < 2 && !headed;
    if (found.form === "item") return !headed || items > headings;
    return true;
  });
}

/** A second table, or a list after a table, tells its story from the start again. */
function splitAtTables(candidates: readonly Candidate[], outline: Outline): readonly (readonly Candidate[])[] {
  const parts: Candidate[][] = [];
  let last: Candidate | undefined;
  for (const found of candidates) {
    const anew =
      last !== undefined &&
      found.index !== last.index &&
      (found.form === "row" || last.form === "row") &&
      !continues(last, found, outline);
    if (anew || !last) parts.push([]);
    parts[parts.length - 1]?.push(found);
    last = found;
  }
  return parts;
}

/** Tables under successive day headings go on with the same story. */
function continues(last: Candidate, next: Candidate, outline: Outline): boolean {
  if (next.form === "heading" || last.form === "heading") return true;
  for (let index = last.index + 1; index < next.index; index += 1) {
    const placed = outline.blocks[index];
    if (isType(placed, "heading") && headingTime(placed.block)?.date) return true;
  }
  return last.form === next.form && next.form === "row" && last.reading.date === undefined;
}

/** Three or more dated items in a row under any heading or label. */
function evidentRegions(outline: Outline): readonly Region[] {
  const regions: Region[] = [];
  let run: Candidate[] = [];
  let owner: Section | undefined;
  const close = (): void => {
    if (run.length >= fewest && counts(run))
      regions.push({
        section: owner,
        from: run[0]?.index ?? 0,
        to: (run[run.length - 1]?.index ?? 0) + 1,
        candidates: run,
        stated: false,
      });
    run = [];
  };
  outline.blocks.forEach((placed, index) => {
    if (run.length === 0 && !outline.hints[index]?.times) return;
    const section = outline.sectionOf[index];
    const { block } = placed;
    if (isElsewhere(section)) return close();
    if (isType(placed, "table")) {
      close();
      const rows = timeColumns(placed.block) ? candidatesOf(placed, index, false).filter(isClear) : [];
      if (rows.length >= fewest) regions.push({ section, from: index, to: index + 1, candidates: rows, stated: false });
      return;
    }
    const found = outline.hints[index]?.times
      ? candidatesOf(placed, index, false).filter((one) => isClear(one) && !one.sentence)
      : nothing;
    const nested = block.depth > (run[run.length - 1]?.depth ?? 0);
    if (found.length > 0) {
      if (found[0]?.form !== "heading" && section !== owner && run[0]?.form !== "heading") close();
      if (run.length === 0) owner = section;
      run.push(...found);
    } else if (
      !nested &&
      !(run[0]?.form === "heading" && block.type !== "heading") &&
      block.type !== "opaque" &&
      !(block.type === "paragraph" && run[0]?.form === "paragraph")
    )
      close();
  });
  close();
  return regions;
}

function isElsewhere(section: Section | undefined): boolean {
  for (let at = section; at; at = at.parent) if (at.key === "timeline" || elsewhere.has(at.key)) return true;
  return false;
}

/** Outside a timeline's section only a clock or a full date counts. */
const isClear = ({ reading, place }: Candidate): boolean =>
  place === "leading" &&
  reading.elapsed === undefined &&
  (reading.clock !== undefined || (reading.date?.day !== undefined && reading.date.year !== undefined));

/** At least one clock, or dates that differ: three links dated alike are no story. */
const counts = (run: readonly Candidate[]): boolean =>
  run.some(({ reading }) => reading.clock !== undefined) ||
  new Set(run.map(({ reading }) => reading.raw)).size >= fewest;
