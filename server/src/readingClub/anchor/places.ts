import { follow, type Followed } from "./follow";
import type { Page } from "./page";
import { PassageMatcher } from "./passageMatch";
import { passageOf, type Passage, type Quote } from "./remembered";
import { withoutChance } from "./runs";
import { settled } from "./settle";
import { weigh, weighRuns } from "./weight";
import { at, readWords, wordFrom, type Run, type Words } from "./words";

/** Where a passage may be now. */
export interface Place extends Followed {
  /** The quote stands there letter for letter. */
  readonly verbatim: boolean;
}

/** Share of a quote's words from which a place need not be looked for elsewhere. */
const mostlyKept = 0.8;
/** Pairs of words that occur more often say nothing about a place. */
const mostPlaces = 48;
/** Pairs that occur so seldom are asked first. */
const fewPlaces = 8;
/** Places looked at closely. */
const mostCandidates = 6;
/** Share of the support of the best of them that others must have. */
const leastSupport = 0.25;
/** Offsets between a passage and a text that are taken for the same place, words. */
const near = 8;
/** Words in a row that two passages share by chance, however long, and what more of them weigh that they do. */
const mostChance = 2;
const mostChanceWeight = 8;
/** Quotes of more words are compared by their beginning and end alone. */
const longestPassage = 20_000;

/** What a look over a page for a passage gives. */
export interface Survey {
  /** Where the quote may be. */
  readonly places: readonly Place[];
  /** The words that the passage and the page share where they share the most, be the quote there or not. */
  readonly shared: readonly Run[];
}

/** Looks for a passage by its rarer pairs of words. */
export function survey(passage: Passage, page: Page, matcher = new PassageMatcher(passage.words)): Survey {
  const { words } = passage;
  if (words.count > longestPassage || page.words.count === 0) return { places: [], shared: [] };
  const places: Place[] = [];
  let best = { runs: [] as readonly Run[], weight: 0 };
  for (const shift of candidates(passage, page)) {
    const runs = runsAt(passage, page, matcher, shift);
    const weight = weighRuns(words, runs);
    if (weight > best.weight) best = { runs, weight };
    const place = placeBy(passage, page, runs);
    if (place === undefined) continue;
    places.push(place);
    if (isPlain(place)) break;
  }
  if (!isAlone(passage) && !places.some(({ kept }) => kept >= mostlyKept)) places.push(...placesAlone(passage, page));
  return { places, shared: best.runs };
}

/** The places of a page that share words with a quote. */
export const placesOf = (passage: Passage, page: Page): readonly Place[] => survey(passage, page).places;

/** True of a quote without anything around it. */
const isAlone = ({ words, quote }: Passage) => quote.from === 0 && quote.to === words.count;

/** A quote that was carried past its context is not seen beside it: places of the quote by itself. */
function placesAlone({ text, quote: { span } }: Passage, page: Page): Place[] {
  const places = placesOf(passageOf(text.slice(span.start, span.end)), page);
  return places.filter(({ kept }) => kept >= 0.5).map((place) => ({ ...place, left: 0, right: 0, adjacent: 0 }));
}

/** The quote and what stood around it are unchanged: no other place can be better. */
const isPlain = ({ kept, left, right }: Place) => kept >= 1 && Math.min(left ?? 0, right ?? 0) >= 0.9;

/** The words that a passage and the page share where the passage would be, moved by so many words. */
function runsAt({ words }: Passage, page: Page, matcher: PassageMatcher, shift: number): readonly Run[] {
  const slack = 12 + (words.count >> 2);
  const from = Math.max(0, shift - slack);
  const to = Math.min(page.words.count, shift + words.count + slack);
  if (from >= to) return [];
  const runs = settled(matcher.runs(page.words, from, to), words, page.words, { a: 0, b: from });
  const mayBeChance = ({ a, length }: Run) => length <= mostChance || weigh(words, a, a + length) <= mostChanceWeight;
  return withoutChance(runs, { a: 0, b: from }, { a: words.count, b: to }, mayBeChance);
}

function placeBy(passage: Passage, page: Page, runs: readonly Run[]): Place | undefined {
  const found = follow(passage, runs, page);
  return found && { ...found, verbatim: isVerbatim(passage, page, found) };
}

export function isVerbatim({ text, quote }: Passage, page: Page, { span }: Followed): boolean {
  const length = quote.span.end - quote.span.start;
  return (
    span.end - span.start === length && page.text.startsWith(text.slice(quote.span.start, quote.span.end), span.start)
  );
}

/** By how many words the passage may have moved, the best supported first. */
function candidates(passage: Passage, page: Page): number[] {
  const rare = isAlone(passage) ? undefined : votesFor(passage, page, fewPlaces);
  const votes = rare !== undefined && rare.size > 0 ? rare : votesFor(passage, page, mostPlaces);
  const best: number[] = [];
  const sorted = [...votes].sort((one, other) => other[1] - one[1]);
  const least = (sorted[0]?.[1] ?? 0) * leastSupport;
  for (const [bucket, support] of sorted) {
    if (support < least) break;
    if (best.some((taken) => Math.abs(taken - bucket) <= 1)) continue;
    best.push(bucket);
    if (best.length === mostCandidates) break;
  }
  return best.map((bucket) => bucket * near);
}

/** For each place, in steps, how many of the passage's pairs of words speak for it, those that are rare the most. */
function votesFor({ words, quote }: Passage, page: Page, most: number): Map<number, number> {
  const votes = new Map<number, number>();
  for (let index = 0; index + 1 < words.count; index += 1) {
    const places = page.index.places(at(words.ids, index), at(words.ids, index + 1), most);
    if (places === undefined || places.length === 0) continue;
    const inQuote = index + 1 >= quote.from && index < quote.to;
    const weight = (inQuote ? 2 : 1) / places.length;
    for (const place of places) {
      const bucket = Math.floor((place - index) / near);
      votes.set(bucket, (votes.get(bucket) ?? 0) + weight);
      votes.set(bucket + 1, (votes.get(bucket + 1) ?? 0) + weight / 2);
    }
  }
  return votes;
}

/** Places where the quote stands letter for letter, up to `most`; undefined when there may be more. */
export function verbatimPlaces(exact: string, page: Page, most: number): number[] | undefined {
  if (exact === "") return [];
  const words = readWords(exact.slice(0, 4_000));
  const seed = rarestPair(words, page);
  if (seed === undefined) return byLetters(exact, page.text, most);
  const offset = at(words.starts, seed.index);
  const found: number[] = [];
  for (const place of seed.places) {
    const start = at(page.words.starts, place) - offset;
    if (start < 0 || !hasWords(page.words, place - seed.index, words) || !page.text.startsWith(exact, start)) continue;
    if (found.length === most) return undefined;
    found.push(start);
  }
  return found;
}

/** Whether a quote's words stand there, but for the outermost, which may be parts of longer ones. */
function hasWords({ ids }: Words, from: number, quote: Words): boolean {
  for (let index = 1; index + 1 < quote.count; index += 1) {
    if (at(ids, from + index) !== at(quote.ids, index)) return false;
  }
  return true;
}

/** Places at which a quote is compared by its rarest pair of words; beyond that, letter by letter. */
const mostSeeds = 5_000;

interface Seed {
  /** The pair's first word in the quote. */
  readonly index: number;
  readonly places: readonly number[];
}

/** The pair of words of a quote that is the rarest on the page; the outermost may be parts of longer ones there. */
function rarestPair({ ids, count }: Words, page: Page): Seed | undefined {
  let rarest = { index: -1, most: Infinity };
  for (let index = 1; index + 2 < count && rarest.most > 0; index += 1) {
    const most = page.index.mostOf(at(ids, index), at(ids, index + 1));
    if (most < rarest.most) rarest = { index, most };
  }
  const { index } = rarest;
  if (index < 0) return undefined;
  const places = page.index.places(at(ids, index), at(ids, index + 1), mostSeeds);
  return places && { index, places };
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
export function placeAt(passage: Passage, page: Page, matcher: PassageMatcher, start: number): Place {
  const { words, quote } = passage;
  const end = start + quote.span.end - quote.span.start;
  const first = wordFrom(page.words, start);
  if (words.count <= longestPassage) {
    const place = placeBy(passage, page, runsAt(passage, page, matcher, first - quote.from));
    if (place?.span.start === start) return place;
  }
  // Compared with all that is near it, the quote went to another copy: it is held to this one.
  const held = follow(passage, [sameAround(words, quote, page.words, first)], page);
  const to = Math.max(first, wordFrom(page.words, end - 1) + 1);
  const unknown = { longest: 0, left: 0, right: 0, adjacent: 0 };
  return { ...(held ?? unknown), span: { start, end }, kept: 1, like: 1, torn: 0, from: first, to, verbatim: true };
}

/** The quote's words at a place where they stand, with all around them that is the same without a gap. */
function sameAround(then: Words, { from, to }: Quote, now: Words, first: number): Run {
  const by = first - from;
  let start = from;
  while (start > 0 && start + by > 0 && at(then.ids, start - 1) === at(now.ids, start + by - 1)) start -= 1;
  let end = to;
  while (end < then.count && end + by < now.count && at(then.ids, end) === at(now.ids, end + by)) end += 1;
  return { a: start, b: start + by, length: end - start };
}
