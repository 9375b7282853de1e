import type { AnchorRecord } from "./anchor";

/** Signs of a word that white space ends; scripts without spaces do not say where a word ends. */
const sign = String.raw`(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}]`;
/** An offset within a word, or within what is shown as one character: a family of emoji, a skin tone, an accent. */
const inside = new RegExp(String.raw`^(?:${sign}(?:${sign}|\p{Mn})|.\p{Emoji_Modifier}|.\u200d|\u200d.)`, "su");

/**
 * Whether a quote that stands letter for letter at an offset is a part of a longer word there, as `Robin` is of
 * `Robinson`, though it was none of one before.
 */
export function isPartOfWord({ exact, prefix, suffix }: AnchorRecord, text: string, start: number): boolean {
  const end = start + exact.length;
  const [first, last] = [charOf(exact), charBefore(exact, exact.length)];
  return (
    (inside.test(charBefore(text, start) + first) && !inside.test(charBefore(prefix, prefix.length) + first)) ||
    (inside.test(last + charOf(text, end)) && !inside.test(last + charOf(suffix)))
  );
}

const charOf = (text: string, offset = 0) => {
  const point = text.codePointAt(offset);
  return point === undefined ? "" : String.fromCodePoint(point);
};

/** The character that ends at an offset. */
function charBefore(text: string, offset: number): string {
  return [...text.slice(Math.max(0, offset - 2), Math.max(0, offset))].at(-1) ?? "";
}
