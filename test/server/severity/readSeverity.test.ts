import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSeverity } from "../../../server/src/severity/readSeverity";

const read = (text: string): string | undefined => {
  const reading = readSeverity(text);
  if (reading === undefined) return undefined;
  return `${reading.token} = ${reading.placeholder ? "placeholder" : reading.value}`;
};

describe("a numbered severity", () => {
  it.each([
    ["SEV-3（主要機能の一部が使えない）", "SEV-3 = SEV3"],
    ["SEV-4 (near-miss) — no customer noticed", "SEV-4 = SEV4"],
    ["S3。ローカルの検証環境のみ", "S3 = SEV3"],
    ["P1-Critical", "P1 = SEV1"],
    ["Sev.1-Critical", "Sev.1 = SEV1"],
    ["SEV\u20111", "SEV\u20111 = SEV1"],
    ["~severity::1", "severity::1 = SEV1"],
    ['~"severity::2"', "severity::2 = SEV2"],
    ["~S1", "S1 = SEV1"],
    ["Sev 1", "Sev 1 = SEV1"],
    ["Severity 2", "Severity 2 = SEV2"],
    ["severity-1", "severity-1 = SEV1"],
    ["Severity level 2", "Severity level 2 = SEV2"],
    ["Level 2", "Level 2 = SEV2"],
    ["障害レベル３", "障害レベル３ = SEV3"],
    ["レベル2以上", "レベル2 = SEV2"],
    ["重大度：2", "重大度：2 = SEV2"],
    ["ＳＥＶ１（重大）", "ＳＥＶ１ = SEV1"],
    ["SEVー2", "SEVー2 = SEV2"],
    ["2", "2 = SEV2"],
    ["2 (High)", "2 = SEV2"],
    ["2 - Major", "2 = SEV2"],
    ["1 Critical", "1 = SEV1"],
    ["一级", "一级 = SEV1"],
    ["P0 (Critical)", "P0 = SEV0"],
    ["🔴 P0", "P0 = SEV0"],
    ["🟡 **SEV2**", "SEV2 = SEV2"],
    ["`SEV-1`", "SEV-1 = SEV1"],
    ['"SEV1"', "SEV1 = SEV1"],
    ["[SEV1]", "SEV1 = SEV1"],
    ["「SEV3」", "SEV3 = SEV3"],
    ["SEV2 candidate", "SEV2 = SEV2"],
    ["SEV-2（提案。判定は会議で）", "SEV-2 = SEV2"],
    ["SEV-4（ヒヤリハット / 資源の浪費）", "SEV-4 = SEV4"],
    ["SEV2.5", "SEV2.5 = SEV2.5"],
    ["suspected SEV2", "SEV2 = SEV2"],
    ["暫定 SEV2", "SEV2 = SEV2"],
    ["SEV9", "SEV9 = SEV9"],
    ["P9", "P9 = SEV9"],
    ["SEV2 / P1", "SEV2 = SEV2"],
    ["P1 / Critical", "P1 = SEV1"],
    ["SEV2 (API) / SEV3 (web)", "SEV2 = SEV2"],
    ["SEV1?", "SEV1 = SEV1"],
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe("a severity in words", () => {
  it.each([
    ["Critical", "Critical = critical"],
    ["Major (High Impact, Service Degradation)", "Major = major"],
    ["High（音声入力が止まった）", "High = high"],
    ["高 — 画面が開かない", "高 = 高"],
    ["致命的", "致命的 = 致命的"],
    ["重大", "重大 = 重大"],
    ["軽微なもの", "軽微 = 軽微"],
    ["中程度", "中程度 = 中程度"],
    ["中", "中 = 中"],
    ["低（社内のみ）", "低 = 低"],
    ["down", "down = down"],
    ["disrupted", "disrupted = disrupted"],
    ["notice", "notice = notice"],
    ["Partial outage", "Partial outage = partial outage"],
    ["Severity: High", "High = high"],
    ["Medium-High", "Medium = medium"],
    ["Kritisk", "Kritisk = kritisk"],
    ["严重", "严重 = 严重"],
  ])("%s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe("a word and a number together", () => {
  it("is the number when it stands alone in brackets behind the word", () => {
    expect(read("Critical (S1)")).toBe("S1 = SEV1");
    expect(read("高（2）")).toBe("2 = SEV2");
  });
  it("stays the word when the brackets say more", () => {
    expect(read("High (P2 in the tracker)")).toBe("High = high");
  });
});

describe("a change of severity", () => {
  it("ends at the level in force", () => {
    expect(read("SEV3 → SEV2 → SEV1 (10:40)")).toBe("SEV1 = SEV1");
    expect(read("SEV-3から SEV-2に変更")).toBe("SEV-2 = SEV2");
    expect(read("高 → 中")).toBe("中 = 中");
    expect(read("~~SEV3~~ SEV2")).toBe("SEV2 = SEV2");
  });
  it("is none when no level follows the arrow", () => {
    expect(read("SEV3 → see below")).toBe("SEV3 = SEV3");
  });
});

describe("a choice nobody has made", () => {
  it.each([
    ["SEV1 / SEV2 / SEV3", "SEV1 / SEV2 / SEV3"],
    ["[SEV0 | SEV1 | SEV2]", "[SEV0 | SEV1 | SEV2]"],
    ["P0 / P1 / P2", "P0 / P1 / P2"],
    ["[P1/P2/P3/P4]", "[P1/P2/P3/P4]"],
    ["[P0|P1]", "[P0|P1]"],
    ["SEV?", "SEV?"],
    ["SEV-X", "SEV-X"],
    ["SEV<n>", "SEV<n>"],
    ["SEV[1-4]", "SEV[1-4]"],
    ["P?", "P?"],
    ["SEV", "SEV"],
    ["High/Medium/Low", "High/Medium/Low"],
    ["高・中・低", "高・中・低"],
    ["高/中/低", "高/中/低"],
    ["Critical | High", "Critical | High"],
    ["SEV1〜SEV4", "SEV1〜SEV4"],
    ["(SEV1-SEV4)", "(SEV1-SEV4)"],
    ["（SEV1～SEV4）", "（SEV1～SEV4）"],
    ["1 / 2 / 3", "1 / 2 / 3"],
    ["SEV1/2/3", "SEV1/2/3"],
    ["SEV1 (Critical) / SEV2 (High) / SEV3 (Low)", "SEV1 (Critical) / SEV2 (High) / SEV3 (Low)"],
    ["SEV1 or SEV2", "SEV1 or SEV2"],
    ["SEV1 / SEV2 / SEV3（どれかを選ぶ）", "SEV1 / SEV2 / SEV3"],
    ["SEV1, SEV2, SEV3, ...", "SEV1, SEV2, SEV3"],
  ])("%s", (text, token) => {
    expect(read(text)).toBe(`${token} = placeholder`);
  });
});

describe("no severity", () => {
  it.each([
    "",
    "TBD",
    "-",
    "N/A",
    "不明",
    "Payments were slow for everybody",
    "2 hours",
    "3件",
    "5%",
    "2.5",
    "2026-03-01",
    "10:30",
    "1,200 users",
    "2/5",
    "P99 latency rose",
    "S3cmd failed",
    "notice sent to users",
    "page load failures",
    "高負荷のため",
    "中断",
    "大規模な停止",
    "緊急度は低い",
    "highly unusual",
    "lower than usual",
    "lowered",
    "重大度は会議で決める",
    "2-3 hours",
    "2 - 3 hours",
    "情報共有係が記入",
    "🔴",
  ])("%s", (text) => {
    expect(readSeverity(text)).toBeUndefined();
  });
});

it("keeps spans in the text as given, and the tail behind the token", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("SEV-3", "ＳＥＶ１", "Critical", "高", "P0 / P1", "SEV?", "2", "İSEV1", ""),
      fc.string({ unit: "grapheme", maxLength: 20 }),
      fc.string({ unit: "grapheme", maxLength: 20 }),
      (token, before, after) => {
        const text = before + token + after;
        const reading = readSeverity(text);
        if (reading === undefined) return;
        expect(text.slice(reading.tokenSpan.start, reading.tokenSpan.end)).toBe(reading.token);
        expect(text.slice(reading.tokenSpan.end)).toBe(reading.tail);
      },
    ),
    { seed: 20261103, numRuns: 500 },
  );
});

it("reads a value of any length in one go", () => {
  for (const text of ["SEV1 / ".repeat(20_000), "🔴".repeat(50_000), "~~a~~".repeat(20_000), "SEV1 (".repeat(20_000)]) {
    expect(() => readSeverity(text)).not.toThrow();
  }
});
