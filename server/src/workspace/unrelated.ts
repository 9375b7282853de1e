import type { TextChange } from "./editsIn";

/** Words of the text before that are also in the one after it: less is what two texts of one language share anyway. */
const hardlyAny = 0.2;
/** How much of a text an edit takes away that may be another document put in its place. */
const nearlyAll = 0.8;

/** Whether an edit puts something else in the place of a whole text: a formatter, or a rewrite, leaves its words. */
export function isUnrelated(before: string, { edit, text }: TextChange): boolean {
  const taken = edit.reduce((sum, { rangeLength }) => sum + rangeLength, 0);
  if (taken < nearlyAll * before.length) return false;
  const [old, now] = [wordsOf(before), wordsOf(text)];
  if (old.size === 0 || now.size === 0) return false;
  const left = [...old].filter((word) => now.has(word)).length;
  return left < hardlyAny * old.size;
}

/** Short words are in every text; of scripts without spaces every two letters are one. */
function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(/[\u3040-\u9fff\uac00-\ud7af]{2,}|[\p{L}\p{N}]{4,}/gu)) {
    if (!/^[\u3040-\u9fff\uac00-\ud7af]/.test(word)) words.add(word);
    else for (let at = 0; at + 1 < word.length; at += 1) words.add(word.slice(at, at + 2));
  }
  return words;
}
