import type { Span } from "../../text/span";

/** How many offsets lie between two that are remembered. */
const stride = 1024;

/** Takes UTF-16 offsets of a text to counts of Unicode code points and back. A lone surrogate counts as one. */
export class CodePoints {
  readonly #text: string;
  /** Code points before every `stride`th offset; undefined when each unit is a code point. */
  readonly #before: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#before = /[\ud800-\udbff]/.test(text) ? countEvery(text) : undefined;
  }

  /** Code points before an offset; one between the halves of a pair counts as before the pair. */
  countAt(offset: number): number {
    const clamped = Math.max(0, Math.min(offset, this.#text.length));
    if (this.#before === undefined) return clamped;
    const block = Math.floor(clamped / stride);
    let count = this.#before[block] ?? 0;
    for (let at = block * stride + 1; at <= clamped; at += 1) if (!splitsPair(this.#text, at)) count += 1;
    return splitsPair(this.#text, clamped) ? count - 1 : count;
  }

  /** The offset before which so many code points stand; the text's end when it has fewer. */
  offsetAt(count: number): number {
    if (this.#before === undefined) return Math.max(0, Math.min(count, this.#text.length));
    let low = 0;
    let high = this.#before.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#before[middle] ?? 0) <= count) low = middle;
      else high = middle - 1;
    }
    let offset = low * stride;
    let left = count - (this.#before[low] ?? 0);
    if (splitsPair(this.#text, offset)) offset += 1;
    for (; left > 0 && offset < this.#text.length; left -= 1) offset += splitsPair(this.#text, offset + 1) ? 2 : 1;
    return offset;
  }

  countSpan({ start, end }: Span): Span {
    return { start: this.countAt(start), end: this.countAt(end) };
  }

  offsetSpan({ start, end }: Span): Span {
    return { start: this.offsetAt(start), end: this.offsetAt(end) };
  }
}

/** True between a high surrogate and the low one that belongs to it. */
export function splitsPair(text: string, offset: number): boolean {
  return isHigh(text.charCodeAt(offset - 1)) && isLow(text.charCodeAt(offset));
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/** For every `stride`th offset, how many code points begin before it. */
function countEvery(text: string): number[] {
  const counts: number[] = [];
  let count = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at % stride === 0) counts.push(count);
    if (!splitsPair(text, at)) count += 1;
  }
  return counts;
}
