import type { Span } from "../text/span";
import type { Inline } from "./inline";

/**
 * The blocks of a chunk as a reader of incident documents needs them: one flat list in document order,
 * offsets from the chunk's start. What is masked (code, comments, raw HTML) appears as `opaque`.
 * Blocks are immutable and shared between documents, so facts may be cached on them (see `memo.ts`).
 */
export type Block = HeadingBlock | ParagraphBlock | ItemBlock | TableBlock | OpaqueBlock;

interface BlockBase {
  readonly span: Span;
  /** How many lists and block quotes enclose the block; 0 at the top. An item itself counts its own list. */
  readonly depth: number;
  readonly quoted: boolean;
}

export interface HeadingBlock extends BlockBase {
  readonly type: "heading";
  readonly level: number;
  readonly content: Inline;
}

/** A paragraph outside of lists, or a later paragraph of a list item (depth > 0). One Inline per source line. */
export interface ParagraphBlock extends BlockBase {
  readonly type: "paragraph";
  readonly lines: readonly Inline[];
}

/** A list item with the lines of its first paragraph; nested blocks follow it with greater depth. */
export interface ItemBlock extends BlockBase {
  readonly type: "item";
  readonly ordered: boolean;
  /** Column-independent identity of the list the item belongs to, within the chunk. */
  readonly list: number;
  readonly checked: boolean | undefined;
  readonly lines: readonly Inline[];
  /** End of the item with everything nested in it. */
  readonly itemEnd: number;
}

export interface TableBlock extends BlockBase {
  readonly type: "table";
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly span: Span;
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  /** Between the pipes. */
  readonly span: Span;
  /** `<br>` in the cell is a line break. */
  readonly content: Inline;
}

export interface OpaqueBlock extends BlockBase {
  readonly type: "opaque";
  readonly what: "code" | "html" | "comment" | "rule" | "definition" | "other";
}
