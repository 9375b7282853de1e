import type { AnchorRecord } from "./anchor";
import { CodePoints } from "./codePoints";
import { EarlierText } from "./earlierText";
import type { Page } from "./page";
import { quoteIn, rememberedSurroundings, type Passage } from "./remembered";
import { readWords, type Words } from "./words";

/** What one record remembers: where it stood in the text, in code points, and where in it the quote begins. */
interface Patch {
  readonly record: AnchorRecord;
  readonly text: string;
  readonly quote: number;
  readonly start: number;
  readonly end: number;
}

/** Longest patchwork, UTF-16 units: records come from files that anybody may write. */
const longest = 2_000_000;

/**
 * The text annotations were made on, put together from what all of them remember, with gaps where none does: the
 * context of one is the quote of another, and each says of a place what it was before.
 */
export class Patchwork {
  readonly earlier: EarlierText;
  readonly #text: string;
  readonly #words: Words;
  /** Where quotes begin. */
  readonly #starts: ReadonlyMap<AnchorRecord, number>;

  /** @param records of one text */
  constructor(records: readonly AnchorRecord[], page: Page) {
    const { text, starts } = sewn(records.flatMap(patchOf));
    this.#text = text;
    this.#starts = starts;
    this.#words = readWords(text);
    this.earlier = new EarlierText(this.#words, page);
  }

  /** A record's quote in this text; undefined when its position does not agree with the others. */
  passageOf(record: AnchorRecord): Passage | undefined {
    const start = this.#starts.get(record);
    if (start === undefined) return undefined;
    const quote = quoteIn(this.#words, { start, end: start + record.exact.length });
    return { text: this.#text, words: this.#words, quote };
  }
}

function patchOf(record: AnchorRecord): Patch[] {
  if (record.position === undefined || record.exact === "") return [];
  const { before, after } = rememberedSurroundings(record);
  const text = before + record.exact + after;
  const points = new CodePoints(text);
  const start = record.position.start - points.countAt(before.length);
  return [{ record, text, quote: before.length, start, end: start + points.countAt(text.length) }];
}

/** Patches laid one upon the other where they are of the same place; one that does not agree is left out. */
function sewn(patches: Patch[]): { readonly text: string; readonly starts: ReadonlyMap<AnchorRecord, number> } {
  const starts = new Map<AnchorRecord, number>();
  const parts: string[] = [];
  // The end of what is sewn, from where the last patch begins: no later one begins before.
  let [tail, from, end, before] = ["", 0, -Infinity, 0];
  for (const { record, text, quote, start, end: last } of patches.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (before + tail.length + text.length > longest) break;
    const offset = start > end ? tail.length : new CodePoints(tail).offsetAt(start - from);
    const shared = Math.min(tail.length - offset, text.length);
    if (!text.startsWith(tail.slice(offset, offset + shared))) continue;
    const done = tail.slice(0, offset) + (start > end && tail !== "" ? gap : "");
    parts.push(done);
    before += done.length;
    starts.set(record, before + quote);
    tail = tail.slice(offset) + text.slice(shared);
    [from, end] = [start, Math.max(end, last)];
  }
  return { text: parts.join("") + tail, starts };
}

const gap = "\n\n";
