import type { AnchorRecord } from "./anchor";
import { CodePoints } from "./codePoints";
import { EarlierText } from "./earlierText";
import type { Page } from "./page";
import { quoteIn, rememberedPassage, type Passage } from "./remembered";
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
  const { text, quote } = rememberedPassage(record);
  const points = new CodePoints(text);
  const start = record.position.start - points.countAt(quote.span.start);
  return [{ record, text, quote: quote.span.start, start, end: start + points.countAt(text.length) }];
}

/** Patches laid one upon the other where they are of the same place; one that does not agree is left out. */
function sewn(patches: Patch[]): { readonly text: string; readonly starts: ReadonlyMap<AnchorRecord, number> } {
  const starts = new Map<AnchorRecord, number>();
  const stretches: string[] = [];
  let [sewnLength, from, end, stretch] = [0, 0, -Infinity, ""];
  for (const { record, text, quote, start, end: last } of patches.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (sewnLength + stretch.length + text.length > longest) break;
    if (start > end) {
      if (stretch !== "") stretches.push(stretch);
      sewnLength += stretch === "" ? 0 : stretch.length + gap.length;
      [from, end, stretch] = [start, start, ""];
    }
    const offset = new CodePoints(stretch).offsetAt(start - from);
    const shared = Math.min(stretch.length - offset, text.length);
    if (!text.startsWith(stretch.slice(offset, offset + shared))) continue;
    starts.set(record, sewnLength + offset + quote);
    stretch += text.slice(shared);
    end = Math.max(end, last);
  }
  return { text: [...stretches, stretch].join(gap), starts };
}

const gap = "\n\n";
