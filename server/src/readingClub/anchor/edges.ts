import type { Span } from "../../text/span";
import { balanced } from "./balance";
import type { Page } from "./page";
import type { Passage } from "./remembered";
import { firstFrom, lastBefore, type Pair } from "./runs";
import { reachBefore, reachOf } from "./signs";
import { beginsLine, beginsUnit, gapBefore } from "./units";
import { at, type Run } from "./words";

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
  const { quote, text: old } = passage;
  const quoted = old.slice(quote.span.start, quote.span.end);
  const verbatim = verbatimEdges(passage, first, quoted, page);
  if (verbatim !== undefined) return verbatim;
  const from = startWord(passage, first, lastBefore(runs, quote.from), page);
  const to = endWord(passage, last, firstFrom(runs, quote.to), page);
  const isFirst = first.a === quote.from && first.b === from;
  const isLast = last.a + last.length === quote.to && last.b + last.length === to;
  const start = startOf(passage, page, from, isFirst);
  const end = endOf(passage, page, to, isLast);
  const span = balanced(page.text, { start, end: Math.max(start, end) }, quoted);
  // Behind what had to be closed stand signs of the quote, a full stop say.
  const more = span.end > end ? lastSigns(quoted, page.text, span.end) : 0;
  return { span: { start: span.start, end: span.end + more }, from, to };
}

/** The edges of a quote that stands letter for letter where its words do. */
function verbatimEdges(
  { words, quote }: Passage,
  { a, b, length }: Run,
  quoted: string,
  page: Page,
): Edges | undefined {
  const count = quote.to - quote.from;
  if (a !== quote.from || length !== count) return undefined;
  const start = at(page.words.starts, b) + quote.span.start - at(words.starts, quote.from);
  if (start < 0 || !page.text.startsWith(quoted, start)) return undefined;
  return { span: { start, end: start + quoted.length }, from: b, to: b + count };
}

const signsAtEnd = /[^\p{L}\p{N}\s]+$/u;

/** How many of the signs that a quote ended with stand at an offset. */
function lastSigns(quote: string, text: string, offset: number): number {
  const signs = signsAtEnd.exec(quote.slice(-signsLookedAt))?.[0] ?? "";
  let missing = 0;
  while (missing < signs.length && !text.startsWith(signs.slice(missing), offset)) missing += 1;
  return signs.length - missing;
}

/** UTF-16 units. */
const signsLookedAt = 20;

/** Words that may stand where others were, for each of those. */
const mostForOne = 2;
/** The same, where a sentence or a line says how far the quote reaches: a few more. */
const moreInUnit = 4;

/**
 * The quote's first new word. Words put in the place of its first ones belong to it, words put before it do not: the
 * sentence, cell or line that it began says where it begins now, or what stood before it.
 */
function startWord(passage: Passage, first: Run, before: Pair | undefined, page: Page): number {
  const { words: then, quote } = passage;
  const lost = first.a - quote.from;
  if (lost === 0) return first.b;
  const byLine = beginsLine(then, quote.from);
  const isUnit = beginsUnit(passage, quote.from, byLine);
  const least = before === undefined ? 0 : before.b + 1;
  const farthest = Math.max(least, first.b - mostForOne * lost - (isUnit ? moreInUnit : 1));
  const nearest = before?.a === quote.from - 1 && farthest === least ? least : first.b;
  // Lines of the quote are gone: others in their place belong to it, others put next to it do not.
  if (beginsLine(then, first.a) && beginsLine(page.words, first.b)) return nearest;
  let reached = nearest;
  let units = countUnits(passage, quote.from + 1, first.a + 1, byLine);
  for (let word = first.b; word >= farthest; word -= 1) {
    if (!beginsUnit(page, word, byLine)) continue;
    if (units === 0) return word;
    units -= 1;
    reached = word;
  }
  return reached;
}

/** The word behind the quote's last new one. */
function endWord(passage: Passage, last: Run, after: Pair | undefined, page: Page): number {
  const { words: then, quote } = passage;
  const end = last.b + last.length;
  const lost = quote.to - last.a - last.length;
  if (lost === 0) return end;
  const byLine = beginsLine(then, quote.to);
  const isUnit = beginsUnit(passage, quote.to, byLine);
  const most = after === undefined ? page.words.count : after.b;
  const farthest = Math.min(most, end + mostForOne * lost + (isUnit ? moreInUnit : 1));
  const nearest = after?.a === quote.to && farthest === most ? most : end;
  if (beginsLine(then, quote.to - lost) && beginsLine(page.words, end)) return nearest;
  let reached = nearest;
  let units = countUnits(passage, quote.to - lost, quote.to, byLine);
  for (let word = end; word <= farthest; word += 1) {
    if (!beginsUnit(page, word, byLine)) continue;
    if (units === 0) return word;
    units -= 1;
    reached = word;
  }
  return reached;
}

/** How many of some words begin a sentence, a cell or a line. */
function countUnits(passage: Passage, from: number, to: number, byLine: boolean): number {
  let count = 0;
  for (let word = from; word < to; word += 1) if (beginsUnit(passage, word, byLine)) count += 1;
  return count;
}

/** What a line begins with by which it is a heading, an item, a row or a quotation. */
const lineMark = /^[ \t]*(?:[-*+](?=[ \t])|[|>]|#{1,6}(?=[ \t]))/;
const tick = /^[xX]$/;

/** Where the quote begins: within its own first word, or at the signs it began with. */
function startOf(passage: Passage, page: Page, from: number, isFirst: boolean): number {
  const { text: old, words: then, quote } = passage;
  const { text, words: now } = page;
  const word = at(then.starts, quote.from);
  const start = at(now.starts, from);
  if (quote.span.start >= word) {
    return isFirst ? start + Math.min(quote.span.start - word, at(now.ends, from) - start) : start;
  }
  const signs = old.slice(quote.span.start, word);
  const gap = gapBefore(page, from);
  const reach = reachBefore(signs, signs.includes("\n") ? gap : gap.slice(gap.lastIndexOf("\n") + 1));
  const isWhole = reach >= signs.length && text.charAt(start - reach - 1) !== signs.charAt(0);
  return isWhole || !lineMark.test(signs) ? start - reach : (markOf(page, from, signs) ?? start - reach);
}

/** Where the mark of a line stands that a word begins, also behind the tick of a task. */
function markOf(page: Page, word: number, signs: string): number | undefined {
  const { text, words } = page;
  const before = word - 1;
  const isTicked =
    before >= 0 && !beginsLine(words, word) && tick.test(text.slice(at(words.starts, before), at(words.ends, before)));
  const first = isTicked ? before : word;
  if (!beginsLine(words, first)) return undefined;
  const gap = gapBefore(page, first);
  const lead = gap.slice(gap.lastIndexOf("\n") + 1);
  if (isTicked && !lead.endsWith("[")) return undefined;
  const blanks = /^\s/.test(signs) ? 0 : lead.length - lead.trimStart().length;
  return lineMark.test(lead) ? at(words.starts, first) - lead.length + blanks : undefined;
}

/** Where the quote ends: within its own last word, or at the signs it ended with. */
function endOf({ text: old, words: then, quote }: Passage, page: Page, to: number, isLast: boolean): number {
  const { words: now } = page;
  const word = at(then.ends, quote.to - 1);
  const end = at(now.ends, to - 1);
  if (quote.span.end <= word) {
    return isLast ? end - Math.min(word - quote.span.end, end - at(now.starts, to - 1)) : end;
  }
  return end + reachOf(old.slice(word, quote.span.end), gapBefore(page, to));
}
