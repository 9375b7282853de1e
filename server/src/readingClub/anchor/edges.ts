import type { Span } from "../../text/span";
import type { Page } from "./page";
import type { Passage } from "./remembered";
import { firstFrom, lastBefore, type Pair } from "./runs";
import { at, type Run, type Words } from "./words";

/** Where a quote begins and ends in a new text. */
export interface Edges {
  readonly span: Span;
  /** Indices of the new words, the last exclusive. */
  readonly from: number;
  readonly to: number;
}

/**
 * The edges of a quote in a new text.
 * @param runs the words that both texts share, and `first` and `last` the outermost that are left of the quote
 */
export function edgesOf(passage: Passage, runs: readonly Run[], first: Run, last: Run, page: Page): Edges {
  const { quote, words: then } = passage;
  const now = page.words;
  const from = startWord(first, lastBefore(runs, quote.from), quote.from, then, now);
  const to = endWord(last, firstFrom(runs, quote.to), quote.to, then, now);
  const isFirst = first.a === quote.from && first.b === from;
  const isLast = last.a + last.length === quote.to && last.b + last.length === to;
  const start = isFirst ? startOf(passage, page, from) : at(now.starts, from);
  const end = isLast ? endOf(passage, page, to) : at(now.ends, to - 1);
  return { span: { start, end: Math.max(start, end) }, from, to };
}

/**
 * The quote's first new word. Words put in the place of its first ones belong to it, words put before it do not: what
 * stood before it says where its place begins, or the line that it began.
 */
function startWord(first: Run, before: Pair | undefined, from: number, then: Words, now: Words): number {
  const lost = first.a - from;
  if (lost === 0) return first.b;
  const least = Math.max(0, first.b - 2 * lost - 1);
  if (before?.a === from - 1) {
    const start = before.b + 1 >= least ? before.b + 1 : first.b;
    return hasLine(then, from + 1, first.a + 1) ? start : (lastLine(now, start + 1, first.b + 1) ?? start);
  }
  if (!beginsLine(then, from)) return first.b;
  let start = first.b;
  while (start > least && !beginsLine(now, start) && start - 1 !== before?.b) start -= 1;
  return beginsLine(now, start) ? start : first.b;
}

function endWord(last: Run, after: Pair | undefined, to: number, then: Words, now: Words): number {
  const end = last.b + last.length;
  const lost = to - last.a - last.length;
  if (lost === 0) return end;
  const most = Math.min(now.count, end + 2 * lost + 1);
  if (after?.a === to) {
    const stop = after.b <= most ? after.b : end;
    return hasLine(then, to - lost, to) ? stop : (firstLine(now, end, stop) ?? stop);
  }
  if (!beginsLine(then, to)) return end;
  let stop = end;
  while (stop < most && !beginsLine(now, stop) && stop !== after?.b) stop += 1;
  return beginsLine(now, stop) ? stop : end;
}

/** Whether a word is the first of its line; a text's end counts as a line's. */
const beginsLine = ({ begins, count }: Words, word: number) => word >= count || (begins[word] ?? 0) > 0;

const hasLine = (words: Words, from: number, to: number) => firstLine(words, from, to) !== undefined;

/** The first of some words that begins a line. */
function firstLine(words: Words, from: number, to: number): number | undefined {
  for (let word = from; word < to; word += 1) if (beginsLine(words, word)) return word;
  return undefined;
}

/** The last of some words that begins a line. */
function lastLine(words: Words, from: number, to: number): number | undefined {
  for (let word = to - 1; word >= from; word -= 1) if (beginsLine(words, word)) return word;
  return undefined;
}

/** Where the quote begins with its own first word: within that word, or at the signs it began with. */
function startOf({ text: old, words: then, quote }: Passage, { text, words: now }: Page, from: number): number {
  const word = at(then.starts, quote.from);
  const start = at(now.starts, from);
  if (quote.span.start > word) return start + Math.min(quote.span.start - word, at(now.ends, from) - start);
  const signs = old.slice(quote.span.start, word);
  const there = start - sameBackwards(signs, text, start);
  const others = signs.slice(0, signs.length - (start - there)).trim();
  if (others.length < leastSigns) return there;
  const between = text.slice(from > 0 ? at(now.ends, from - 1) : 0, there);
  const found = between.lastIndexOf(others);
  return found <= between.lastIndexOf("\n") ? there : there - between.length + found;
}

/** Where the quote ends with its own last word. */
function endOf({ text: old, words: then, quote }: Passage, { text, words: now }: Page, to: number): number {
  const word = at(then.ends, quote.to - 1);
  const end = at(now.ends, to - 1);
  if (quote.span.end < word) return end - Math.min(word - quote.span.end, end - at(now.starts, to - 1));
  const signs = old.slice(word, quote.span.end);
  const there = end + sameForwards(signs, text, end);
  const others = signs.slice(there - end).trim();
  if (others.length < leastSigns) return there;
  const [line = ""] = text.slice(there, to < now.count ? at(now.starts, to) : text.length).split("\n", 1);
  const found = line.indexOf(others);
  return found === -1 ? there : there + found + others.length;
}

/** Signs from which those of a quote are looked for behind others that were put in, quotation marks say. */
const leastSigns = 3;
const mayDiffer = /[\p{P}\p{S}]/u;

/** How many signs before an offset stand for those the quote began with. */
function sameBackwards(signs: string, text: string, offset: number): number {
  let same = 0;
  while (same < signs.length && stands(signs.charAt(signs.length - 1 - same), text.charAt(offset - 1 - same)))
    same += 1;
  while (same > 0 && isBlank(text.charAt(offset - same))) same -= 1;
  return same;
}

function sameForwards(signs: string, text: string, offset: number): number {
  let same = 0;
  while (same < signs.length && stands(signs.charAt(same), text.charAt(offset + same))) same += 1;
  return same;
}

const isBlank = (sign: string) => sign === " " || sign === "\n" || sign === "\t";

/** The same sign, or a full stop in another width. */
const stands = (old: string, now: string) =>
  now !== "" && (old === now || (mayDiffer.test(old) && folds(old) === folds(now)));
const folds = (sign: string) => sign.normalize("NFKC").replace("。", ".").replace("、", ",");
