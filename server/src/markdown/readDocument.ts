import type { LineIndex } from "../text/lineIndex";
import { shift } from "../text/span";
import type { FrontMatter, MarkdownDocument, Mask, Suppression } from "./document";
import type { DocumentLabels } from "./labels";
import { masksOf } from "./masks";
import type { Piece } from "./split";

interface Parts {
  readonly text: string;
  readonly lines: LineIndex;
  readonly frontMatter: FrontMatter | undefined;
  readonly chunks: readonly Piece[];
  readonly labels: DocumentLabels;
  readonly degraded: boolean;
}

/** A document with what its next version is built from; masks and suppressions are found when asked for. */
export class ReadDocument implements MarkdownDocument {
  readonly text: string;
  readonly lines: LineIndex;
  readonly frontMatter: FrontMatter | undefined;
  readonly chunks: readonly Piece[];
  readonly labels: DocumentLabels;
  readonly degraded: boolean;
  #masks: readonly Mask[] | undefined;
  #suppressions: readonly Suppression[] | undefined;

  constructor(parts: Parts) {
    this.text = parts.text;
    this.lines = parts.lines;
    this.frontMatter = parts.frontMatter;
    this.chunks = parts.chunks;
    this.labels = parts.labels;
    this.degraded = parts.degraded;
  }

  get definitions(): ReadonlyMap<string, string> {
    return this.labels.targets;
  }

  get masks(): readonly Mask[] {
    return (this.#masks ??= masksOf(this));
  }

  get suppressions(): readonly Suppression[] {
    return (this.#suppressions ??= this.chunks.flatMap(placedSuppressions));
  }
}

function placedSuppressions({ start, content }: Piece): readonly Suppression[] {
  return content.suppressions.map((one) => ({ ...one, span: shift(one.span, start) }));
}
