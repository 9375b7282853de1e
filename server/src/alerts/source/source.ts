import type { Message } from "../../text/message";
import type { Span } from "../../text/span";

/** A value of a YAML or JSON file with its place; references are followed, merge keys taken in. */
export type SourceNode = SourceMapping | SourceList | SourceScalar;

export type ScalarStyle = "plain" | "single" | "double" | "literal" | "folded";

export interface SourceScalar {
  readonly kind: "scalar";
  /** As the format understands it: quotes, folding and escapes undone. Templates stay as they are written. */
  readonly text: string;
  readonly value: string | number | boolean | null;
  readonly style: ScalarStyle;
  /** Without quotes; of a block scalar, from its first to its last character. Empty for a value that is left out. */
  readonly span: Span;
  /** With quotes, or with the header of a block scalar. */
  readonly outer: Span;
  /** Where a part of the text stands in the file; offsets of `text`. */
  spanOf(start: number, end: number): Span;
}

export interface SourceEntry {
  readonly key: SourceScalar;
  readonly value: SourceNode;
  /** It comes from a merge key (`<<`), and stands elsewhere. */
  readonly inherited: boolean;
}

export interface SourceMapping {
  readonly kind: "mapping";
  readonly span: Span;
  /** Between braces. */
  readonly flow: boolean;
  /** Without repeats of a key (the last one counts), those of merge keys last. */
  readonly entries: readonly SourceEntry[];
  get(key: string): SourceNode | undefined;
}

export interface SourceList {
  readonly kind: "list";
  readonly span: Span;
  readonly items: readonly SourceNode[];
}

export interface SourceProblem {
  readonly span: Span;
  readonly message: Message;
  /** It was read anyway, but the system that takes the file will not. */
  readonly read?: true;
}

/** A file read as data. */
export interface Source {
  readonly syntax: "yaml" | "json";
  /** The value of each document of the file; empty ones are left out. */
  readonly roots: readonly SourceNode[];
  /** In no order. Repeated keys are told once the mapping that holds them has been looked into. */
  readonly problems: readonly SourceProblem[];
}
