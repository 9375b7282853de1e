import { boundaryAfter } from "./boundaries";
import type { ContentMemo, ParsedContent } from "./chunkContent";
import type { DocumentLabels } from "./labels";

/** A chunk of a document under work: its place and its content. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly content: ParsedContent;
}

/** How often a chunk is lengthened before the rest of the document is taken as one: keeps hostile input linear. */
const patience = 6;

/** Reads the chunk that begins at `start`, which must be a safe boundary or the start of the body. */
export function readPiece(text: string, start: number, labels: DocumentLabels, memo: ContentMemo): Piece {
  let { at: end, certain } = boundaryAfter(text, start);
  for (let tries = 0; ; tries += 1) {
    const content = memo.read(text.slice(start, end), end === text.length, labels);
    if (certain || content.closed) return { start, end, content };
    const next = tries < patience ? boundaryAfter(text, end, content.open) : undefined;
    end = next?.at ?? text.length;
    certain = false;
  }
}
