import { overlaps } from "../../text/span";
import type { AnchorRecord } from "./anchor";
import { kinshipOf } from "./describe";
import type { EarlierText } from "./earlierText";
import type { Page } from "./page";
import type { Place } from "./places";
import type { Passage } from "./remembered";
import { beginsLine } from "./units";
import { weigh } from "./weight";

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
 * What speaks for and against a place, each 0 to 1 where nothing else is said. "In place" is where the quote is if
 * nothing changed the order of the text; "telling" words are those that two texts do not share by chance.
 */
export interface Evidence {
  /** Share of the quote's weight that is there; the same where rare words count more. */
  readonly kept: number;
  readonly like: number;
  /** How much less than half of it is there, to 0.5: half is what counts as surviving. */
  readonly short: number;
  /** Share between the first and the last kept word that is not the quote's. */
  readonly torn: number;
  /** Share of what is shown that is not the quote's. */
  readonly put: number;
  /** It stands there letter for letter; and did so nowhere else before: the longer, the more. */
  readonly verbatim: number;
  readonly onlyVerbatim: number;
  /** The longest stretch that is unchanged. */
  readonly longest: number;
  /** What is left of its surroundings: of both sides together, and of the side of which less is left. */
  readonly beside: number;
  readonly besideBoth: number;
  /** Sides whose very next word still stands next to it. */
  readonly adjacent: number;
  /** Its whole paragraph stands there, letter for letter, and nowhere else. */
  readonly inParagraph: number;
  /** It begins, and ends, with a line if it did before; its line is a heading, an item, a row if it was before. */
  readonly beginsAlike: number;
  readonly endsAlike: number;
  readonly lineAlike: number;
  /** The nearest heading is the same. */
  readonly heading: number;
  /** How short the quote is. */
  readonly slight: number;
  /** Both `kept` and `beside`. */
  readonly keptAmongItsOwn: number;
  /** The old text held much the same words in another place too; the very same. */
  readonly alike: number;
  readonly repeated: number;
  /** How far it is from where its neighbours are now. */
  readonly distance: number;
  /** Share of the words there that stood elsewhere before. */
  readonly claimed: number;
  /** How much of the page the old text tells of; the same for a place that is not in place. */
  readonly told: number;
  readonly newlyTold: number;
  /** It is in place, and how much of the quote is there then. */
  readonly inPlace: number;
  readonly keptInPlace: number;
  /** It is not in place: at least half of the quote is there instead; its neighbours stand next to each other; what of it is lost here. */
  readonly elsewhere: number;
  readonly closed: number;
  readonly changedElsewhere: number;
  /** By how much it looks better than the next best place, -0.5 to 0.5. */
  readonly lead: number;
}

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

/** Units of a line before a quote that are looked at. */
const longestLine = 1_000;

/** What a line is by the sign it begins with: a heading, an item, a row, a quotation, or none of these. */
function lineKindAt(text: string, offset: number): string {
  const least = Math.max(0, offset - longestLine);
  const found = text.slice(least, offset).lastIndexOf("\n");
  if (found === -1 && least > 0) return "";
  const start = least + found + 1;
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
