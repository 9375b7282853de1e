import type { Root } from "mdast";
import type { LineIndex } from "../text/lineIndex";
import type { Span } from "../text/span";
import type { Block } from "./blocks";

/**
 * A Markdown document as read: front matter, chunks, masks and suppressions.
 * Immutable; an edit yields a new document that shares the unchanged chunks' content.
 */
export interface MarkdownDocument {
  readonly text: string;
  readonly lines: LineIndex;
  readonly frontMatter: FrontMatter | undefined;
  /** In document order, without gaps from the end of the front matter to the end of the text. */
  readonly chunks: readonly Chunk[];
  /** Sorted, not overlapping: text that is no prose of the author. */
  readonly masks: readonly Mask[];
  readonly suppressions: readonly Suppression[];
  /** Link definitions by normalised label; the first of a label wins. */
  readonly definitions: ReadonlyMap<string, string>;
  /** True when the incremental parse was found to differ and the document is parsed as one chunk. */
  readonly degraded: boolean;
}

/** A run of top-level blocks between two safe boundaries, and where it stands. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  readonly content: ChunkContent;
}

/** What a chunk's text parses to; offsets and positions count from the chunk's own start. Shared between equal chunks. */
export interface ChunkContent {
  readonly text: string;
  readonly root: Root;
  /** Flattened for reading: see `blocks.ts`. */
  readonly blocks: readonly Block[];
}

export type FrontMatterValue =
  string | number | boolean | null | Date | readonly FrontMatterValue[] | { readonly [key: string]: FrontMatterValue };

/** One `key: value` of the front matter; nested mappings have dotted keys and are listed after their parent. */
export interface FrontMatterEntry {
  readonly key: string;
  readonly keySpan: Span;
  /** Span of the value as written, quotes included; empty when there is none. */
  readonly valueSpan: Span;
  /** The value as written, without quotes and trailing comment (so that dates stay text). */
  readonly raw: string;
  readonly value: FrontMatterValue;
}

export interface FrontMatter {
  readonly format: "yaml" | "toml";
  /** Fences included. */
  readonly span: Span;
  /** Between the fences. */
  readonly content: Span;
  readonly entries: readonly FrontMatterEntry[];
  readonly error: { readonly message: string; readonly span: Span } | undefined;
}

export type MaskKind =
  | "front-matter"
  | "fenced-code"
  | "indented-code"
  | "code-span"
  | "html-comment"
  | "html"
  | "erb"
  | "hugo"
  | "jinja"
  | "generated";

export interface Mask {
  readonly kind: MaskKind;
  readonly span: Span;
}

/** `<!-- afterword-disable… codes -->`; no codes means every code. */
export interface Suppression {
  readonly action: "disable" | "enable" | "disable-line" | "disable-next-line" | "disable-file";
  readonly codes: readonly string[];
  readonly span: Span;
}
