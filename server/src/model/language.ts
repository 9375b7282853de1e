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

/** The language most of the prose is in. A few Japanese words in English text do not make it Japanese. */
export function readLanguage(markdown: MarkdownDocument): Language {
  const sum = { latin: 0, kana: 0, han: 0, nordic: 0 };
  for (const { content } of markdown.chunks) {
    const letters = lettersOf(content);
    sum.latin += letters.latin;
    sum.kana += letters.kana;
    sum.han += letters.han;
    sum.nordic += letters.nordic;
  }
  const cjk = sum.kana + sum.han;
  if (cjk > 20 && cjk * 8 > sum.latin) return sum.kana * 12 > sum.han ? "ja" : "zh";
  return sum.latin > 0 && sum.nordic > 8 && sum.nordic * 30 > sum.latin ? "no" : "en";
}
