import type { TimeReading } from "./moment";
import { Reader, type ReadTimeOptions } from "./reader";
import { Scanner, foldWidth } from "./scanner";

/** A zone in brackets before the time belongs to it. */
const opening = /(?:[\s"'“”「『【{<*_`|:：•·・-]|[([](?![A-Z]{2,5}[)\]]\s))*/y;

/** Reads the time a text begins with: brackets, bullets and words like "about" may stand before it. */
export function readLeadingTime(text: string, options: ReadTimeOptions = {}, from = 0): TimeReading | undefined {
  const scanner = new Scanner(foldWidth(text), from);
  scanner.take(opening);
  return new Reader(scanner, text, options).range();
}

/** Reads a time exactly at an offset. */
export function readTimeAt(text: string, at: number, options: ReadTimeOptions = {}): TimeReading | undefined {
  return new Reader(new Scanner(foldWidth(text), at), text, options).range();
}

const candidate =
  /(?<![\w.#$€£¥￥])(?=[\dTYHX?+午翌令平正未早朝昼夕夜深上下凌晚中]|jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cs]|noon|early|mid|late|R\d|[~～〜約]|about\s|around\s|approx|roughly\s|circa\s|ca?\.?\s\d|after\s|before\s|[（([]?[A-Z]{3,4}[)）\]]?\s\d)/giy;

/** Every time in a text, from left to right, not overlapping. */
export function findTimes(text: string, options: ReadTimeOptions = {}): readonly TimeReading[] {
  const folded = foldWidth(text);
  const found: TimeReading[] = [];
  let at = 0;
  while (at < folded.length) {
    candidate.lastIndex = at;
    const reading = candidate.test(folded) ? new Reader(new Scanner(folded, at), text, options).range() : undefined;
    if (reading) found.push(reading);
    at = reading ? Math.max(reading.span.end, at + 1) : at + 1;
  }
  return found;
}
