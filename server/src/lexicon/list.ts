/** Spellings written as one text with `|` between them: long lists stay readable. */
export const list = (text: string): readonly string[] => text.split("|").map((word) => word.trim());
