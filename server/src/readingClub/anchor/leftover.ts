import { readWords } from "./words";

/** Of a text that was rewritten less than this share of what it said stays by chance: an article, a copula. */
const leastShare = 1 / 3;
/** What a word weighs at least that says something by itself; the particles and endings of Japanese weigh less. */
const saysSomething = 2;
const halfPair = /\p{Surrogate}/gu;

/**
 * Whether what is left of a text is there by chance: of words only signs or particles, of signs only white space.
 * @param isRewrite whether whole lines were put in the place of others, which have common words anyway
 */
export function isLeftover(before: string, left: string, isRewrite: boolean): boolean {
  const [then, now] = [weigh(before), weigh(left)];
  if (then.all === 0) return left.trim() === "" && before.trim() !== "";
  if (now.all === 0 || (now.most < saysSomething && then.most >= saysSomething)) return true;
  return isRewrite && now.all < then.all * leastShare;
}

/** What all words of a text weigh together, and the heaviest of them. */
function weigh(text: string): { readonly all: number; readonly most: number } {
  const { count, weights } = readWords(text.replace(halfPair, " "));
  let [all, most] = [0, 0];
  for (const weight of weights.subarray(0, count)) [all, most] = [all + weight, Math.max(most, weight)];
  return { all, most };
}
