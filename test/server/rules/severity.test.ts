import { describe, expect, it } from "vitest";
import { applyFix, expectFindings, expectNone, findingsIn, messagesOf, type Setting } from "./harness";

const report = (fields: string, impact = "Payments were slow."): string => `# Checkout was slow

${fields}

## Summary

Payments took a minute.

## Impact

${impact}

## Timeline

- 2026-03-02 10:00 JST The first slow payment
- 2026-03-02 11:00 JST Payments were fast again
`;

/** Findings of one code only: what else a profile asks for is the matter of other tests. */
const others = (setting: Setting = {}) => ({
  ...setting,
  also: [
    "section/missing",
    "field/missing",
    "role/missing",
    "timeline/milestone-missing",
    "postmortem/no-report-owner",
    "analysis/no-lesson",
    "language/vague-impact",
    "postmortem/overdue",
    "severity/criteria",
    "status-update/stale",
  ],
});
const mackerel = others({ profile: "mackerel" });

describe("severity/invalid", () => {
  it.each([
    "- **Severity**: ⟦SEV9⟧",
    "**Severity:** ⟦P9⟧",
    "Severity: ⟦Sev 9⟧ (payments)",
    "| Field | Value |\n|---|---|\n| Severity | ⟦S9⟧ |",
    "- **重大度**: ⟦SEV-7⟧（主要機能）",
    "- **Severity**: 🔴 `⟦SEV9⟧`",
    "- **Severity**: ⟦Crtical⟧",
  ])("is found without any configuration: %s", (fields) => {
    expectFindings("severity/invalid", report(fields), others());
  });

  it.each([
    "- **Severity**: SEV0",
    "- **Severity**: P5",
    "- **Severity**: Critical (S1)",
    "- **重大度**: 高 — 決済が遅い",
    "- **Severity**: Outage",
    "- **Severity**: purple",
    "- **Severity**: payments were slow for everybody in Europe",
    "- **Severity**: unknown",
    "- **重大度**: 不明",
    "- **Severity**: Mayhem",
  ])("is not found without any configuration: %s", (fields) => {
    expectNone("severity/invalid", report(fields));
  });

  it.each([
    "- **Severity**: ⟦SEV5⟧",
    "- **Severity**: ⟦SEV0⟧",
    "- **Severity**: ⟦Critical⟧",
    "- **Severity**: ⟦purple⟧",
    "- **重大度**: ⟦大障害⟧",
  ])("is found on a closed scale: %s", (fields) => {
    expectFindings("severity/invalid", report(fields), mackerel);
  });

  it.each([
    "- **Severity**: P1",
    "- **Severity**: Sev.4-Low",
    "- **Severity**: 2",
    "- **Severity**: the team could not agree on one",
  ])("is not found on a closed scale: %s", (fields) => {
    expectNone("severity/invalid", report(fields), mackerel);
  });

  it("knows the levels of a team's own", () => {
    const config = "severity:\n  levels:\n    - { id: 大障害 }\n    - { id: Red, aliases: [赤] }\n";
    for (const value of ["大障害", "Red", "赤（全社）", "Red - everything is down"]) {
      expectNone("severity/invalid", report(`- **Severity**: ${value}`), { config });
    }
    expectFindings("severity/invalid", report("- **Severity**: ⟦SEV1⟧"), others({ config }));
  });

  it("offers the levels of the scale, the nearest first", () => {
    const text = report("- **Severity**: SEV9 (checkout)");
    expect(applyFix("severity/invalid", text, mackerel)).toBe(text.replace("SEV9", "SEV4"));
    expect(applyFix("severity/invalid", report("Severity: Crtical"))).toBe(report("Severity: Critical"));
  });

  it("knows a level by a name with one letter wrong, its number right", () => {
    for (const [written, meant] of [
      ["SVE2", "SEV2"],
      ["SEEV1", "SEV1"],
      ["sec-3", "SEV3"],
    ] as const) {
      const text = report(`- **Severity**: ${written}`);
      expect(messagesOf("severity/invalid", text, mackerel)).toEqual([
        `“${written}” is not a severity. Is “${meant}” meant?`,
      ]);
      expect(applyFix("severity/invalid", text, mackerel)).toBe(text.replace(written, meant));
    }
    const config = "severity:\n  levels:\n    - { id: Critical }\n    - { id: 大障害 }\n    - { id: 中障害 }\n";
    expect(applyFix("severity/invalid", report("Severity: Critcal"), { config })).toBe(report("Severity: Critical"));
  });

  it("takes only a misspelt name for a fix that needs no look", () => {
    const preferred = (value: string, setting: Setting): readonly (boolean | undefined)[] =>
      findingsIn(report(`- **Severity**: ${value}`), setting)
        .filter(({ code }) => code === "severity/invalid")
        .flatMap(({ fixes = [] }) => fixes.map((fix) => fix.preferred));
    const config = "severity:\n  levels:\n    - { id: 大障害 }\n    - { id: 中障害 }\n";
    expect(preferred("Crtical", {})).toEqual([true]);
    expect(preferred("SVE2", mackerel)).toEqual([true]);
    for (const setting of [mackerel, { config }]) {
      for (const value of ["SEV9", "SEV5", "purple", "小障害", "Crtical"]) {
        expect(preferred(value, setting)).not.toContain(true);
      }
    }
  });

  it("says what is possible", () => {
    expect(messagesOf("severity/invalid", report("- **Severity**: SEV9"), mackerel)).toEqual([
      "“SEV9” is not on the severity scale “mackerel” (SEV1, SEV2, SEV3, SEV4). Priorities and deadlines cannot go by it. Choose a level of the scale.",
    ]);
  });
});

describe("severity/placeholder", () => {
  it.each([
    "- **Severity**: ⟦SEV1 / SEV2 / SEV3⟧",
    "**Severity:** ⟦[SEV1 | SEV2 | SEV3]⟧",
    "- **Severity**: ⟦P0 / P1 / P2⟧",
    "Severity: ⟦SEV?⟧",
    "| Field | Value |\n|---|---|\n| Severity | ⟦SEV1/SEV2/SEV3⟧ |",
    "- **重大度**: ⟦高・中・低⟧",
    "- **Severity**: ⟦TBD⟧",
    "- **重大度**: ⟦（SEV1〜SEV4）⟧",
  ])("is found: %s", (fields) => {
    expectFindings("severity/placeholder", report(fields), others());
  });

  it.each([
    "- **Severity**: SEV2",
    "- **Severity**: unknown",
    "- **Severity**: -",
    "- **Severity**: SEV3 → SEV2",
    "- **Severity**: SEV2 (TBD)",
  ])("is not found: %s", (fields) => {
    expectNone("severity/placeholder", report(fields));
  });

  it("offers what the choice offers, and what the scale has where it offers nothing", () => {
    const choice = report("- **Severity**: [P0 | P1 | P2]");
    expect(applyFix("severity/placeholder", choice, { title: "Set the severity to P1" })).toBe(
      choice.replace("[P0 | P1 | P2]", "P1"),
    );
    const open = report("- **Severity**: SEV?");
    expect(applyFix("severity/placeholder", open, { ...mackerel, title: "Set the severity to SEV3" })).toBe(
      open.replace("SEV?", "SEV3"),
    );
  });
});

describe("severity/conflict", () => {
  it("is found where two places differ", () => {
    expectFindings(
      "severity/conflict",
      `---\nseverity: SEV2\n---\n${report("- **Severity**: ⟦SEV3⟧ (checkout)")}`,
      others(),
    );
    expectFindings(
      "severity/conflict",
      report("| Field | Value |\n|---|---|\n| Severity | High |\n| 重大度 | ⟦低⟧ |"),
      others(),
    );
  });

  it("is found where the title says otherwise", () => {
    expectFindings(
      "severity/conflict",
      report("- **Severity**: ⟦SEV-3⟧").replace("# Checkout", "# [SEV-2] Checkout"),
      others(),
    );
  });

  it.each([
    "- **Severity**: SEV2\n- **Priority**: P1",
    "| Field | Value |\n|---|---|\n| Severity | SEV2 |\n| SEV | S2 |",
    "- **Severity (initial)**: SEV3\n- **Severity (final)**: SEV2",
    "- **Severity**: SEV3 → SEV2\n- **SEV**: SEV3",
    "- **Severity**: SEV2 (raised from SEV3)\n- **SEV**: SEV3",
    "- **Severity**: Critical\n- **SEV**: 致命的",
    "- **Severity**: High\n- **SEV**: SEV2",
    "- **Severity**: SEV2\n- **SEV**: SEV1 / SEV2",
  ])("is not found: %s", (fields) => {
    expectNone("severity/conflict", report(fields));
  });

  it("is not found where the timeline tells of a change", () => {
    const text = `---\nseverity: SEV2\n---\n${report("- **Severity**: SEV3")}`;
    expectNone("severity/conflict", text.replace("The first slow payment", "Severity raised to SEV2"));
  });

  it("offers to say the same as the first place", () => {
    const text = `---\r\nseverity: SEV2\r\n---\r\n${report("- **Severity**: SEV3 (checkout)").replaceAll("\n", "\r\n")}`;
    expect(applyFix("severity/conflict", text)).toBe(text.replace("SEV3", "SEV2"));
  });
});

describe("severity/criteria", () => {
  const found = (stated: string, impact: string): string[] =>
    messagesOf("severity/criteria", report(`- **Severity**: ${stated}`, impact), { profile: "mackerel" });

  it.each([
    ["SEV3", "Customer data was exposed to other tenants.", "SEV1"],
    ["SEV2", "12 customers were charged twice.", "SEV1"],
    ["SEV3", "All users could not log in.", "SEV2"],
    ["SEV4", "Some customers could not export their reports.", "SEV3"],
    ["SEV3", "- 二重課金が 12 件発生しました。", "SEV1"],
    ["SEV3", "個人情報が流出しました。", "SEV1"],
    ["SEV3", "すべてのお客様がログインできない状態でした。", "SEV2"],
    ["SEV3", "主要機能が停止していました。", "SEV2"],
    ["SEV4", "一部のお客様がグラフを表示できませんでした。", "SEV3"],
  ])("%s with “%s” may be %s", (stated, impact, level) => {
    expect(found(stated, impact).join()).toContain(`On this scale that is ${level}.`);
  });

  it("stands on the stated severity, and points to the words", () => {
    expectFindings("severity/criteria", report("- **Severity**: ⟦SEV3⟧ (checkout)", "All users could not log in."), {
      ...mackerel,
      also: [...mackerel.also, "time/no-zone"],
    });
  });

  it.each([
    ["SEV3", "No customer data was exposed."],
    ["SEV3", "There is no evidence that customer data was accessed."],
    ["SEV3", "No data loss, no security impact."],
    ["SEV3", "Payments were slow; all users could still log in."],
    ["SEV3", "If this had gone on, all users could not have logged in."],
    ["SEV2", "All users could not log in."],
    ["SEV1", "Some customers could not export their reports."],
    ["SEV3", "情報漏えい: なし"],
    ["SEV3", "| 項目 | 内容 |\n|---|---|\n| 情報漏えい | なし |\n| 二重課金 | 発生していない |"],
    ["SEV3", "個人情報が流出した事実はありません。"],
    ["SEV3", "二重課金が発生した可能性があるため調査しました。"],
    ["SEV3", "不正アクセスは確認されていません。"],
    ["SEV3", "サービス全体への影響なし。ログインは可能でした。"],
    ["SEV3", "課金処理への影響はありません。"],
    ["SEV3", "すべてのお客様が利用できない状態には至らなかった。"],
    ["SEV3", "本番環境ならすべてのお客様がログインできなかった。"],
    ["SEV4", "画面の表示が遅くなりました。"],
    ["SEV3", "`All users could not log in` was logged."],
  ])("is silent on %s with “%s”", (stated, impact) => {
    expect(found(stated, impact)).toEqual([]);
  });

  it("is silent without the profile, and on another scale", () => {
    const text = report("- **Severity**: SEV3", "All users could not log in.");
    expect(messagesOf("severity/criteria", text)).toEqual([]);
    expect(messagesOf("severity/criteria", text, { config: "extends: mackerel\nseverity: pagerduty" })).toEqual([]);
  });
});
