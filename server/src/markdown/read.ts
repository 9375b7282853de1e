import { LineIndex } from "../text/lineIndex";
import { ContentMemo } from "./chunkContent";
import { changeBetween, type Change } from "./change";
import type { MarkdownDocument } from "./document";
import { readFrontMatter } from "./frontMatter";
import { findFrontMatter } from "./frontMatterPlace";
import { gatherLabels, guessLabels, sameLabels, type DocumentLabels } from "./labels";
import { ReadDocument } from "./readDocument";
import { readPiece, type Piece } from "./split";

/** Contents of all documents, by text: about what four documents of ten thousand lines hold. */
const memo = new ContentMemo(2_000_000);

/** Reads a Markdown document. Never fails: every text is Markdown. */
export function readMarkdown(text: string): MarkdownDocument {
  const body = readBody(text);
  return new ReadDocument({ ...body, degraded: false, ...settle(piecesFrom(text, body.start, guessLabels(text))) });
}

/**
 * Reads a later version of a document. Equal to reading it anew; what lies outside of the change is taken over,
 * the contents of unchanged chunks as the same objects.
 */
export function updateMarkdown(previous: MarkdownDocument, text: string): MarkdownDocument {
  if (previous.degraded) return readWhole(text);
  if (!(previous instanceof ReadDocument)) return readMarkdown(text);
  if (previous.text === text) return previous;
  const change = changeBetween(previous.text, text);
  const place = findFrontMatter(text);
  const fenced = previous.frontMatter?.span.end;
  if (place?.span.end !== fenced || change.start <= Math.max(fenced ?? 0, 1)) return readMarkdown(text);
  return new ReadDocument({
    text,
    lines: previous.lines.edited(change, text),
    frontMatter: previous.frontMatter,
    degraded: false,
    ...settle(changedPieces(previous, text, change), previous.labels),
  });
}

/** The same document parsed as one chunk: what is left when the incremental parse was found to differ. */
export function degrade(document: MarkdownDocument): MarkdownDocument {
  return readWhole(document.text);
}

function readWhole(text: string): MarkdownDocument {
  const body = readBody(text);
  const content = memo.read(text.slice(body.start), true, guessLabels(text));
  return new ReadDocument({ ...body, degraded: true, ...settle([{ start: body.start, end: text.length, content }]) });
}

/** What stands before the chunks; a byte order mark and front matter are no part of them. */
function readBody(text: string) {
  const place = findFrontMatter(text);
  return {
    text,
    lines: new LineIndex(text),
    frontMatter: place && readFrontMatter(text, place),
    start: place?.span.end ?? (text.startsWith("\ufeff") ? 1 : 0),
  };
}

function piecesFrom(text: string, start: number, labels: DocumentLabels): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = start; at < text.length;) {
    const piece = readPiece(text, at, labels, memo);
    pieces.push(piece);
    at = piece.end;
  }
  return pieces;
}

/**
 * Reads on from the chunk before the change (whose end the changed line decides about) until a boundary
 * falls on one of before the change; from there on everything is as it was.
 */
function changedPieces(previous: ReadDocument, text: string, change: Change): readonly Piece[] {
  const old = previous.chunks;
  const first = Math.max(0, indexAt(old, change.start) - 1);
  const pieces = old.slice(0, first);
  const by = change.newEnd - change.oldEnd;
  let next = first;
  for (let at = old[first]?.start ?? change.start; at < text.length;) {
    const piece = readPiece(text, at, previous.labels, memo);
    pieces.push(piece);
    at = piece.end;
    if (at < change.newEnd) continue;
    while (next < old.length && (old[next]?.start ?? 0) + by < at) next += 1;
    const same = old[next];
    if (!same || same.start + by !== at || same.start < change.oldEnd) continue;
    for (const { start, end, content } of old.slice(next)) pieces.push({ start: start + by, end: end + by, content });
    break;
  }
  return pieces;
}

/** Index of the piece that an offset stands in; the last one for the end of the text. */
function indexAt(pieces: readonly Piece[], offset: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** Gathers the labels that the pieces define and gives each piece the content it has under them. */
function settle(
  pieces: readonly Piece[],
  before?: DocumentLabels,
): { readonly chunks: readonly Piece[]; readonly labels: DocumentLabels } {
  const gathered = gatherLabels(pieces.map(({ content }) => content.defines));
  const labels = before && sameLabels(before, gathered) ? before : gathered;
  if (labels === before) return { chunks: pieces, labels };
  const settled = pieces.map((piece) => {
    const content = memo.settle(piece.content, labels);
    return content === piece.content ? piece : { ...piece, content };
  });
  return { chunks: settled, labels };
}
