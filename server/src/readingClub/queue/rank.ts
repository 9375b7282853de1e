const digits = Array.from("0123456789abcdefghijklmnopqrstuvwxyz");

/** Something with a place in the queue: by rank, ties by slug. */
export interface Ranked {
  readonly rank: string;
  readonly slug: string;
}

export const byRank = (a: Ranked, b: Ranked): number => compare(a.rank, b.rank) || compare(a.slug, b.slug);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * A rank that sorts (by code units) after `before` and ahead of `after`; undefined stands for the ends of the queue.
 * Ranks written by hand may be any text; undefined comes back when nothing sorts between two of them.
 * @param jitter a digit or two of chance, so that two people who insert at one place do not get the same rank
 */
export function rankBetween(before: string | undefined, after: string | undefined, jitter: string): string | undefined {
  const low = before ?? "";
  if (after !== undefined && low >= after) return undefined;
  const middle = after === undefined ? behind(low) : between(low, after);
  if (middle === undefined) return undefined;
  // A last "0" would leave no room right ahead of the rank.
  const rank = `${middle}${jitter}i`;
  return rank > low && (after === undefined || rank < after) ? rank : undefined;
}

/** Short ranks for what is added at the end, which is most. */
function behind(low: string): string {
  for (let at = 0; at < low.length; at += 1) {
    const digit = digits.indexOf(low[at] ?? "");
    if (digit < 0) return low;
    if (digit < digits.length - 1) return `${low.slice(0, at)}${digits[digit + 1] ?? ""}`;
  }
  return `${low}i`;
}

function between(low: string, high: string): string | undefined {
  let at = 0;
  while (at < low.length && low[at] === high[at]) at += 1;
  const from = at < low.length ? low.charCodeAt(at) : 0;
  const to = high.charCodeAt(at);
  const room = digits.filter((digit) => digit.charCodeAt(0) > from && digit.charCodeAt(0) < to);
  const middle = room[room.length >> 1];
  if (middle !== undefined) return `${low.slice(0, at)}${middle}`;
  // No digit fits: right behind `low`, which sorts ahead of `high` already; or, where `low` ends, deeper into `high`.
  if (at < low.length) return `${low.slice(0, at + 1)}${behind(low.slice(at + 1))}`;
  return beforeTail(high, at);
}

/** Something ahead of `high` that begins like it up to `at`. */
function beforeTail(high: string, at: number): string | undefined {
  for (let end = at; end < high.length; end += 1) {
    const room = digits.filter((digit) => digit < (high[end] ?? ""));
    const middle = room[room.length >> 1];
    if (middle !== undefined && room.length > 1) return `${high.slice(0, end)}${middle}`;
    if (high[end] !== "0" && middle !== undefined) return `${high.slice(0, end)}${middle}`;
  }
  return undefined;
}
