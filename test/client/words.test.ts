import { describe, expect, it } from "vitest";
import { checkInWords, countsInWords, severitiesInWords, type Say } from "../../client/src/status/words";
import japanese from "../../l10n/ja/client.json";

const fill = (text: string, args: readonly (string | number)[]) =>
  text.replace(/\{(\d+)\}/g, (_, index: string) => String(args[Number(index)]));
const english: Say = (text, ...args) => fill(text, args);
const translations: Readonly<Record<string, string>> = japanese;
const inJapanese: Say = (text, ...args) => fill(translations[text] ?? text, args);
const counts = (error: number, warning: number, info: number, hint: number) => ({ error, warning, info, hint });

describe("the findings of a document in words", () => {
  it("count all severities", () => {
    expect(countsInWords(counts(1, 2, 0, 1), english)).toBe("4 findings");
    expect(countsInWords(counts(0, 1, 0, 0), english)).toBe("1 finding");
    expect(countsInWords(counts(0, 0, 0, 0), english)).toBe("No findings");
  });

  it("name only the severities there are", () => {
    expect(severitiesInWords(counts(1, 0, 2, 0), english)).toBe("1 error, 2 notes");
    expect(severitiesInWords(counts(0, 0, 0, 0), english)).toBe("");
  });

  it("read as Japanese", () => {
    expect(countsInWords(counts(1, 2, 0, 1), inJapanese)).toBe("指摘 4 件");
    expect(severitiesInWords(counts(1, 0, 2, 0), inJapanese)).toBe("エラー 1 件、情報 2 件");
  });
});

describe("the end of a check in words", () => {
  it("tells what was found and where", () => {
    expect(checkInWords(12, 2, counts(1, 0, 4, 2), english)).toBe(
      "12 documents checked: 1 error, 4 notes, 2 hints in 2 files.",
    );
    expect(checkInWords(1, 1, counts(0, 1, 0, 0), english)).toBe("1 document checked: 1 warning in 1 file.");
  });

  it("says so when there is nothing", () => {
    expect(checkInWords(3, 0, counts(0, 0, 0, 0), english)).toBe("3 documents checked: no findings.");
  });

  it("reads as Japanese", () => {
    expect(checkInWords(12, 2, counts(1, 0, 4, 0), inJapanese)).toBe(
      "12 件の文書をチェックしました。エラー 1 件、情報 4 件 (2 ファイル)。",
    );
    expect(checkInWords(3, 0, counts(0, 0, 0, 0), inJapanese)).toBe("3 件の文書をチェックしました。指摘はありません。");
  });
});
