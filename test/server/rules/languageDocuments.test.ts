import { describe, expect, it } from "vitest";
import { applyFix, expectFindings, expectNone, findingsIn, messagesOf } from "./harness";

const rules = (...codes: string[]): string => `rules: { ${codes.map((code) => `${code}: hint`).join(", ")} }`;
const blame = { config: rules("language/blame") };

const english = (rest: string, fields = ""): string => `# Checkout was unavailable
${fields}
## Summary

Nobody could pay for an hour.

## Timeline

- 2026-03-02 10:00 The first payment failed
- 2026-03-02 11:00 Payments worked again

${rest}`;

const japanese = (rest: string, fields = ""): string => `# 決済ができなかった障害
${fields}
## 概要

1時間にわたり全ての決済が失敗した。

## タイムライン

- 2026-03-02 10:00 最初の決済が失敗した
- 2026-03-02 11:00 決済が復旧した

${rest}`;

describe("language/blame in documents", () => {
  it("reads paragraphs, lists, tables and nested items of the analysis", () => {
    expectFindings(
      "language/blame",
      english(`## Root cause

The outage was ⟦human error⟧. The prompt
looked the same, and the on-call engineer
⟦failed to⟧ notice.

## What went wrong

- Deploy
  - Alice ⟦forgot to⟧ tell support
- The reviewer
  ⟦should have⟧ opened the plan

## Action items

| Action | Owner |
|---|---|
| Alert on the default that the team ⟦forgot⟧ | Sam |
`),
      blame,
    );
  });

  it("reads Japanese documents", () => {
    expectFindings(
      "language/blame",
      japanese(`## 原因

- リリース前の⟦確認不足⟧
- 担当者が**証明書の更新**を⟦忘れ⟧た

## 教訓

誤検知と判断していた。原因が明らかになったのは翌日である。
`),
      blame,
    );
  });

  it("leaves code, quotations and links alone, and a sentence that goes on in the next line", () => {
    expectNone(
      "language/blame",
      english(`## Root cause

> The outage was human error.

The log said \`human error\` and "operator error"; see [human error](https://example.com/human-error).
The new prompt keeps people from
human error.

~~~
human error
~~~

## 原因

手順書には「確認不足」と書かれていた。\`handler\` が境界値を見落としていた。
`),
      blame,
    );
  });

  it("is silent in impact, references and notices, and where it is told to be", () => {
    expectNone(
      "language/blame",
      english(`## Impact

Human error.

## References

- Human error, a book

## Root cause

<!-- afterword-disable-next-line language/blame -->
The outage was human error.
`),
      blame,
    );
    expectNone("language/blame", english("## Root cause\n\nThe outage was human error.\n"));
  });

  it("keeps Windows line ends and marks around the words when it rewrites", () => {
    const text = english("## Root cause\n\nAlice forgot to tell support.\n").replaceAll("\n", "\r\n");
    expect(applyFix("language/blame", text, blame)).toBe(text.replace("Alice forgot to", "Nothing reminded Alice to"));
    const marked = english("## Root cause\n\n**Alice** forgot to tell support.\n");
    const [finding] = findingsIn(marked, blame);
    expect(finding?.fixes).toBeUndefined();
  });

  it("names the words, the reason and another way to say it", () => {
    expect(messagesOf("language/blame", english("## Root cause\n\nThe outage was human error.\n"), blame)).toEqual([
      "“human error”: this label ends the inquiry at a person. Name the condition, the signal or the guardrail, for example: “the command accepted the production cluster without a prompt”.",
    ]);
  });
});

describe("language/vague-impact in documents", () => {
  const on = { config: rules("language/vague-impact") };

  it("reads the section and the labelled item", () => {
    expectFindings(
      "language/vague-impact",
      english("## Impact\n\n⟦Some users⟧ could not\npay from 10:00 to 11:00.\n"),
      on,
    );
    expectFindings("language/vague-impact", english("", "\n- **Impact**: ⟦Some users⟧ could not pay.\n"), on);
    expectFindings("language/vague-impact", japanese("## 影響\n\n- ⟦一部のお客様⟧で決済が失敗した\n"), on);
    expectFindings("language/vague-impact", japanese("", "\n- **影響範囲**: ⟦大勢の⟧お客様\n"), on);
  });

  it("takes a number in the sentence, wherever it stands in it, also in code", () => {
    expectNone("language/vague-impact", english("## Impact\n\nSome users could not\npay; they were 1,200.\n"), on);
    expectNone("language/vague-impact", english("## Impact\n\nSome users (`1200`) could not pay.\n"), on);
    expectNone("language/vague-impact", english("## Lessons learned\n\nSome users do not read mails.\n"), on);
  });
});

describe("action/vague in documents", () => {
  const on = { config: rules("action/vague") };

  it("reads lists, checkboxes and tables", () => {
    expectFindings("action/vague", english("## Action items\n\n- [ ] ⟦Be more careful⟧\n- [ ] Add an alert\n"), on);
    expectFindings(
      "action/vague",
      japanese(
        "## アクションアイテム\n\n| # | アクション | 担当 | 状態 |\n|---|---|---|---|\n| 1 | ⟦ダブルチェックを徹底する⟧ | 佐藤 | 未着手 |\n| 2 | ⟦検討する⟧ | 伊藤 | 未着手 |\n| 3 | 注意する | 伊藤 | 完了 |\n",
      ),
      on,
    );
    expectFindings(
      "action/vague",
      japanese("## 再発防止策\n\n- ⟦本番作業では注意する⟧\n- 確認画面を追加する\n- お客様へ周知する\n"),
      on,
    );
  });
});

describe("analysis rules in documents", () => {
  it("analysis/no-lesson waits for a finished report", () => {
    const on = { config: rules("analysis/no-lesson") };
    const done =
      "## Root cause\n\nThe default cluster was production.\n\n## Action items\n\n- Ask for the name of the cluster\n";
    expectFindings("analysis/no-lesson", english(done).replace(/^# (.*)$/m, "# ⟦$1⟧"), on);
    expectNone("analysis/no-lesson", english(done, "\n**Status:** Draft\n"), on);
    expectNone("analysis/no-lesson", english(`${done}\n## Conclusion\n\nDefaults are decisions.\n`), on);
    expectNone("analysis/no-lesson", english(`${done}\n## Lessons learned\n\n- Defaults are decisions\n`), on);
  });

  it("question/unanswered reads headings that ask", () => {
    const on = { config: rules("question/unanswered") };
    expectNone(
      "question/unanswered",
      english("## Open questions\n\n### What was luck?\n\nThe release was small.\n"),
      on,
    );
    expect(messagesOf("question/unanswered", english("## Open questions\n\n### What was luck?\n"), on)).toHaveLength(1);
  });

  it("gkpt rules read headings and marked items", () => {
    const on = { config: rules("gkpt/problem-without-try", "gkpt/try-without-action") };
    const frame =
      "## GKPT\n\n- G: 手順書がすぐ見つかった\n- P1: 検知が遅れた → T1\n- P2: 連絡先が分からなかった\n- T1: 決済失敗のアラートを追加する\n";
    expect(
      findingsIn(japanese(frame), on).map(({ code, span }) => `${code} ${japanese(frame).slice(span.start, span.end)}`),
    ).toEqual([
      expect.stringContaining("gkpt/problem-without-try"),
      expect.stringContaining("gkpt/try-without-action"),
    ]);
    const actions = `${frame}\n## アクションアイテム\n\n- [x] 証明書を更新する\n`;
    expect(applyFix("gkpt/try-without-action", japanese(actions), on)).toBe(
      japanese(`${actions}- [ ] 決済失敗のアラートを追加する\n`),
    );
    expectNone(
      "gkpt/try-without-action",
      japanese(`${frame}\n## アクションアイテム\n\n- 決済失敗のアラートを追加する\n`),
      on,
    );
  });
});
