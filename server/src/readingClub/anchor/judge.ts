import { overlaps } from "../../text/span";
import type { AnchorRecord } from "./anchor";
import { kinshipOf } from "./describe";
import type { EarlierText } from "./earlierText";
import { letters, mean } from "./follow";
import type { Page } from "./page";
import type { Place } from "./places";
import type { Passage } from "./remembered";

/** What places are judged for. */
export interface Question {
  readonly record: AnchorRecord;
  readonly page: Page;
  /** The quote in what is known of the text it was made on. */
  readonly passage: Passage;
  readonly earlier: EarlierText | undefined;
  /** Where the quote is if nothing changed the order of the text. */
  readonly inPlace: Place | undefined;
  /** UTF-16 offset where what stood around it is now; undefined when that is not known. */
  readonly expected: number | undefined;
}

/**
 * What each piece of evidence weighs, fitted by logistic regression on documents whose truth is known
 * (`test/bench/anchoring/fit.mjs`, which prints this table).
 */
const weights = {
  kept: 1.57,
  like: 1.43,
  short: -1.68,
  torn: -1.0,
  put: 0.93,
  verbatim: 1.23,
  longest: 1.19,
  beside: -0.64,
  keptAmongItsOwn: 1.57,
  heading: 0.6,
  alike: -0.98,
  repeated: -1.88,
  distance: -0.68,
  claimed: -3.72,
  told: 1.16,
  newlyTold: 0.68,
  inPlace: 1.44,
  keptInPlace: 2.38,
  elsewhere: -2.29,
  lead: 2.17,
};
const always = -4.16;

/** What speaks for and against a place, each about 0 to 1. */
export type Evidence = Readonly<Record<keyof typeof weights, number>>;

/** How likely a place is the quote's, 0 to 1. */
export function likelihood(evidence: Evidence): number {
  let sum = always;
  for (const name of names) sum += weights[name] * evidence[name];
  return 1 / (1 + Math.exp(-sum));
}

const names = Object.keys(weights) as readonly (keyof typeof weights)[];

/** Letters from which a quote is told by itself; distances from which a place is elsewhere, UTF-16 units. */
const tellingLetters = 40;
const farAway = 1_000;

/** @param others the other places of the question */
export function evidenceOf(place: Place, others: readonly Place[], question: Question): Evidence {
  const { record, page, passage, earlier, inPlace, expected } = question;
  const { kept, like, longest, span } = place;
  const beside = mean(place.left, place.right) ?? 0;
  const weight = letters(passage.words, passage.quote.from, passage.quote.to);
  const there = Math.max(1, letters(page.words, place.from, place.to));
  const kin = kinshipOf(record);
  const isInPlace = inPlace !== undefined && overlaps(inPlace.span, span);
  const rivals = others.filter((other) => !overlaps(other.span, span)).map(firstLook);
  return {
    kept,
    like,
    // Half of it is what counts as surviving: what is less is missed more than once.
    short: Math.max(0, 0.5 - kept),
    torn: place.torn,
    put: Math.max(0, 1 - (kept * weight) / there),
    verbatim: place.verbatim ? 1 : 0,
    longest: Math.min(1, longest / tellingLetters),
    beside,
    keptAmongItsOwn: kept * beside,
    heading: record.headings.at(-1) === page.outline.pathAt(span.start).at(-1) ? 1 : 0,
    alike: kin === "alike" ? 1 : 0,
    repeated: kin === "repeated" ? 1 : 0,
    distance: expected === undefined ? 0.5 : Math.min(1, Math.abs(span.start - expected) / farAway),
    claimed: earlier?.claimed(place, passage.quote) ?? 0,
    told: earlier?.told ?? 0,
    newlyTold: isInPlace ? 0 : (earlier?.told ?? 0),
    inPlace: isInPlace ? 1 : 0,
    keptInPlace: isInPlace ? kept : 0,
    elsewhere: !isInPlace && inPlace !== undefined && inPlace.kept >= 0.5 ? 1 : 0,
    lead: Math.max(-0.5, Math.min(0.5, firstLook(place) - Math.max(0, ...rivals))),
  };
}

/** How good a place looks by itself, 0 to 1: by it places are compared with each other. */
export const firstLook = ({ kept, like, left, right, verbatim }: Place): number =>
  0.25 * kept + 0.3 * like + 0.4 * (mean(left, right) ?? kept) + (verbatim ? 0.05 : 0);
