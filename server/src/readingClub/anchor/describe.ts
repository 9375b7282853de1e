import { overlaps, type Span } from "../../text/span";
import type { AnchorRecord } from "./anchor";
import { splitsPair } from "./codePoints";
import { paragraphAround } from "./outline";
import { Page } from "./page";
import { placesOf, verbatimPlaces } from "./places";
import { passageOf } from "./remembered";

/**
 * UTF-16 units of context on each side, and how many more where the page holds much the same words, or the same, in
 * another place too: what is alike needs more to be told apart, and the length itself says later that it was.
 */
const contextLengths = { only: 128, alike: 320, repeated: 480 };
/** Share of a quote's words from which another place is much the same. */
const alike = 0.6;
/** Bytes of UTF-8. */
const largestParagraph = 1024;

/**
 * What an annotation remembers of its text.
 * @param text the document as given, any line endings
 * @param span UTF-16 offsets in it
 */
export function describeAnchor(text: string, span: Span, { blob }: { readonly blob?: string } = {}): AnchorRecord {
  return describeAnchors(text, [span], { blob })[0] ?? unreachable();
}

/** As `describeAnchor`, for several places of one document: what concerns the whole text is read once. */
export function describeAnchors(
  given: string,
  spans: readonly Span[],
  { blob }: { readonly blob?: string | undefined } = {},
): AnchorRecord[] {
  const page = new Page(given);
  const { source, text } = page;
  return spans.map((span) => {
    const at = wholeCharacters(text, { start: source.fromGiven(span.start), end: source.fromGiven(span.end) });
    return {
      exact: text.slice(at.start, at.end),
      ...contextOf(page, at),
      position: page.points.countSpan(at),
      headings: page.outline.pathAt(at.start),
      paragraph: snapshot(text, at),
      blob,
    };
  });
}

/** The span, widened over surrogate pairs it would cut: halves of them cannot be written as UTF-8. */
function wholeCharacters(text: string, span: Span): Span {
  const start = splitsPair(text, span.start) ? span.start - 1 : span.start;
  const end = splitsPair(text, span.end) ? span.end + 1 : span.end;
  return { start, end: Math.max(start, end) };
}

function contextOf(page: Page, at: Span): Pick<AnchorRecord, "prefix" | "suffix"> {
  const { text } = page;
  const length = contextLengths[kinship(page, at)];
  const from = Math.max(0, at.start - length);
  const to = Math.min(text.length, at.end + length);
  return {
    prefix: text.slice(splitsPair(text, from) ? from - 1 : from, at.start),
    suffix: text.slice(at.end, splitsPair(text, to) ? to + 1 : to),
  };
}

export type Kinship = keyof typeof contextLengths;

/** Whether a quote was the only one of its words on the page, as its record tells. */
export function kinshipOf({ prefix, suffix }: AnchorRecord): Kinship {
  const length = Math.max(prefix.length, suffix.length);
  // One more than the length: a context does not begin or end within a surrogate pair.
  if (length <= contextLengths.only + 1) return "only";
  return length <= contextLengths.alike + 1 ? "alike" : "repeated";
}

function kinship(page: Page, at: Span): Kinship {
  const exact = page.text.slice(at.start, at.end);
  if (exact === "") return "only";
  if (verbatimPlaces(exact, page, 1) === undefined) return "repeated";
  const places = placesOf(passageOf(exact), page);
  return places.some(({ span, kept }) => kept >= alike && !overlaps(span, at)) ? "alike" : "only";
}

function snapshot(text: string, at: Span): string | undefined {
  const left = largestParagraph - byteLength(text, at, largestParagraph);
  if (left < 0) return undefined;
  const unit = paragraphAround(text, at, largestParagraph);
  let { start, end } = at;
  let bytes = 0;
  // Both sides grow in turn, so that a long paragraph is cut evenly around the quote.
  for (let grew = true; grew;) {
    grew = false;
    if (start > unit.start) {
      const width = splitsPair(text, start - 1) ? 2 : 1;
      const more = byteLength(text, { start: start - width, end: start }, 4);
      if (bytes + more <= left) [start, bytes, grew] = [start - width, bytes + more, true];
    }
    if (end < unit.end) {
      const width = splitsPair(text, end + 1) ? 2 : 1;
      const more = byteLength(text, { start: end, end: end + width }, 4);
      if (bytes + more <= left) [end, bytes, grew] = [end + width, bytes + more, true];
    }
  }
  return text.slice(start, end);
}

/** Bytes in UTF-8; counting ends once they are more than `most`. */
function byteLength(text: string, { start, end }: Span, most: number): number {
  let bytes = 0;
  for (let at = start; at < end && bytes <= most; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (splitsPair(text, at + 1)) {
      bytes += 4;
      at += 1;
    } else bytes += 3;
  }
  return bytes;
}

function unreachable(): never {
  throw new Error("one place, one record");
}
