import type { Page } from "./page";
import type { Passage } from "./remembered";
import { beginsBlock, type WordText } from "./units";
import { weigh } from "./weight";
import { at, type Run, type Words } from "./words";

/** Share of what is left of a quote, up to which words in another paragraph, item or row are there by chance. */
const mostByChance = 1 / 3;
/** UTF-16 units before a word in which the link is looked for whose target it is in. */
const longestLink = 300;

/**
 * What is left of a quote, around its heaviest stretch: an outer word that stands nearer too is that one, not its copy
 * in a sentence, row or item that was put next to the quote; few words beyond such are not the quote's at all.
 * @param runs what is left, in order
 */
export function tightened(passage: Passage, runs: readonly Run[], page: Page): readonly Run[] {
  const [only, another] = runs;
  if (only === undefined) return runs;
  if (another === undefined) return [outOfTarget(passage, only, page)];
  const weights = runs.map(({ a, length }) => weigh(passage.words, a, a + length));
  const core = weights.indexOf(Math.max(...weights));
  const result = [...runs];
  let first = 0;
  for (let index = core - 1; index >= first; index -= 1) {
    const [run, next] = [result[index], result[index + 1]];
    if (run === undefined || next === undefined) break;
    if (hasBlock(passage, run.a + run.length, next.a + 1)) continue;
    const near = nearer(run, next, page.words, true);
    result[index] = near;
    if (isApart(page, near, next) && isLittle(weights.slice(0, index + 1), weights)) first = index + 1;
  }
  let last = result.length;
  for (let index = core + 1; index < last; index += 1) {
    const [run, next] = [result[index], result[index - 1]];
    if (run === undefined || next === undefined) break;
    if (hasBlock(passage, next.a + next.length, run.a + 1)) continue;
    const near = nearer(run, next, page.words, false);
    result[index] = near;
    if (isApart(page, next, near) && isLittle(weights.slice(index), weights)) last = index;
  }
  return result.slice(first, last);
}

const sum = (weights: readonly number[]) => weights.reduce((total, weight) => total + weight, 0);
const isLittle = (some: readonly number[], all: readonly number[]) => sum(some) <= mostByChance * sum(all);

/** The same words where they stand as far from a neighbour as they did, or nearly so. */
function nearer(run: Run, neighbour: Run, { ids }: Words, isBefore: boolean): Run {
  const { a, length } = run;
  const then = isBefore ? neighbour.a - a - length : a - neighbour.a - neighbour.length;
  const gapAt = (b: number) => (isBefore ? neighbour.b - b - length : b - neighbour.b - neighbour.length);
  let best = run.b;
  const [from, to] = isBefore ? [run.b + 1, neighbour.b - length] : [neighbour.b + neighbour.length, run.b - 1];
  for (let b = from; b <= to && gapAt(run.b) > then; b += 1) {
    if (Math.abs(gapAt(b) - then) < Math.abs(gapAt(best) - then) && isSame(ids, run.b, b, length)) best = b;
  }
  return { a, b: best, length };
}

function isSame(ids: Int32Array, one: number, other: number, length: number): boolean {
  for (let index = 0; index < length; index += 1) if (at(ids, one + index) !== at(ids, other + index)) return false;
  return true;
}

/** Whether a paragraph, item or row begins between two stretches of one sentence, with other words than they had between. */
function isApart(page: Page, one: Run, other: Run): boolean {
  const isSplit = other.a === one.a + one.length && other.b === one.b + one.length;
  return !isSplit && hasBlock(page, one.b + one.length, other.b + 1);
}

function hasBlock(source: WordText, from: number, to: number): boolean {
  for (let word = from; word < to; word += 1) if (beginsBlock(source, word)) return true;
  return false;
}

const isBlank = /^\s?$/;

/** Words that became a link stand in its text, not in its target, be they there too. */
function outOfTarget(passage: Passage, run: Run, { text, words }: Page): Run {
  const start = at(words.starts, run.b);
  if (isBlank.test(text.charAt(start - 1))) return run;
  const link = targetAt(text, start);
  if (link === undefined || targetAt(passage.text, passage.quote.span.start) !== undefined) return run;
  for (let b = run.b - 1; b >= 0 && at(words.starts, b) >= link; b -= 1) {
    if (isSame(words.ids, run.b, b, run.length)) return { ...run, b };
  }
  return run;
}

/** Where the text of a link begins in whose target an offset is. */
function targetAt(text: string, offset: number): number | undefined {
  const before = text.slice(Math.max(0, offset - longestLink), offset);
  const from = before.lastIndexOf("](");
  if (from === -1 || /[\s)]/.test(before.slice(from))) return undefined;
  const open = before.lastIndexOf("[", from);
  return open === -1 ? undefined : offset - before.length + open;
}
