import { describe, expect, it } from "vitest";
import { translator } from "../../../server/src/text/message";
import type { Action } from "../../../server/src/model/document";
import { vagueAction } from "../../../server/src/rules/language/vagueAction";
import { vagueImpact } from "../../../server/src/rules/language/vagueImpact";
import { actionOf, check, markedBy, modelWith, proseOf } from "./languageModel";

describe("language/vague-impact", () => {
  it.each([
    "⟦Many⟧ users could not log in.",
    "⟦Some users⟧ saw an error page.",
    "⟦Some of our customers⟧ were charged late.",
    "⟦Several customers⟧ opened tickets.",
    "The outage had a ⟦huge⟧ effect on sales.",
    "⟦A large number of⟧ requests failed.",
    "⟦A lot of⟧ users were affected between 10:00 and 10:42 on 2026-01-05.",
    "⟦Many⟧ requests returned HTTP 503 for 20 minutes.",
    "⟦大勢の⟧お客様に影響した。",
    "⟦多数の⟧リクエストが失敗した。",
    "⟦かなりの⟧遅延が発生した。",
    "⟦一部のお客様⟧でログインできなかった。",
    "⟦一部ユーザー⟧の決済が失敗した。",
    "10:20から10:45まで、⟦一部ユーザー⟧の画面が表示されなかった。",
    "⟦ユーザーの一部⟧に影響した。",
  ])("marks %s", (marked) => {
    expect(markedBy(vagueImpact, marked, "impact")).toBe(marked);
  });

  it.each([
    "Many users (about 1,200) could not log in.",
    "Some users, roughly 3 %, saw an error page.",
    "About two thousand of the users saw many errors.",
    "We do not know how many users were affected.",
    "The API answered with too many requests.",
    "The many-to-many table was locked.",
    "The nodes ran without huge pages.",
    "All customers in one region were affected.",
    "Some features were read-only.",
    "Two customers were affected, with some users locked out.",
    "The status page said “some users”.",
    "大勢のお客様（約1,200名）に影響した。",
    "多数のリクエスト（全体の12%）が失敗した。",
    "一部のお客様（3社）でログインできなかった。",
    "一部の機能が使えなかった。",
    "一部のPodが再起動した。",
    "全ユーザーのうち一部ユーザーに影響した。",
    "多数決で判断した。",
    "影響なし。",
  ])("is silent on %s", (text) => {
    expect(markedBy(vagueImpact, text, "impact")).toBe(text);
  });

  it("takes the value of a field for the field's own section", () => {
    const text = "Impact: some users could not log in.";
    const at = { span: { start: 8, end: text.length }, labelSpan: { start: 0, end: 6 } };
    const impact = {
      ...at,
      key: "impact",
      raw: text.slice(8),
      label: "Impact",
      form: "table",
      part: 0,
      placeholder: false,
      empty: false,
      unknown: false,
    } as const;
    const cell = { ...proseOf(text), section: undefined };
    expect(check(vagueImpact, modelWith(text, { prose: [cell] }))).toEqual([]);
    expect(check(vagueImpact, modelWith(text, { prose: [cell], fields: [impact] }))).toHaveLength(1);
  });

  it("reads the impact and nothing else", () => {
    expect(markedBy(vagueImpact, "Many users could not log in.", "lessons")).toBe("Many users could not log in.");
  });
});

describe("action/vague", () => {
  const found = (text: string, parts: Partial<Action> = {}) =>
    check(vagueAction, modelWith(text, { actions: [actionOf(text, parts)] }));

  it.each([
    "気をつける",
    "今後は気を付ける。",
    "デプロイ時に気をつける",
    "本番作業では十分に注意する",
    "作業時に注意する",
    "コストを意識する",
    "手順の確認を徹底する",
    "確認の徹底",
    "周知徹底",
    "周知する",
    "手順をチームに周知する",
    "メンバーに周知",
    "注意喚起を行う",
    "新人を教育する",
    "担当者への教育",
    "教育を実施する",
    "ダブルチェックする",
    "リリース時はダブルチェックを行う",
    "二重チェックの徹底",
    "検討する",
    "対応を検討する",
    "対策を検討",
    "今後検討する",
    "対応する",
    "対応予定",
    "早急に対応します",
    "再発防止策の検討",
    "Be more careful when deploying",
    "We should be more careful.",
    "Double-check the target before running scripts",
    "Remember to update the runbook",
    "Retrain the on-call engineers",
    "Retraining of all operators",
    "Pay more attention to alerts",
    "Investigate",
    "Look into it",
    "Consider options",
    "Investigate the issue further",
    "Remind everyone to read the runbook",
  ])("finds %s", (text) => {
    expect(found(text).map(({ span }) => text.slice(span.start, span.end))).toEqual([text]);
  });

  it.each([
    "本番接続時に確認画面を出す",
    "ダブルチェックの仕組みをCIに追加する",
    "お客様へ周知",
    "ユーザーに復旧を周知する",
    "注意書きを管理画面に追加する",
    "アラートの閾値を80%に変更する",
    "WAFの導入を検討し、1月末までに判断する",
    "キャッシュの分割を検討する",
    "インデックスを追加して対応する",
    "証明書の更新を自動化する",
    "教育用の環境を作成する",
    "意識しなくてよいように既定値を変更する",
    "対応手順書を作成する",
    "IPv6に対応する",
    "オンコール手順書にロールバックの章を追加し、周知する",
    "検討会を1/20に開く",
    "TLS 1.3 に対応する",
    "Add a double-check step to the deploy script",
    "Careful rollout: ship to 1 % first",
    "Retrain the model on clean data",
    "Investigate why the probe restarted the pod (owner: Sam)",
    "Consider splitting the queue per tenant",
    "Handle 429 answers in the client",
    "Add an alert on the queue length",
    "Fix #12",
    "Discuss the retry budget with the payments team",
    "Address the memory leak in the parser",
    "Make the job remember the last offset",
  ])("is silent on %s", (text) => {
    expect(found(text)).toEqual([]);
  });

  it("leaves alone what is done, declined, unfilled, or has its details in a ticket", () => {
    expect(found("検討する", { state: "done" })).toEqual([]);
    expect(found("気をつける", { state: "declined" })).toEqual([]);
    expect(found("検討する", { placeholder: true })).toEqual([]);
    expect(found("Investigate", { link: "https://example.com/issues/1" })).toEqual([]);
  });

  it("says what is missing", () => {
    const [finding] = found("Be more careful.");
    expect(finding && translator()(finding.message)).toMatch(
      /^“Be more careful” asks people for more attention.*a check in the pipeline/,
    );
  });
});
