import type { HeadingBlock } from "../markdown/blocks";
import type { Lexicon } from "../lexicon/lexicon";
import { readLeadingTime } from "../time/readTime";
import type { TimeReading } from "../time/moment";
import { told, type Section, type SectionKey } from "./document";
import { boldLabels, plainLabelled } from "./labels";
import type { Hints } from "./hints";
import { memoByBlock } from "./memo";
import { placedSpan, textSpan, type Placed } from "./place";

/** The sections of a document, and for every block the innermost one it stands in. */
export interface Outline {
  readonly blocks: readonly Placed[];
  /** By block index. */
  readonly hints: readonly Hints[];
  readonly sections: readonly Section[];
  /** By block index; a heading belongs to the section it opens. */
  readonly sectionOf: readonly (Section | undefined)[];
  /** Block indexes `[from, to)` of each section, its heading or label included. */
  readonly extent: ReadonlyMap<Section, readonly [number, number]>;
  /** The headings that open the separate incidents of a file; empty when there is one. */
  readonly parts: readonly Section[];
}

export interface Draft {
  key: SectionKey | undefined;
  title: string;
  titleSpan: { start: number; end: number };
  span: { start: number; end: number };
  level: number;
  form: Section["form"];
  parent: Draft | undefined;
  empty: boolean;
  placeholder: boolean;
  placeholderSpan: { start: number; end: number } | undefined;
  part: number;
}

const labelLevel = 7;
const bulletLevel = 8;

/** The time a heading begins with: `### 14:03`, `## Feb 21, 13:00`, `### {{ 06:10 }}`. The document's title is none. */
export const headingTime = memoByBlock((heading: HeadingBlock): TimeReading | undefined =>
  heading.level === 1
    ? undefined
    : readLeadingTime(heading.content.text, { dots: true, placeholders: true, weakDates: true }),
);

/** Below these, a bold label is part of the text and opens no section. */
const open: ReadonlySet<SectionKey | undefined> = new Set([
  undefined,
  "metadata",
  "summary",
  "background",
  "stats",
  "attendees",
]);

/** `### Detection` inside these names a kind of task or lesson; only what clearly ends them keeps its meaning. */
const sorted: ReadonlySet<SectionKey> = new Set(["actions", "lessons", "references"]);
const outranks: ReadonlySet<SectionKey> = new Set([
  "actions",
  "timeline",
  "lessons",
  "went_well",
  "went_wrong",
  "lucky",
  "good",
  "keep",
  "problem",
  "try",
  "remaining_tasks",
]);

export class Outliner {
  readonly #blocks: readonly Placed[];
  readonly #hints: readonly Hints[];
  readonly #lexicon: Lexicon;
  readonly #length: number;
  readonly #drafts: Draft[] = [];
  readonly #sectionOf: (Draft | undefined)[] = [];
  readonly #extent = new Map<Draft, [number, number]>();
  #heading: Draft | undefined;
  /** The heading of one incident among several inside a timeline. */
  #incident: Draft | undefined;
  #label: Draft | undefined;
  #bullet: { readonly draft: Draft; readonly end: number | undefined } | undefined;

  constructor(blocks: readonly Placed[], hints: readonly Hints[], lexicon: Lexicon, length: number) {
    this.#blocks = blocks;
    this.#hints = hints;
    this.#lexicon = lexicon;
    this.#length = length;
  }

  run(): {
    drafts: readonly Draft[];
    sectionOf: readonly (Draft | undefined)[];
    extent: ReadonlyMap<Draft, readonly [number, number]>;
  } {
    this.#blocks.forEach((placed, index) => {
      const { block } = placed;
      if (this.#bullet && this.#endsBullet(placed, this.#bullet.end)) this.#closeBullet(index);
      if (block.type === "heading" && block.depth === 0) this.#onHeading({ block, base: placed.base }, index);
      else if (this.#hints[index]?.labels) this.#onLabel(placed, index);
      this.#sectionOf.push(this.#bullet?.draft ?? this.#label ?? this.#heading);
    });
    this.#closeTo(0, this.#blocks.length);
    return { drafts: this.#drafts, sectionOf: this.#sectionOf, extent: this.#extent };
  }

  #onHeading(placed: Placed<HeadingBlock>, index: number): void {
    const { block } = placed;
    const time = headingTime(block);
    const inTimeline = this.#inTimeline();
    // A heading that leads with a time continues the timeline, whatever its level.
    if (time && inTimeline && (time.clock ?? time.date ?? time.problem) && !this.#opensIncident(index)) return;
    this.#closeTo(block.level, index);
    const parent = this.#heading;
    const key = time?.clock || time?.date?.day ? undefined : this.#meaning(block.content.text, block.level, parent);
    const opened = this.#open(
      placedSpan(placed),
      textSpan(placed.base, block.content, 0, block.content.text.length),
      block.content.text.trim(),
      key,
      block.level,
      "heading",
      parent,
      index,
    );
    this.#heading = opened;
    this.#incident = time && inTimeline ? opened : undefined;
  }

  /** The title of a document is no section by chance; a heading inside the actions or lessons sorts them. */
  #meaning(title: string, level: number, parent: Draft | undefined): SectionKey | undefined {
    const key = level === 1 ? this.#lexicon.exactSection(title) : this.#lexicon.section(title);
    for (let at = parent; at; at = at.parent)
      if (at.key && sorted.has(at.key)) return key && outranks.has(key) ? key : undefined;
    return key;
  }

  /** `### October 21 - Redis overload` with a "Timeline:" of its own below: one of several incidents. */
  #opensIncident(index: number): boolean {
    for (let at = index + 1; at < this.#blocks.length; at += 1) {
      const block = this.#blocks[at]?.block;
      if (block?.type === "heading") return false;
      const line = block?.type === "paragraph" ? block.lines[0] : undefined;
      const label = line && boldLabels(line)[0];
      if (label && this.#lexicon.exactSection(label.label) === "timeline") return true;
    }
    return false;
  }

  #inTimeline(): boolean {
    for (let at: Draft | undefined = this.#label ?? this.#heading; at; at = at.parent)
      if (at.key === "timeline") return true;
    return false;
  }

  #onLabel(placed: Placed, index: number): void {
    const { type, depth } = placed.block;
    if (type === "paragraph" && depth === 0) this.#onParagraph(placed, index);
    else if (type === "item" && depth === 1) this.#onItem(placed, index);
  }

  #onParagraph(placed: Placed, index: number): void {
    const { block } = placed;
    if (block.type !== "paragraph" || !this.#labelsCount()) return;
    for (const line of block.lines) {
      const bold = boldLabels(line)[0];
      const label = bold ?? (/[:：]\s*$/.test(line.text) && block.lines.length === 1 ? plainLabelled(line) : undefined);
      const key = label && this.#labelMeaning(label.label);
      if (!label || !key || (bold && !bold.colon && bold.valueEnd > bold.valueStart)) continue;
      this.#closeLabel(index);
      const title = textSpan(placed.base, line, label.labelStart, label.labelEnd);
      this.#label = this.#open(
        placedSpan(placed),
        title,
        label.label.trim(),
        key,
        labelLevel,
        "label",
        this.#heading,
        index,
      );
    }
  }

  #onItem(placed: Placed, index: number): void {
    const { block } = placed;
    if (block.type !== "item" || !this.#labelsCount()) return;
    const line = block.lines[0];
    const label = line && boldLabels(line)[0];
    if (!line || !label || (!label.colon && label.valueEnd > label.valueStart)) return;
    const key = this.#labelMeaning(label.label);
    if (!key) return;
    const title = textSpan(placed.base, line, label.labelStart, label.labelEnd);
    const draft = this.#open(
      placedSpan(placed),
      title,
      label.label.trim(),
      key,
      bulletLevel,
      "bullet",
      this.#label ?? this.#heading,
      index,
    );
    // A label with nothing behind or below it opens what follows the list, if the author forgot to indent it.
    const bare = label.valueEnd <= label.valueStart && block.lines.length === 1 && block.itemEnd <= block.span.end;
    this.#bullet = { draft, end: bare ? undefined : block.itemEnd + placed.base };
  }

  #endsBullet(placed: Placed, end: number | undefined): boolean {
    if (end !== undefined) return placedSpan(placed).start >= end;
    return placed.block.type === "heading" || (placed.block.type === "item" && placed.block.depth === 1);
  }

  /** "Affected services:" is a value, not a section about the impact. */
  #labelMeaning(label: string): SectionKey | undefined {
    // "Postmortem: <link>" points to a report; only a heading of that name holds what was learned.
    if (/^post-?mortem$/i.test(label.trim())) return undefined;
    const field = this.#lexicon.field(label);
    return field === undefined || told.has(field) ? this.#lexicon.exactSection(label) : undefined;
  }

  #labelsCount(): boolean {
    if (this.#incident) return true;
    for (let at = this.#heading; at; at = at.parent) if (!open.has(at.key)) return false;
    return true;
  }

  #open(
    span: { start: number; end: number },
    titleSpan: { start: number; end: number },
    title: string,
    key: SectionKey | undefined,
    level: number,
    form: Section["form"],
    parent: Draft | undefined,
    index: number,
  ): Draft {
    const draft: Draft = {
      key,
      title,
      titleSpan,
      span: { start: span.start, end: this.#length },
      level,
      form,
      parent,
      empty: true,
      placeholder: false,
      placeholderSpan: undefined,
      part: 0,
    };
    this.#drafts.push(draft);
    this.#extent.set(draft, [index, this.#blocks.length]);
    return draft;
  }

  #close(draft: Draft, index: number): void {
    const next = this.#blocks[index];
    draft.span.end = next ? placedSpan(next).start : this.#length;
    const extent = this.#extent.get(draft);
    if (extent) extent[1] = index;
  }

  #closeBullet(index: number): void {
    if (this.#bullet) this.#close(this.#bullet.draft, index);
    this.#bullet = undefined;
  }

  #closeLabel(index: number): void {
    this.#closeBullet(index);
    if (this.#label) this.#close(this.#label, index);
    this.#label = undefined;
  }

  #closeTo(level: number, index: number): void {
    this.#closeLabel(index);
    while (this.#heading && this.#heading.level >= level) {
      this.#close(this.#heading, index);
      this.#heading = this.#heading.parent;
    }
  }
}
