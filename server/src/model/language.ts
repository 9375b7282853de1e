import type { ChunkContent, MarkdownDocument } from "../markdown/document";
import type { Language } from "./document";
import { memoByBlock } from "./memo";

interface Letters {
  readonly latin: number;
  readonly kana: number;
  readonly han: number;
  readonly nordic: number;
}

const norwegian = /\b(?:og|ikke|det|som|ble|på|til|har|hva|vi|av|med|for|fra|etter|når)\b/giu;

const lettersOf = memoByBlock(({ text }: ChunkContent): Letters => {
  const prose = text.replace(/```[\s\S]*?```|`[^`\n]*`|https?:\S+/g, " ");
  const letters = countLetters(prose);
  return { ...letters, nordic: letters.nordic * 3 + (prose.match(norwegian)?.length ?? 0) };
});

/** Headings and titles are the authors' own words even where the rest is names and code. */
const headingLetters = memoByBlock(({ blocks }: ChunkContent): Letters =>
  countLetters(blocks.map((block) => (block.type === "heading" ? block.content.text : "")).join("")),
);

/** Without a match for each letter of a document. */
function countLetters(text: string): Letters {
  let [latin, kana, han, nordic] = [0, 0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) latin += 1;
    else if (unit < 0xc5) continue;
    else if (unit <= 0xff) nordic += "æøåÆØÅ".includes(text.charAt(at)) ? 1 : 0;
    else if (unit >= 0x3041 && unit <= 0x30ff) kana += 1;
    else if (unit >= 0x3400 && unit <= 0x9fff) han += 1;
  }
  return { latin, kana, han, nordic };
}

/** The language most of the prose is in. A few Japanese words in English text do not make it Japanese. */
export function readLanguage(markdown: MarkdownDocument): Language {
  const sum = { latin: 0, kana: 0, han: 0, nordic: 0, headingCjk: 0, headingLatin: 0 };
  for (const { content } of markdown.chunks) {
    const letters = lettersOf(content);
    const headings = headingLetters(content);
    sum.latin += letters.latin;
    sum.kana += letters.kana;
    sum.han += letters.han;
    sum.nordic += letters.nordic;
    sum.headingCjk += headings.kana + headings.han;
    sum.headingLatin += headings.latin;
  }
  const cjk = sum.kana + sum.han;
  const headed = sum.headingCjk >= 4 && sum.headingCjk * 2 > sum.headingLatin;
  if ((cjk > 20 && cjk * 8 > sum.latin) || headed) return isJapanese(markdown, sum.kana, sum.han) ? "ja" : "zh";
  return sum.latin > 0 && sum.nordic > 8 && sum.nordic * 30 > sum.latin ? "no" : "en";
}

/** Kana decide; without any, words and forms of characters that only Japanese has. */
function isJapanese(markdown: MarkdownDocument, kana: number, han: number): boolean {
  return kana * 12 > han || /障害|発生日|復旧|検知|重大度|対応|時系列|概要|担当/.test(markdown.text);
}
