import type { Span } from "../../text/span";
import type { AnchorRecord } from "./anchor";
import { kinshipOf } from "./describe";
import { isBelievable, ranked } from "./judge";
import type { Page } from "./page";
import { placeAt, placesOf, verbatimPlaces } from "./places";
import { PassageMatcher } from "./passageMatch";
import { rememberedPassage } from "./remembered";

/** A decision in the page's own text. */
export type Decision =
  | { readonly status: "attached" | "confirm"; readonly span: Span }
  | { readonly status: "orphaned"; readonly near: Span | undefined };

/** Occurrences of a quote that are looked at; of one that occurs more often, only its context can tell. */
const mostVerbatim = 200;
/** Units of unchanged text on both sides of an unchanged quote that leave no doubt. */
const sureContext = 32;
/** The same for a quote that stood on the page more than once. */
const repeatedContext = 64;
/** Occurrences of a quote that are compared word by word. */
const mostCompared = 8;

/** Where a quote stands, letter for letter, and where it does so without any doubt. */
export interface Verbatim {
  readonly starts: readonly number[];
  readonly sure: readonly number[];
}

export function findVerbatim(record: AnchorRecord, page: Page): Verbatim {
  const starts = verbatimPlaces(record.exact, page, mostVerbatim) ?? [];
  return { starts, sure: starts.filter((start) => standsBetween(record, page.text, start)) };
}

/**
 * Finds a quote by what its record holds alone.
 * @param expected UTF-16 offset at which its neighbours' moves put it
 */
export function fromMemory(
  record: AnchorRecord,
  page: Page,
  { starts, sure }: Verbatim,
  expected: number | undefined,
): Decision {
  const { exact } = record;
  if (exact === "") return { status: "orphaned", near: undefined };
  const [only, another] = sure;
  if (only !== undefined && another === undefined) return attached(only, exact.length);
  const passage = rememberedPassage(record);
  const matcher = new PassageMatcher(passage.words);
  const places = placesOf(passage, page, matcher);
  for (const start of likeliest(sure.length > 0 ? sure : starts, record, page.text, expected)) {
    if (!places.some(({ span }) => span.start === start)) places.push(placeAt(passage, page, matcher, start));
  }
  const [best, second] = ranked(places, record, page, expected);
  if (best === undefined) return { status: "orphaned", near: undefined };
  const { place, context } = best;
  if (!isBelievable(best, passage, record)) {
    return { status: "orphaned", near: context >= 0.35 ? place.span : undefined };
  }
  const rival = second !== undefined && second.score > best.score - 0.02;
  const certain = place.kept >= 0.65 && !rival && (context >= 0.25 || place.kept >= 0.95);
  return { status: certain ? "attached" : "confirm", span: place.span };
}

/** The places whose surroundings agree furthest, and of equal ones the nearest to where the quote is expected. */
function likeliest(starts: readonly number[], record: AnchorRecord, text: string, expected = 0): number[] {
  if (starts.length <= mostCompared) return [...starts];
  const judged = starts.map((start) => ({
    start,
    agreement: agreementAt(record, text, start),
    distance: Math.abs(start - expected),
  }));
  judged.sort((one, other) => other.agreement - one.agreement || one.distance - other.distance);
  return judged.slice(0, mostCompared).map(({ start }) => start);
}

/** Units around a place that are the remembered ones, without a gap. */
function agreementAt({ exact, prefix, suffix }: AnchorRecord, text: string, start: number): number {
  let before = 0;
  while (before < prefix.length && prefix.at(-1 - before) === text.charAt(start - 1 - before)) before += 1;
  let after = 0;
  while (after < suffix.length && suffix.charAt(after) === text.charAt(start + exact.length + after)) after += 1;
  return before + after;
}

const attached = (start: number, length: number): Decision => ({
  status: "attached",
  span: { start, end: start + length },
});

/**
 * True when the text around a place is the remembered one, as far as it was remembered or reaches. Of a quote that
 * stood on the page more than once, all that was remembered must agree.
 */
function standsBetween(record: AnchorRecord, text: string, start: number): boolean {
  const length = kinshipOf(record) === "repeated" ? repeatedContext : sureContext;
  const end = start + record.exact.length;
  const before = record.prefix.slice(-length);
  const after = record.suffix.slice(0, length);
  return text.startsWith(after, end) && start >= before.length && text.startsWith(before, start - before.length);
}
