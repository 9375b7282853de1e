/** Signs of a gap between two words that are looked at. */
const longestGap = 400;
/** Signs from which those of a quote are looked for all along the line, quotation marks or asterisks say. */
const manySigns = 3;
const mayDiffer = /[\p{P}\p{S}]/u;

/**
 * How far the signs at the end of a quote reach behind its last word.
 * @param signs those that the quote ended with
 * @param gap what follows that word now, up to the next one
 * @returns UTF-16 units of the gap that belong to the quote
 */
export function reachOf(signs: string, gap: string): number {
  if (signs === "") return 0;
  const { same, there } = standing(signs, gap);
  const others = signs.slice(same);
  if (others.trim() === "") return there + sameStart(others, gap.slice(there));
  return othersIn(others.trim(), gap, there);
}

/** The same for signs at the beginning, and a gap before the first word. */
export const reachBefore = (signs: string, gap: string) => reachOf(reversed(signs), reversed(gap.slice(-longestGap)));

const reversed = (text: string) => text.split("").reverse().join("");

/** How many of some signs a gap begins with, whatever blanks lie between, and where the last of them ends. */
function standing(signs: string, gap: string): { readonly same: number; readonly there: number } {
  let [same, there] = [0, 0];
  for (let [sign, at] = [0, 0]; sign < signs.length; sign += 1, at += 1) {
    const blanks = /^\s*/.exec(signs.slice(sign))?.[0] ?? "";
    sign += blanks.length;
    if (blanks !== "") at += (blanks.includes("\n") ? /^\s*/ : /^[ \t]*/).exec(gap.slice(at))?.[0].length ?? 0;
    if (sign >= signs.length || !stands(signs.charAt(sign), gap.charAt(at))) break;
    [same, there] = [sign + 1, at + 1];
  }
  return { same, there };
}

/** Where others of a quote's signs end that stand behind signs that were put in. */
function othersIn(others: string, gap: string, there: number): number {
  const rest = gap.slice(there, there + longestGap);
  if (others.length >= manySigns) {
    const [line = ""] = rest.split("\n", 1);
    const found = line.indexOf(others);
    return found === -1 ? there : there + found + others.length;
  }
  const tight = /^\S*/.exec(rest)?.[0] ?? "";
  for (let skipped = 0; skipped < others.length; skipped += 1) {
    const found = tight.indexOf(others.slice(skipped));
    if (found !== -1) return there + found + others.length - skipped;
  }
  return there;
}

function sameStart(one: string, other: string): number {
  let same = 0;
  while (same < one.length && one.charAt(same) === other.charAt(same)) same += 1;
  return same;
}

/** The same sign, or a full stop in another width. */
const stands = (old: string, now: string) =>
  now !== "" && (old === now || (mayDiffer.test(old) && folds(old) === folds(now)));
const folds = (sign: string) => sign.normalize("NFKC").replace("。", ".").replace("、", ",");
