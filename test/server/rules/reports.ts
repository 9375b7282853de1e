/** A small report in English; what a test is about is put into it. */
export const reportWith = ({
  fields = "",
  timeline = defaultTimeline,
  rest = defaultActions,
}: { fields?: string; timeline?: string; rest?: string } = {}): string =>
  ["# Checkout was unavailable\n", fields, "## Summary\n\nThe checkout answered with errors.\n", timeline, rest]
    .filter((part) => part !== "")
    .join("\n");

const defaultTimeline = `## Timeline

- 2026-03-02 10:00 The first payment failed
- 2026-03-02 11:00 Payments worked again
`;

const defaultActions = `## Action items

- Roll configuration out to one host first
`;

/** The same in Japanese. */
export const 報告 = ({
  fields = "",
  timeline = 既定のタイムライン,
  rest = 既定のアクション,
}: { fields?: string; timeline?: string; rest?: string } = {}): string =>
  ["# 決済エラーの障害報告\n", fields, "## 概要\n\n決済画面がエラーになりました。\n", timeline, rest]
    .filter((part) => part !== "")
    .join("\n");

const 既定のタイムライン = `## タイムライン

| 時刻 | 出来事 |
|---|---|
| 2026-03-02 10:00 | 最初の決済エラー |
| 2026-03-02 11:00 | 復旧 |
`;

const 既定のアクション = `## 再発防止策

- 設定を1台ずつ反映する仕組みを作る
`;
