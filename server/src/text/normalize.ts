/**
 * Labels and headings are compared by a key: compatibility forms folded (full-width letters, ligatures),
 * lower case, no spaces, one kind of hyphen. `インシデント ID` and `インシデントＩＤ` are one label.
 */
export function labelKey(label: string): string {
  return label
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\s\u200b-\u200d\ufeff]+/g, "");
}

/** Blanks on both sides as people see them: also the ideographic space, NBSP and zero-width characters. */
export function trimBlank(text: string): string {
  return text.replace(/^[\s\u200b-\u200d\ufeff]+|[\s\u200b-\u200d\ufeff]+$/g, "");
}

/** True when the text holds Japanese kana; kanji alone may be Chinese. */
export function hasKana(text: string): boolean {
  return /[\u3041-\u30ff\uff66-\uff9f]/.test(text);
}
