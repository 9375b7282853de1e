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

/** Without punctuation at its end, and without brackets that were opened before it. */
function closed(found: string): string {
  const open = { ")": balanceOf(found, "(", ")"), "]": balanceOf(found, "[", "]") };
  let end = found.length;
  for (; end > 0; end -= 1) {
    const last = found[end - 1] ?? "";
    if (last === ")" || last === "]") {
      if (open[last] >= 0) break;
      open[last] += 1;
    } else if (!/[.,;:!?*_~…]/.test(last)) break;
  }
  return found.slice(0, end);
}

/** How many brackets are open at the end; less than zero where more are closed than opened. */
const balanceOf = (text: string, opening: string, closing: string): number =>
  text.split(opening).length - text.split(closing).length;
