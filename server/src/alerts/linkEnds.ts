const cjk = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー";
const particleVerb = /(?:を(?:参照|ご|見|確認|読|開|実)|参照|に従|に沿|に記載|にあ|をみ)/u;
const hiraganaAfterAscii = /([A-Za-z0-9%])[\u3041-\u309f].*$/u;
const markdownEnd = /^(.*?\.(?:md|markdown|qmd))(?=[^\p{ASCII}])/iu;

/** A bare address without what follows it in the sentence: punctuation, closing brackets, Japanese particles. */
export function trimmedUrl(found: string): string {
  const file = markdownEnd.exec(found)?.[1];
  return closed(withoutSentence(file ?? found.replace(hiraganaAfterAscii, "$1")));
}

/** A path without the words that touch it. */
export function trimmedPath(found: string): { readonly skipped: number; readonly raw: string } {
  const slash = found.indexOf("/");
  const first = slash < 0 ? "" : found.slice(0, slash);
  const skipped = new RegExp(`^(.*[${cjk}])[A-Za-z0-9._-]+$`, "u").exec(first)?.[1]?.length ?? 0;
  const bullet = /^[*+•・-]+(?=[A-Za-z0-9.])/u.exec(found.slice(skipped))?.[0].length ?? 0;
  return { skipped: skipped + bullet, raw: closed(withoutSentence(found.slice(skipped + bullet))) };
}

/** An anchor in Japanese ends where the sentence goes on. */
function withoutSentence(found: string): string {
  const hash = found.indexOf("#");
  if (hash < 0) return found;
  const anchor = found.slice(hash).replace(hiraganaAfterAscii, "$1");
  const ends = anchor.search(particleVerb);
  return found.slice(0, hash) + (ends > 1 ? anchor.slice(0, ends) : anchor);
}

function closed(found: string): string {
  let raw = found;
  for (;;) {
    const last = raw.at(-1) ?? "";
    const unopened = (last === ")" && !balanced(raw, "(", ")")) || (last === "]" && !balanced(raw, "[", "]"));
    if (!unopened && !/[.,;:!?*_~…]/.test(last)) return raw;
    raw = raw.slice(0, -1);
  }
}

const count = (text: string, char: string): number => text.split(char).length - 1;
const balanced = (text: string, open: string, close: string): boolean => count(text, open) >= count(text, close);
