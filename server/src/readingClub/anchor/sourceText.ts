/**
 * A document as annotations count it: without a byte order mark, every line ending a single `\n`. A platform that
 * shows the mark or writes `\r\n` thus finds the same positions as one that does not.
 */
export interface SourceText {
  readonly text: string;
  /** The offset in `text` of an offset in the document as given. */
  fromGiven(offset: number): number;
  /** The first offset in the document as given that `fromGiven` takes to this one. */
  toGiven(offset: number): number;
}

const byteOrderMark = 0xfeff;

export function readSource(given: string): SourceText {
  const mark = given.charCodeAt(0) === byteOrderMark ? 1 : 0;
  if (!given.includes("\r")) {
    const clamp = (offset: number) => Math.max(0, Math.min(offset, given.length - mark));
    return {
      text: given.slice(mark),
      fromGiven: (offset) => clamp(offset - mark),
      toGiven: (offset) => clamp(offset) + mark,
    };
  }
  return withoutReturns(given, mark);
}

function withoutReturns(given: string, mark: number): SourceText {
  const text = given.slice(mark).replace(/\r\n?/g, "\n");
  // Where in `text` each `\n` stands that was written `\r\n`.
  const pairs: number[] = [];
  for (let at = given.indexOf("\r\n"); at !== -1; at = given.indexOf("\r\n", at + 2)) {
    pairs.push(at - mark - pairs.length);
  }
  return {
    text,
    fromGiven(offset) {
      const clamped = Math.max(0, Math.min(offset, given.length) - mark);
      // The pair at index `i` adds one unit to every offset behind its `\r`, which is at `pairs[i] + i`.
      const before = countWhere(pairs, (pair, index) => pair + index < clamped);
      return clamped - before;
    },
    toGiven(offset) {
      const clamped = Math.max(0, Math.min(offset, text.length));
      return clamped + countWhere(pairs, (pair) => pair < clamped) + mark;
    },
  };
}

/** How many values, from the first on, satisfy what every later one does not. */
function countWhere(values: readonly number[], satisfies: (value: number, index: number) => boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (satisfies(values[middle] ?? 0, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
