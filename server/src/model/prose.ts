import type { Inline } from "../markdown/inline";
import type { Span } from "../text/span";
import type { Prose, Section, SectionKey } from "./document";
import { memoByBlock } from "./memo";
import { spanIn, textSpan } from "./place";
import type { Outline } from "./sections";

/** The authors' own sentences by section; quotes, code and links are blanked, so that offsets hold. */
export function readProse(outline: Outline): readonly Prose[] {
  const prose: Prose[] = [];
  outline.blocks.forEach(({ block, base }, index) => {
    if (block.quoted || block.type === "opaque" || block.type === "heading") return;
    const section = keyOf(outline.sectionOf[index]);
    const add = (line: Inline): void => {
      if (line.text !== "") prose.push(new ProseLine(section, line, base));
    };
    if (block.type === "table") for (const row of block.rows) for (const cell of row.cells) add(cell.content);
    else block.lines.forEach(add);
  });
  return prose;
}

/** One line of prose; a document has thousands, so that what it says is worked out only when asked. */
class ProseLine implements Prose {
  readonly section: SectionKey | undefined;
  readonly source: Inline;
  readonly #base: number;

  constructor(section: SectionKey | undefined, source: Inline, base: number) {
    this.section = section;
    this.source = source;
    this.#base = base;
  }

  get text(): string {
    return blanked(this.source);
  }

  get span(): Span {
    return spanIn(this.#base, this.source.span);
  }

  spanOf(start: number, end: number): Span {
    return textSpan(this.#base, this.source, start, end);
  }
}

/** The meaning of the innermost section that has one. */
function keyOf(section: Section | undefined): SectionKey | undefined {
  for (let at = section; at; at = at.parent) if (at.key) return at.key;
  return undefined;
}

const notTheirs = /https?:\/\/\S+|"[^"\n]{0,200}"|“[^”\n]{0,200}”|「[^」\n]{0,200}」|『[^』\n]{0,200}』/g;

const blanked = memoByBlock((line: Inline): string => {
  let text = line.text;
  for (const { kind, start, end } of line.marks)
    if (kind === "code" || kind === "link" || kind === "image" || kind === "wiki")
      text = text.slice(0, start) + " ".repeat(end - start) + text.slice(end);
  return text.replace(notTheirs, (match) => " ".repeat(match.length));
});
