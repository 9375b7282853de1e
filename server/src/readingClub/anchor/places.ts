import { align, settled } from "./align";
import { follow, withoutChance, type Followed } from "./follow";
import type { Page } from "./page";
import type { Passage } from "./remembered";
import { at, readWords, wordFrom, wordsBetween } from "./words";

/** Where a passage may be now. */
export interface Place extends Followed {
  /** The quote stands there letter for letter. */
  readonly verbatim: boolean;
}

/** Pairs of words that occur more often say nothing about a place. */
const mostPlaces = 48;
/** Places looked at closely. */
const mostCandidates = 6;
/** Offsets between a passage and a text that are taken for the same place, words. */
const near = 8;
/** Words in a row that two passages share by chance. */
const mostChance = 2;
/** Quotes of more words are compared by their beginning and end alone. */
const longestPassage = 20_000;

/** Places of a page that share words with a passage, found by its rarer pairs of words. */
export function placesOf(passage: Passage, page: Page): Place[] {
  const { words } = passage;
  if (words.count > longestPassage || page.words.count === 0) return [];
  return candidates(passage, page).flatMap((shift) => {
    const slack = 16 + (words.count >> 2);
    const from = Math.max(0, shift - slack);
    const to = Math.min(page.words.count, shift + words.count + slack);
    const place = placeWithin(passage, page, from, to);
    return place === undefined ? [] : [place];
  });
}

/** Compares the passage with some words of the page. */
function placeWithin(passage: Passage, page: Page, from: number, to: number): Place | undefined {
  const { words } = passage;
  const window = wordsBetween(page.words, from, to);
  const runs = settled(align(words.ids.subarray(0, words.count), window.ids), words, window);
  const sure = withoutChance(runs, words.count, to - from, mostChance).map((run) => ({ ...run, b: run.b + from }));
  const found = follow(passage, sure, page);
  return found === undefined ? undefined : { ...found, verbatim: isVerbatim(passage, page, found) };
}

export function isVerbatim({ text, quote }: Passage, page: Page, { span }: Followed): boolean {
  const length = quote.span.end - quote.span.start;
  return (
    span.end - span.start === length && page.text.startsWith(text.slice(quote.span.start, quote.span.end), span.start)
  );
}

/** By how many words the passage may have moved, the best supported first. */
function candidates({ words, quote }: Passage, page: Page): number[] {
  const votes = new Map<number, number>();
  for (let index = 0; index + 1 < words.count; index += 1) {
    const places = page.index.places(at(words.ids, index), at(words.ids, index + 1), mostPlaces);
    if (places === undefined) continue;
    const inQuote = index + 1 >= quote.from && index < quote.to;
    const weight = (inQuote ? 2 : 1) / places.length;
    for (const place of places) {
      const bucket = Math.floor((place - index) / near);
      votes.set(bucket, (votes.get(bucket) ?? 0) + weight);
      votes.set(bucket + 1, (votes.get(bucket + 1) ?? 0) + weight / 2);
    }
  }
  const best: number[] = [];
  for (const [bucket] of [...votes].sort((one, other) => other[1] - one[1])) {
    if (best.some((taken) => Math.abs(taken - bucket) <= 1)) continue;
    best.push(bucket);
    if (best.length === mostCandidates) break;
  }
  return best.map((bucket) => bucket * near);
}

/** Places where the quote stands letter for letter, up to `most`; undefined when there are more. */
export function verbatimPlaces(exact: string, page: Page, most: number): number[] | undefined {
  if (exact === "") return [];
  const words = readWords(exact.slice(0, 4_000));
  let seed: { readonly places: readonly number[]; readonly offset: number } | undefined;
  // The outermost words may be parts of longer ones on the page.
  for (let index = 1; index + 2 < words.count && (seed === undefined || seed.places.length > 2); index += 1) {
    const places = page.index.places(at(words.ids, index), at(words.ids, index + 1), most);
    if (places === undefined || (seed !== undefined && places.length >= seed.places.length)) continue;
    seed = { places, offset: at(words.starts, index) };
  }
  if (seed === undefined) return byLetters(exact, page.text, most);
  const { offset } = seed;
  return seed.places
    .map((place) => at(page.words.starts, place) - offset)
    .filter((start) => start >= 0 && page.text.startsWith(exact, start));
}

function byLetters(exact: string, text: string, most: number): number[] | undefined {
  const found: number[] = [];
  for (let start = text.indexOf(exact); start !== -1; start = text.indexOf(exact, start + 1)) {
    if (found.length === most) return undefined;
    found.push(start);
  }
  return found;
}

/** The quote at a place where it stands letter for letter, with how well the context agrees. */
export function placeAt(passage: Passage, page: Page, start: number): Place | undefined {
  const { words, quote } = passage;
  const shift = wordFrom(page.words, start) - quote.from;
  const slack = 16;
  const from = Math.max(0, shift - slack);
  const place = placeWithin(passage, page, from, Math.min(page.words.count, shift + words.count + slack));
  const span = { start, end: start + quote.span.end - quote.span.start };
  if (place?.span.start === start) return place;
  const first = wordFrom(page.words, start);
  const to = wordFrom(page.words, span.end - 1);
  return {
    span,
    kept: 1,
    like: 1,
    longest: 0,
    left: 0,
    right: 0,
    from: first,
    to: Math.max(first, to + 1),
    verbatim: true,
  };
}
