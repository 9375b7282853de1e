import { editDistance } from "../../text/closest";

/**
 * The alert whose name is written wrong, when only letters of its words are: `CheckoutErorsHigh`. A name with another
 * word in it, or with another number, is another alert: `KubeletDown` is no `KubeAPIDown`.
 */
export function misspelled(name: string, names: readonly string[]): string | undefined {
  const words = wordsOf(name);
  if (words.join("").length > longest) return undefined;
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const candidate of names) {
    const distance = typosBetween(words, wordsOf(candidate));
    if (distance !== undefined && (best === undefined || distance < best.distance))
      best = { name: candidate, distance };
  }
  return best?.name;
}

const longest = 100;
const mostTypos = 2;
/** Letters of a word for each that may be wrong: in shorter words every letter tells (min and max, api and app). */
const lettersForTypo = 4;

/** In lower case: parted by case, digits and separators. */
const wordsOf = (name: string): readonly string[] =>
  (name.normalize("NFKC").match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|[^\p{Lu}\p{Ll}\p{N}\s_-]+/gu) ?? []).map(
    (word) => word.toLowerCase(),
  );

/** Undefined where more than typing differs. */
function typosBetween(a: readonly string[], b: readonly string[]): number | undefined {
  if (a.length !== b.length) return undefined;
  let all = 0;
  for (const [at, word] of a.entries()) {
    const other = b[at] ?? "";
    if (word === other) continue;
    if (Math.abs(word.length - other.length) > mostTypos || /\p{N}/u.test(word + other)) return undefined;
    const typos = editDistance(word, other);
    if (typos * lettersForTypo > Math.max(word.length, other.length)) return undefined;
    all += typos;
  }
  return all <= mostTypos ? all : undefined;
}
