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
  const count = (pattern: RegExp): number => prose.match(pattern)?.length ?? 0;
  const kana = count(/[\u3041-\u30ff]/g);
  return {
    latin: count(/[A-Za-z]/g),
    kana,
    han: count(/[\u3400-\u9fff]/g),
    nordic: count(/[æøåÆØÅ]/g) * 3 + count(norwegian),
  };
});

/** Headings and titles are the authors' own words even where the rest is names and code. */
const headingLetters = memoByBlock(
  (content: ChunkContent): { readonly kana: number; readonly han: number; readonly latin: number } => {
    const text = content.blocks.map((block) => (block.type === "heading" ? block.content.text : "")).join("");
    const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
    return { kana: count(/[\u3041-\u30ff]/g), han: count(/[\u3400-\u9fff]/g), latin: count(/[A-Za-z]/g) };
  },
);

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
