import type { Block, ItemBlock, OpaqueBlock, ParagraphBlock } from "../../markdown/blocks";
import type { MarkdownDocument } from "../../markdown/document";
import type { Inline } from "../../markdown/inline";
import { isType, placeBlocks, type Placed } from "../../model/place";
import { labelKey } from "../../text/normalize";
import type { Span } from "../../text/span";
import { commandIn, commandsInLines } from "./commands";
import { pageSections, type PageSection } from "./sectionsOfSteps";
import { asMarkdown, escapeMarkdown, plainText } from "./stepText";
import type { RunbookSteps, Step, StepCommand, StepGroup } from "./steps";

/** A step in the making. */
interface Draft extends Omit<Step, "id" | "details" | "commands"> {
  readonly details: string[];
  readonly commands: StepCommand[];
  /** End of the item with everything nested in it; the step's own end for other steps. */
  readonly end: number;
}

/** What a runbook asks to do: its lists, its blocks of code, and sections that only say it in prose. */
export function readSteps(markdown: MarkdownDocument, title: string | undefined): RunbookSteps {
  const sections = pageSections(placeBlocks(markdown));
  const seen = new Map<string, number>();
  const deepest = Math.max(...sections.map(({ level }) => level));
  const groups = sections.flatMap((section, index): StepGroup[] => {
    const drafts = new SectionReader(section, {
      text: markdown.text,
      introduces: section.level === 1 && deepest > 1,
      holdsSections: (sections[index + 1]?.level ?? 0) > section.level,
    }).read();
    if (drafts.length === 0) return [];
    const { heading, level, span } = section;
    return [{ heading, level, span, steps: drafts.map((draft) => stepOf(draft, heading, seen)) }];
  });
  return { title, groups };
}

function stepOf(draft: Draft, heading: string | undefined, seen: Map<string, number>): Step {
  const { text, markdown, number, depth, details, commands, span } = draft;
  const key = `${labelKey(heading ?? "")}/${labelKey(text)}`.slice(0, 400);
  const equal = seen.get(key) ?? 0;
  seen.set(key, equal + 1);
  const id = equal === 0 ? key : `${key}#${equal.toString()}`;
  return { id, text, markdown, number, depth, details, commands, span };
}

interface Surroundings {
  readonly text: string;
  /** The part of a page above its first section. */
  readonly introduces: boolean;
  /** Headings of a deeper level follow. */
  readonly holdsSections: boolean;
}

class SectionReader {
  readonly #section: PageSection;
  readonly #around: Surroundings;
  readonly #counted: boolean;
  readonly #drafts: Draft[] = [];

  constructor(section: PageSection, around: Surroundings) {
    this.#section = section;
    this.#around = around;
    this.#counted = section.blocks.some(({ block }) => isCounted(block));
  }

  read(): readonly Draft[] {
    let before: Placed | undefined;
    for (const placed of this.#section.blocks) {
      if (isType(placed, "item")) this.#item(placed);
      else if (isType(placed, "opaque") && placed.block.what === "code") this.#code(placed, before);
      else if (isType(placed, "paragraph") && placed.block.depth > 0) this.#detail(placed, placed.block.lines);
      before = placed;
    }
    if (this.#drafts.length === 0) this.#prose();
    return this.#drafts;
  }

  #item(placed: Placed<ItemBlock>): void {
    const { block, base } = placed;
    if (!this.#isStep(block)) return this.#detail(placed, block.lines);
    const span = spanOfLines(block.lines, base) ?? { start: base + block.span.start, end: base + block.span.end };
    const marker = /^\d+[.)]/.exec(this.#around.text.slice(base + block.span.start, base + block.span.start + 12));
    this.#drafts.push({
      text: plainText(block.lines),
      markdown: asMarkdown(block.lines),
      number: block.ordered ? marker?.[0] : undefined,
      depth: this.#enclosing(base + block.span.start).length,
      details: [],
      commands: [...commandsInLines(block.lines)],
      span,
      end: base + block.itemEnd,
    });
  }

  /** Boxes always are; numbers are where something is told to do; bullets only where nothing better is. */
  #isStep(block: ItemBlock): boolean {
    const { tells, blocks } = this.#section;
    if (block.checked !== undefined) return true;
    if (tells) return false;
    if (block.ordered) return true;
    if (this.#counted) return blocks.some((other) => isCounted(other.block) && isWithin(other.block, block));
    return block.depth === 1 && !this.#around.introduces && !isLink(block.lines);
  }

  #code(placed: Placed<OpaqueBlock>, before: Placed | undefined): void {
    const { block, base } = placed;
    const start = base + block.span.start;
    const command = commandIn(this.#around.text.slice(this.#lineStart(start), base + block.span.end));
    if (command === undefined) return;
    const step = this.#enclosing(start).at(-1) ?? (isType(before, "paragraph") ? undefined : this.#drafts.at(-1));
    if (step !== undefined) step.commands.push(command);
    else if (!this.#section.tells && !this.#around.introduces && block.depth === 0)
      this.#drafts.push({ ...this.#told(placed, before), commands: [command] });
  }

  /** A step that is a block of code, told by the paragraph above it or by its heading. */
  #told(placed: Placed<OpaqueBlock>, before: Placed | undefined): Omit<Draft, "commands"> {
    const lines = isType(before, "paragraph") && before.block.depth === 0 ? before.block.lines : [];
    const text = plainText(lines) || (this.#section.heading ?? "");
    const own = { start: placed.base + placed.block.span.start, end: placed.base + placed.block.span.end };
    return {
      text,
      markdown: asMarkdown(lines) || escapeMarkdown(text),
      number: undefined,
      depth: 0,
      details: [],
      span: (before && spanOfLines(lines, before.base)) ?? own,
      end: own.end,
    };
  }

  /** A section that says in sentences what to do is one step. */
  #prose(): void {
    const { heading, tells, blocks } = this.#section;
    const paragraphs = blocks.filter((placed): placed is Placed<ParagraphBlock> => isType(placed, "paragraph"));
    const [first] = paragraphs;
    const { introduces, holdsSections } = this.#around;
    if (heading === undefined || tells || introduces || holdsSections || first === undefined) return;
    const span = spanOfLines(first.block.lines, first.base);
    if (span === undefined) return;
    this.#drafts.push({
      text: heading,
      markdown: escapeMarkdown(heading),
      number: undefined,
      depth: 0,
      details: paragraphs.map(({ block }) => plainText(block.lines)).filter((text) => text !== ""),
      commands: paragraphs.flatMap(({ block }) => commandsInLines(block.lines)),
      span,
      end: span.end,
    });
  }

  #detail({ block, base }: Placed, lines: readonly Inline[]): void {
    const step = this.#enclosing(base + block.span.start).at(-1);
    const text = plainText(lines);
    if (step === undefined || text === "") return;
    step.details.push(text);
    step.commands.push(...commandsInLines(lines));
  }

  /** The steps a place stands in, outermost first. */
  #enclosing(offset: number): readonly Draft[] {
    return this.#drafts.filter(({ span, end }) => span.start < offset && offset < end);
  }

  #lineStart(offset: number): number {
    return this.#around.text.lastIndexOf("\n", offset - 1) + 1;
  }
}

const isCounted = (block: Block): boolean =>
  block.type === "item" && !block.quoted && (block.ordered || block.checked !== undefined);

const isWithin = (inner: Block, outer: ItemBlock): boolean =>
  inner.span.start > outer.span.start && inner.span.start < outer.itemEnd;

/** An entry of a list of links: nothing beside the link. */
function isLink([line, more]: readonly Inline[]): boolean {
  if (line === undefined || more !== undefined) return false;
  const rest = line.marks
    .filter(({ kind }) => kind === "link" || kind === "wiki")
    .reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), line.text);
  return line.marks.length > 0 && /^[\s:：.、。–—-]*$/.test(rest);
}

function spanOfLines(lines: readonly Inline[], base: number): Span | undefined {
  const [first, last] = [lines[0], lines.at(-1)];
  return first && last && { start: base + first.span.start, end: base + last.span.end };
}
