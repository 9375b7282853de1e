import type { Span } from "../text/span";

/** Marked-up part of a line, in plain-text offsets. */
export interface Mark {
  readonly kind: "strong" | "emphasis" | "delete" | "code" | "link" | "image" | "wiki";
  readonly start: number;
  readonly end: number;
  /** Link target as written or resolved through its definition label; wiki links carry the page name. */
  readonly url?: string;
}

/**
 * A line of prose without its markup, and the way back: `text` is what a person reads,
 * `spanOf` tells where a part of it stands in the source (offsets from the chunk's start).
 */
export interface Inline {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Source span of the whole line, markup included. */
  readonly span: Span;
  /** Source offset of a plain-text offset. */
  offsetAt(plain: number): number;
  spanOf(start: number, end: number): Span;
}
