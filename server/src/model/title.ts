import type { MarkdownDocument } from "../markdown/document";
import type { Span } from "../text/span";
import { textSpan } from "./place";
import type { Outline } from "./sections";

/** The front matter's title, else the first H1, else a first heading of any level. */
export function readTitle(
  markdown: MarkdownDocument,
  outline: Outline,
): { readonly text: string; readonly span: Span } | undefined {
  const heading = (level: number): { text: string; span: Span } | undefined => {
    for (const placed of outline.blocks)
      if (placed.block.type === "heading" && placed.block.level === level && placed.block.content.text.trim() !== "")
        return {
          text: placed.block.content.text.trim(),
          span: textSpan(placed.base, placed.block.content, 0, placed.block.content.text.length),
        };
    return undefined;
  };
  const stated = markdown.frontMatter?.entries.find(
    ({ key, raw }) => key.toLowerCase() === "title" && raw.trim() !== "",
  );
  if (stated) return { text: typeof stated.value === "string" ? stated.value : stated.raw, span: stated.valueSpan };
  return (firstIsTitle(outline) ? heading(1) : undefined) ?? heading(1) ?? firstLine(outline) ?? heading(2);
}

/** `Postmortem: Checkout down` as plain text above the first section. */
function firstLine(outline: Outline): { readonly text: string; readonly span: Span } | undefined {
  const first = outline.blocks[0];
  const line = first?.block.type === "paragraph" && first.block.lines.length === 1 ? first.block.lines[0] : undefined;
  if (
    !first ||
    !line ||
    !/post-?mortem|incident|outage|障害|インシデント|故障|hendelse/i.test(line.text) ||
    line.text.length > 120
  )
    return undefined;
  return { text: line.text.trim(), span: textSpan(first.base, line, 0, line.text.length) };
}

/** An H1 further down (`# Stats`) is a section that was given the wrong level. */
function firstIsTitle(outline: Outline): boolean {
  const first = outline.blocks.find(({ block }) => block.type === "heading");
  return first?.block.type === "heading" && first.block.level === 1;
}
