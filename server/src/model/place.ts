import type { Block } from "../markdown/blocks";
import type { Inline } from "../markdown/inline";
import type { Chunk, MarkdownDocument } from "../markdown/document";
import type { Span } from "../text/span";
import { memoByBlock } from "./memo";

/** A block and the offset of its chunk: block spans count from the chunk's start. */
export interface Placed<B extends Block = Block> {
  readonly block: B;
  readonly base: number;
}

export function placeBlocks(markdown: MarkdownDocument): readonly Placed[] {
  const all: Placed[] = [];
  for (const chunk of markdown.chunks) for (const placed of blocksOf(chunk)) all.push(placed);
  return all;
}

const blocksOf = memoByBlock(({ content, start }: Chunk): readonly Placed[] =>
  content.blocks.map((block) => ({ block, base: start })),
);

export const spanIn = (base: number, at: Span): Span => ({ start: at.start + base, end: at.end + base });

export const placedSpan = (placed: Placed): Span => spanIn(placed.base, placed.block.span);

/** Document span of a part of a line's plain text. */
export const textSpan = (base: number, line: Inline, start: number, end: number): Span =>
  spanIn(base, line.spanOf(start, end));

export function isType<T extends Block["type"]>(
  placed: Placed | undefined,
  type: T,
): placed is Placed<Extract<Block, { type: T }>> {
  return placed?.block.type === type;
}

/** The lines of prose a block holds: none for tables and opaque blocks. */
export function linesOf(block: Block): readonly Inline[] {
  if (block.type === "heading") return [block.content];
  return block.type === "paragraph" || block.type === "item" ? block.lines : [];
}

/** The prose of a block as one text, lines joined. */
export const blockText = memoByBlock((block: Block): string =>
  linesOf(block)
    .map((line) => line.text)
    .join("\n"),
);
