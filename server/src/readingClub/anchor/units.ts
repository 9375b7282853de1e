import { at, type Words } from "./words";

/** A text and its words. */
export interface WordText {
  readonly text: string;
  readonly words: Words;
}

/** What a sentence ends with, or a cell. */
const endsUnit = /\||[.!?]["'”’)\]*_`]*\s|[。！？]/;
/** Marks at the begin of a line by which it is no continuation of the line above. */
const blockMark = /\n[ \t]*(?:[-*+|>#]|`{3}|~{3})/;
const ordinal = /^\d{1,9}[.)][ \t]/;

/** Whether a word is the first of its line; a text's end counts as a line's. */
export const beginsLine = ({ begins, count }: Words, word: number) => word >= count || (begins[word] ?? 0) > 0;

/** What stands before a word, up to the word before it. */
export function gapBefore({ text, words }: WordText, word: number): string {
  const from = word > 0 ? at(words.ends, Math.min(word, words.count) - 1) : 0;
  return text.slice(from, word < words.count ? at(words.starts, word) : text.length);
}

/** Whether a word is the first of a paragraph, an item, a row: a line that does not continue the one above. */
export function beginsBlock(source: WordText, word: number): boolean {
  const { text, words } = source;
  if (!beginsLine(words, word)) return false;
  if (word >= words.count || words.begins[word] === 2) return true;
  const start = at(words.starts, word);
  return ordinal.test(text.slice(start, start + 12)) || blockMark.test(gapBefore(source, word));
}

/**
 * Whether a word is the first of a sentence, a cell or a block.
 * @param byLine of any line too
 */
export function beginsUnit(source: WordText, word: number, byLine: boolean): boolean {
  const { words } = source;
  if (beginsLine(words, word)) return byLine || beginsBlock(source, word) || endsUnit.test(gapBefore(source, word));
  const from = word > 0 ? at(words.ends, word - 1) : 0;
  return at(words.starts, word) - from > 1 ? endsUnit.test(gapBefore(source, word)) : isFullStop(source, from);
}

const isFullStop = ({ text }: WordText, offset: number) => /[。！？|]/.test(text.charAt(offset));
