import type { Span } from "../../text/span";
import type { AnchorRecord } from "./anchor";
import { readWords, wordFrom, wordUntil, type Words } from "./words";

/** A text in which a quote stands, and the words of both. */
export interface Passage {
  readonly text: string;
  readonly words: Words;
  readonly quote: Quote;
}

export interface Quote {
  readonly span: Span;
  /** Indices of its words, the last exclusive; words it cuts count as its own. */
  readonly from: number;
  readonly to: number;
}

/** Longest side of a passage taken from a record, UTF-16 units: records come from files that anybody may write. */
const longestSide = 2_000;

export function quoteIn(words: Words, span: Span): Quote {
  const from = wordFrom(words, span.start);
  return { span, from, to: Math.max(from, wordUntil(words, span.end)) };
}

/** The passage a record remembers by itself: its quote and what stood around it. */
export function rememberedPassage(record: AnchorRecord): Passage {
  const { before, after } = rememberedSurroundings(record);
  return passageOf(record.exact, before, after);
}

/** What stood around a quote, its context or its paragraph, on each side whichever says more. */
export function rememberedSurroundings(record: AnchorRecord): Surroundings {
  let [before, after] = [record.prefix.slice(-longestSide), record.suffix.slice(0, longestSide)];
  const around = rememberedParagraph(record);
  if (around !== undefined && around.before.length > before.length) before = around.before;
  if (around !== undefined && around.after.length > after.length) after = around.after;
  return { before, after };
}

/** What stood before and after a quote in its paragraph; undefined when that was not noted. */
export function rememberedParagraph({ exact, prefix, suffix, paragraph }: AnchorRecord): Surroundings | undefined {
  if (paragraph === undefined) return undefined;
  const text = paragraph.slice(0, longestSide);
  const inside = placeIn(text, exact, prefix.slice(-longestSide), suffix.slice(0, longestSide));
  return inside === undefined ? undefined : { before: text.slice(0, inside), after: text.slice(inside + exact.length) };
}

export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

export function passageOf(exact: string, before = "", after = ""): Passage {
  const text = before + exact + after;
  const words = readWords(text);
  return { text, words, quote: quoteIn(words, { start: before.length, end: before.length + exact.length }) };
}

/** Where in its paragraph the quote is, as its context tells. */
function placeIn(paragraph: string, exact: string, prefix: string, suffix: string): number | undefined {
  if (exact === "") return undefined;
  let tries = 0;
  for (let at = paragraph.indexOf(exact); at !== -1 && tries < 100; at = paragraph.indexOf(exact, at + 1)) {
    tries += 1;
    const before = paragraph.slice(0, at);
    const after = paragraph.slice(at + exact.length);
    const fits =
      (before.endsWith(prefix) || prefix.endsWith(before)) && (after.startsWith(suffix) || suffix.startsWith(after));
    if (fits) return at;
  }
  return undefined;
}
