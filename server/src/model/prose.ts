import type { Inline } from "../markdown/inline";
import type { Prose, SectionKey } from "./document";
import { isType, spanIn, textSpan } from "./place";
import type { Outline, } from "./sections";
import type { Section } from "./document";

/** The authors' own sentences by section; quotes, code and links are blanked, so that offsets hold. */
export function readProse(outline: Outline): readonly Prose[] {
  const prose: Prose[] = [];
  outline.blocks.forEach((placed, index) => {
    const { block, base } = placed;
    if (block.quoted) return;
    const section = keyOf(outline.sectionOf[index]);
    const add = (line: Inline): void => {
      if (line.text.trim() === "") return;
      prose.push({ section, text: blanked(line), span: spanIn(base, line.span), spanOf: (start, end) => textSpan(base, line, start, end), source: line });
    };
    if (block.type === "paragraph" || block.type === "item") block.lines.forEach(add);
    else if (isType(placed, "table")) for (const row of placed.block.rows) for (const cell of row.cells) add(cell.content);
  });
  return prose;
}

/** The meaning of the innermost section that has one. */
function keyOf(section: Section | undefined): SectionKey | undefined {
  for (let at = section; at; at = at.parent) if (at.key) return at.key;
  return undefined;
}

const known = new WeakMap<Inline, string>();

function blanked(line: Inline): string {
  const found = known.get(line);
  if (found !== undefined) return found;
  let text = line.text;
  for (const { kind, start, end } of line.marks) if (kind === "code" || kind === "link" || kind === "image" || kind === "wiki") text = text.slice(0, start) + " ".repeat(end - start) + text.slice(end);
  text = text.replace(/https?:\/\/\S+|"[^"\n]{0,200}"|“[^”\n]{0,200}”|「[^」\n]{0,200}」|『[^』\n]{0,200}』/g, (match) => " ".repeat(match.length));
  known.set(line, text);
  return text;
}
