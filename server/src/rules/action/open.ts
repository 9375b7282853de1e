import { isPlaceholder } from "../../lexicon/values";
import type { Action, DocumentModel } from "../../model/document";
import type { Span } from "../../text/span";

/** Work that is still to be done, as far as the document tells. */
export const isOpen = ({ state, placeholder }: Action): boolean =>
  state !== "done" && state !== "declined" && !placeholder;

/** With `everyAction` an action without a place for it counts too, and so does a place that holds a placeholder. */
export const asksEveryAction = (options: Readonly<Record<string, unknown>>): boolean => options["everyAction"] === true;

/**
 * Whether an action leaves open what a column asks. `place` is where the answer stands or should stand;
 * by default only an empty cell counts: whoever writes TBD knows that it is open.
 */
export function leavesOpen(place: Span | undefined, { markdown }: DocumentModel, every: boolean): boolean {
  if (place === undefined) return every;
  const written = markdown.text.slice(place.start, place.end).trim();
  return written === "" || (every && isPlaceholder(written));
}
