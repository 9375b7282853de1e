import { labelKey } from "../../text/normalize";

/** Share of common letter pairs from which on two wordings are taken for one thing. */
const ENOUGH = 0.6;
/** Shorter texts are only equal when they are the same. */
const SHORT = 4;

/** True when two short texts say the same, give or take a few words. Works without word boundaries, for Japanese too. */
export function saysTheSame(a: string, b: string): boolean {
  const one = keyOf(a);
  const other = keyOf(b);
  if (one === other) return one !== "";
  if (Math.min(one.length, other.length) < SHORT) return false;
  return one.includes(other) || other.includes(one) || pairShare(one, other) >= ENOUGH;
}

const keyOf = (text: string): string => labelKey(text).replace(/[\p{P}\p{S}]/gu, "");

function pairShare(a: string, b: string): number {
  const left = pairsOf(a);
  const right = pairsOf(b);
  let common = 0;
  for (const [pair, count] of left) common += Math.min(count, right.get(pair) ?? 0);
  return (2 * common) / (a.length + b.length - 2);
}

function pairsOf(text: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < text.length; i += 1) {
    const pair = text.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}
