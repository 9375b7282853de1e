import type { AnchorOutcome, AnchorRecord } from "../anchor/anchor";
import { anchorAll, type AnchorOptions } from "../anchor/anchorAll";
import { Page } from "../anchor/page";

/** A place without its words, as other tools tell it: by its position alone. */
export const isBarePosition = ({ exact, position }: AnchorRecord): boolean => exact === "" && position !== undefined;

/** Its place is told only in ways that nobody here understands. */
export const isUnplaced = ({ exact, position }: AnchorRecord): boolean => exact === "" && position === undefined;

/**
 * Where the texts of notes are in a document now: found by their words, and without words where their position says.
 * @param text the document, any line endings
 * @returns an outcome for each record, in their order
 */
export function placeAll(records: readonly AnchorRecord[], text: string, options: AnchorOptions = {}): AnchorOutcome[] {
  const worded = records.filter((record) => record.exact !== "");
  const outcomes = new Map(anchorAll(worded, text, options).map((outcome, index) => [worded[index], outcome]));
  const page = worded.length === records.length ? undefined : new Page(text);
  return records.map((record) => outcomes.get(record) ?? (page === undefined ? lost : byPosition(record, page)));
}

const lost: AnchorOutcome = { status: "orphaned", near: undefined };

/** The position counts in the text as it is: there is nothing to follow it by. */
function byPosition({ position }: AnchorRecord, { source, points, text }: Page): AnchorOutcome {
  if (position === undefined) return lost;
  const { start, end } = points.offsetSpan(position);
  const span = { start: source.toGiven(start), end: source.toGiven(end) };
  const isThere = start < end && position.end <= points.countAt(text.length);
  return isThere ? { status: "attached", span } : { status: "orphaned", near: span };
}
