import { overlaps } from "../../text/span";
import type { AnchorRecord } from "./anchor";
import { kinshipOf } from "./describe";
import { letters } from "./follow";
import type { Page } from "./page";
import type { Place } from "./places";
import type { Passage } from "./remembered";

/** A place and how much speaks for it. */
export interface Judged {
  readonly place: Place;
  /** 0 to about 1.1. */
  readonly score: number;
  /** How well what stood around the quote stands around the place, 0 to 1; undefined when nothing was remembered. */
  readonly context: number;
  /** Share of the headings above that are still above. */
  readonly headings: number;
}

/** Letters from which a quote is told by itself, and from which even an edited one is. */
const tellingLetters = 16;
const tellingEdited = 40;

/**
 * The places in the order of what speaks for them: the quote's own words, its context, the headings above, and how
 * near it is to where its neighbours went.
 */
export function ranked(
  places: readonly Place[],
  record: AnchorRecord,
  page: Page,
  expected: number | undefined,
): Judged[] {
  const judged = places.map((place) => {
    const context = contextOf(place);
    const headings = sameHeadings(record.headings, page.outline.pathAt(place.span.start));
    const distance = expected === undefined ? 1 : Math.abs(place.span.start - expected) / Math.max(1, page.text.length);
    const score =
      0.25 * place.kept +
      0.3 * place.like +
      0.4 * (context ?? place.kept) +
      (place.verbatim ? 0.04 : 0) +
      0.05 * headings +
      0.04 * (1 - Math.min(1, distance * 4));
    return { place, score, context: context ?? headings / 2, headings };
  });
  judged.sort((one, other) => other.score - one.score);
  return judged.filter(
    ({ place }, index) => !judged.slice(0, index).some((better) => overlaps(better.place.span, place.span)),
  );
}

function contextOf({ left, right }: Place): number | undefined {
  if (left === undefined) return right;
  return right === undefined ? left : (left + right) / 2;
}

/** Whether a place that nothing but the record speaks for is the quote's. */
export function isBelievable({ place, context, headings }: Judged, passage: Passage, record: AnchorRecord): boolean {
  const { kept, like, longest, left = 1, right = 1 } = place;
  const kin = kinshipOf(record);
  const elsewhere = headings < 0.5 ? 0.2 : 0;
  // It stood on the page more than once: only what stands around it tells which one this is.
  if (kin === "repeated" || (kin === "alike" && kept < 1)) {
    if (kept >= 0.95) return context >= 0.35 + elsewhere;
    return kept >= 0.5 && context >= 0.5 + elsewhere && Math.min(left, right) >= 0.15;
  }
  if (kept >= 0.5 && context >= 0.35 && like + context >= 0.9 + elsewhere) return true;
  if (kept >= 0.25 && Math.min(left, right) >= 0.6) return true;
  const certainty = told(passage, headings, context);
  if (kept >= 0.95) return certainty >= 0.55;
  if (kept >= 0.8 && like >= 0.7) return certainty >= 0.85 && context > 0.1;
  return weightOf(passage) >= tellingEdited && (like >= 0.75 || (kept >= 0.5 && longest >= tellingEdited));
}

/** Whether words that are new on the page are a quote carried there: nothing else stood there before. */
export function isCarried({ place, context, headings }: Judged, passage: Passage, record: AnchorRecord): boolean {
  const { kept, like, longest } = place;
  const certainty = told(passage, headings, context);
  if (kept >= 0.9) return certainty >= 0.3;
  if (kept < 0.5) return false;
  if (kinshipOf(record) !== "only") return context >= 0.6 && headings >= 0.5;
  return context >= 0.35 || (like >= 0.7 && certainty >= 0.6) || longest >= tellingEdited;
}

const told = (passage: Passage, headings: number, context: number) =>
  0.6 * Math.min(1, weightOf(passage) / tellingLetters) + 0.2 * headings + 0.5 * context;

const weightOf = ({ words, quote }: Passage) => letters(words, quote.from, quote.to);

/** Share of the headings, from the nearest outwards, that are still above. */
function sameHeadings(then: readonly string[], now: readonly string[]): number {
  if (then.length === 0) return now.length === 0 ? 1 : 0;
  const same = then.filter((heading) => now.includes(heading)).length;
  return (same / then.length + (then.at(-1) === now.at(-1) ? 1 : 0)) / 2;
}
