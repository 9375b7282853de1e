import { covers } from "../text/span";
import { outermost } from "./chunkMasks";
import type { Mask } from "./document";
import { generatedBlocks } from "./generated";
import type { ReadDocument } from "./readDocument";

/** The masks of a document: those of its chunks, and what only the whole shows. */
export function masksOf(document: ReadDocument): readonly Mask[] {
  const { frontMatter, text } = document;
  const masks: Mask[] = frontMatter ? [{ kind: "front-matter", span: frontMatter.span }] : [];
  for (const { start, content } of document.chunks) {
    for (const { kind, span } of content.masks) {
      masks.push({ kind, span: { start: span.start + start, end: span.end + start } });
    }
  }
  if (!text.includes("<!--")) return masks;
  const spanning = commentsOverBlocks(document, masks);
  const all = spanning.length > 0 ? outermost([...masks, ...spanning]) : masks;
  const generated = generatedBlocks(text, all);
  return generated.length > 0 ? outermost([...all, ...generated]) : all;
}

/**
 * A comment that begins inside a paragraph ends with it for Markdown, and what follows is shown as text. Its
 * author meant a comment all the same when the end mark follows before another comment begins.
 */
function commentsOverBlocks({ text }: ReadDocument, masks: readonly Mask[]): readonly Mask[] {
  const found: Mask[] = [];
  let next = 0;
  for (let at = text.indexOf("<!--"); at >= 0; at = text.indexOf("<!--", at + 4)) {
    for (let mask = masks[next]; mask && mask.span.end <= at; mask = masks[next]) next += 1;
    const around = masks[next];
    const inside = around !== undefined && covers(around.span, at) && !isUnended(around, text);
    if (inside || text.charAt(at - 1) === "\\") continue;
    const end = text.indexOf("-->", at + 4);
    const other = text.indexOf("<!--", at + 4);
    if (end < 0) break;
    if (other < 0 || end < other) found.push({ kind: "html-comment", span: { start: at, end: end + 3 } });
  }
  return found;
}

/** A comment that its HTML block cuts off, as `<div>` does at a blank line. */
function isUnended({ kind, span }: Mask, text: string): boolean {
  return kind === "html-comment" && !text.slice(span.start, span.end).endsWith("-->");
}
