import type { Span } from "../../text/span";
import type { AnchorRecord } from "./anchor";
import { wasRepeated } from "./describe";
import { isBelievable, ranked } from "./judge";
import type { Page } from "./page";
import { placeAt, placesOf, verbatimPlaces } from "./places";
import { rememberedPassage } from "./remembered";

/** A decision in the page's own text. */
export type Decision =
  | { readonly status: "attached" | "confirm"; readonly span: Span }
  | { readonly status: "orphaned"; readonly near: Span | undefined };

/** Occurrences of a quote that are looked at; of one that occurs more often, only its context can tell. */
const mostVerbatim = 200;
/** Units of unchanged text on both sides of an unchanged quote that leave no doubt. */
const sureContext = 32;

/** Finds a quote by what its record holds alone. @param expected where its neighbours' moves put it */
export function fromMemory(record: AnchorRecord, page: Page, expected: number | undefined): Decision {
  if (record.exact === "") return { status: "orphaned", near: undefined };
  const starts = verbatimPlaces(record.exact, page, mostVerbatim) ?? [];
  const sure = starts.filter((start) => standsBetween(record, page.text, start));
  const [only, another] = sure;
  if (
    only !== undefined &&
    another === undefined &&
    (starts.length === 1 || record.exact.length >= 24) &&
    !wasRepeated(record)
  )
    return attached(only, record.exact.length);
  const passage = rememberedPassage(record);
  const places = placesOf(passage, page);
  for (const start of starts.slice(0, 24)) {
    if (places.some(({ span }) => span.start === start)) continue;
    const place = placeAt(passage, page, start);
    if (place !== undefined) places.push(place);
  }
  const [best, second] = ranked(places, record, page, expected);
  if (best === undefined) return { status: "orphaned", near: undefined };
  const { place, context } = best;
  if (!isBelievable(best, passage, record))
    return { status: "orphaned", near: context >= 0.35 ? place.span : undefined };
  const rival = second !== undefined && second.score > best.score - 0.02;
  const certain = place.kept >= 0.65 && !rival && (context >= 0.25 || place.kept >= 0.95);
  return { status: certain ? "attached" : "confirm", span: place.span };
}

const attached = (start: number, length: number): Decision => ({
  status: "attached",
  span: { start, end: start + length },
});

/** True when the text around a place is the remembered one, as far as it was remembered or reaches. */
function standsBetween({ exact, prefix, suffix }: AnchorRecord, text: string, start: number): boolean {
  const end = start + exact.length;
  const before = prefix.slice(-sureContext);
  const after = suffix.slice(0, sureContext);
  return text.startsWith(after, end) && start >= before.length && text.startsWith(before, start - before.length);
}
