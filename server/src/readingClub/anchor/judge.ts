import { overlaps } from "../../text/span";
import type { AnchorRecord } from "./anchor";
import { kinshipOf } from "./describe";
import type { EarlierText } from "./earlierText";

import type { Page } from "./page";
import type { Place } from "./places";
import type { Passage } from "./remembered";
import { weigh } from "./weight";
import type { Words } from "./words";

/** What places are judged for. */
export interface Question {
  readonly record: AnchorRecord;
  readonly page: Page;
  /** The quote in what is known of the text it was made on. */
  readonly passage: Passage;
  readonly earlier: EarlierText;
  /** Where the quote is if nothing changed the order of the text. */
  readonly inPlace: Place | undefined;
  /** Where the quote stands in its whole paragraph, letter for letter, if that is on the page once; UTF-16 offset. */
  readonly inParagraph: number | undefined;
  /** UTF-16 offset where what stood around it is now; undefined when that is not known. */
  readonly expected: number | undefined;
}

/**
 * What each piece of evidence weighs, fitted by logistic regression on documents whose truth is known
 * (`test/bench/anchoring/fit.mjs`, which prints this table).
 */
const weights = {
  kept: 1.57,
  like: 1.18,
  short: -1.23,
  torn: -0.73,
  put: 0.85,
  verbatim: -0.16,
  onlyVerbatim: 1.06,
  longest: 1.09,
  beside: -0.5,
  besideBoth: 0.36,
  inParagraph: 2.56,
  beginsAlike: 0.57,
  endsAlike: 0.46,
  lineAlike: 1.09,
  adjacent: 0.52,
  closed: -0.4,
  slight: -0.99,
  changedElsewhere: -0.35,
  keptAmongItsOwn: 1.08,
  heading: 0.69,
  alike: -0.92,
  repeated: -1.19,
  distance: -1.05,
  claimed: -2.76,
  told: 1.18,
  newlyTold: -0.4,
  inPlace: 0.7,
  keptInPlace: 1.92,
  elsewhere: -2.44,
  lead: 2.59,
};
const always = -4.89;

/** What speaks for and against a place, each about 0 to 1. */
export type Evidence = Readonly<Record<keyof typeof weights, number>>;

/** How likely a place is the quote's, 0 to 1. */
export function likelihood(evidence: Evidence): number {
  let sum = always;
  for (const name of names) sum += weights[name] * evidence[name];
  return 1 / (1 + Math.exp(-sum));
}

const names = Object.keys(weights) as readonly (keyof typeof weights)[];

/** Weight from which a quote is told by itself; distances from which a place is elsewhere, UTF-16 units. */
const tellingWeight = 40;
const farAway = 1_000;

/** @param others the other places of the question */
export function evidenceOf(place: Place, others: readonly Place[], question: Question): Evidence {
  const { record, page, passage, earlier, inPlace, inParagraph, expected } = question;
  const { kept, like, longest, span } = place;
  const beside = mean(place.left, place.right) ?? 0;
  const weight = weigh(passage.words, passage.quote.from, passage.quote.to);
  const there = Math.max(1, weigh(page.words, place.from, place.to));
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
    onlyVerbatim: place.verbatim && kin !== "repeated" ? Math.min(1, weight / tellingWeight) : 0,
    longest: Math.min(1, longest / tellingWeight),
    beside,
    besideBoth: Math.min(place.left ?? place.right ?? 0, place.right ?? place.left ?? 0),
    inParagraph: span.start === inParagraph ? 1 : 0,
    beginsAlike: beginsLine(passage.words, passage.quote.from) === beginsLine(page.words, place.from) ? 1 : 0,
    endsAlike: beginsLine(passage.words, passage.quote.to) === beginsLine(page.words, place.to) ? 1 : 0,
    lineAlike: lineKindAt(passage.text, passage.quote.span.start) === lineKindAt(page.text, span.start) ? 1 : 0,
    adjacent: place.adjacent / 2,
    closed: !isInPlace && earlier.isClosed(passage.quote) ? 1 : 0,
    slight: Math.max(0, 1 - weight / tellingWeight),
    changedElsewhere: isInPlace ? 0 : 1 - kept,
    keptAmongItsOwn: kept * beside,
    heading: record.headings.at(-1) === page.outline.pathAt(span.start).at(-1) ? 1 : 0,
    alike: kin === "alike" ? 1 : 0,
    repeated: kin === "repeated" ? 1 : 0,
    distance: expected === undefined ? 0.5 : Math.min(1, Math.abs(span.start - expected) / farAway),
    claimed: earlier.claimed(place, passage.quote),
    told: earlier.told,
    newlyTold: isInPlace ? 0 : earlier.told,
    inPlace: isInPlace ? 1 : 0,
    keptInPlace: isInPlace ? kept : 0,
    elsewhere: !isInPlace && inPlace !== undefined && inPlace.kept >= 0.5 ? 1 : 0,
    lead: Math.max(-0.5, Math.min(0.5, firstLook(place) - Math.max(0, ...rivals))),
  };
}

/** Whether a word is the first of its line; a text's end counts as a line's. */
const beginsLine = ({ begins, count }: Words, word: number) => word >= count || (begins[word] ?? 0) > 0;

/** What a line is by the sign it begins with: a heading, an item, a row, a quotation, or none of these. */
function lineKindAt(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const kind = /^[ \t]*(?:([#|>])|[-*+][ \t]|\d{1,9}[.)][ \t])?/.exec(text.slice(start, start + 40));
  return kind?.[1] ?? (kind?.[0].trim() === "" ? "" : "-");
}

/** How good a place looks by itself, 0 to 1: by it places are compared with each other. */
const firstLook = ({ kept, like, left, right, verbatim }: Place): number =>
  0.25 * kept + 0.3 * like + 0.4 * (mean(left, right) ?? kept) + (verbatim ? 0.05 : 0);

/** The mean of those that are there. */
function mean(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined) return other;
  return other === undefined ? one : (one + other) / 2;
}
