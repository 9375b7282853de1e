import type { AnchorRecord } from "./anchor";
import { byText } from "./byText";
import { Page } from "./page";
import { Patchwork } from "./patchwork";

/** What must be remembered to know a document by, letters. */
const leastRemembered = 120;

/**
 * How much of what annotations remember of a text is in a document, by words, 0 to 1: a document that was renamed and
 * edited is known by it where nobody has the text it was. 0 where too little is remembered.
 */
export function shareLeft(records: readonly AnchorRecord[], given: string): number {
  const page = new Page(given);
  let [all, left] = [0, 0];
  for (const { records: group } of byText(records)) {
    const weights = new Patchwork(group, page).earlier.weights();
    all += weights.all;
    left += weights.left;
  }
  return all < leastRemembered ? 0 : left / all;
}
