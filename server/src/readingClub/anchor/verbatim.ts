import type { AnchorRecord } from "./anchor";
import { kinshipOf } from "./describe";
import type { Page } from "./page";
import { verbatimPlaces } from "./places";
import { rememberedParagraph } from "./remembered";
import { isPartOfWord } from "./wholeWords";

/** Occurrences of a quote that are looked at; of one that occurs more often, only its context can tell. */
const mostVerbatim = 200;
/** Units of unchanged text on both sides of an unchanged quote that leave no doubt. */
const sureContext = 32;
/** The same for a quote that stood on the page more than once. */
const repeatedContext = 64;
/** Occurrences of a quote that are compared word by word. */
const mostCompared = 4;

/** Where a quote stands, letter for letter, and where it does so without any doubt. */
export interface Verbatim {
  readonly starts: readonly number[];
  readonly sure: readonly number[];
}

export function findVerbatim(record: AnchorRecord, page: Page): Verbatim {
  const starts = (verbatimPlaces(record.exact, page, mostVerbatim) ?? []).filter(
    (start) => !isPartOfWord(record, page.text, start),
  );
  return { starts, sure: starts.filter((start) => standsBetween(record, page.text, start)) };
}

/**
 * Where a quote stands if its whole paragraph is still on the page once, letter for letter: a short item or row that
 * was carried elsewhere has nothing else to be told by.
 * @param starts where to look; undefined for all of the page, which takes longer
 */
export function findInParagraph(
  record: AnchorRecord,
  page: Page,
  starts: readonly number[] | undefined,
): number | undefined {
  const around = rememberedParagraph(record);
  if (around === undefined) return undefined;
  const paragraph = around.before + record.exact + around.after;
  const { text } = page;
  const isWhole = (start: number) =>
    start >= 0 &&
    text.startsWith(paragraph, start) &&
    (start === 0 || text[start - 1] === "\n") &&
    (text[start + paragraph.length] ?? "\n") === "\n";
  if (starts?.some((start) => isWhole(start - around.before.length)) === false) return undefined;
  const [start, another] = verbatimPlaces(paragraph, page, 2) ?? [];
  return start !== undefined && another === undefined && isWhole(start) ? start + around.before.length : undefined;
}

/** The places whose surroundings agree furthest, and of equal ones the nearest to where the quote is expected. */
export function likeliest(
  starts: readonly number[],
  record: AnchorRecord,
  text: string,
  expected: number,
): readonly number[] {
  if (starts.length <= mostCompared) return starts;
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

/**
 * True when the text around a place is the remembered one, as far as it was remembered or reaches; more of it for a
 * quote that stood on the page more than once.
 */
function standsBetween(record: AnchorRecord, text: string, start: number): boolean {
  const length = kinshipOf(record) === "repeated" ? repeatedContext : sureContext;
  const end = start + record.exact.length;
  const before = record.prefix.slice(-length);
  const after = record.suffix.slice(0, length);
  return text.startsWith(after, end) && start >= before.length && text.startsWith(before, start - before.length);
}
