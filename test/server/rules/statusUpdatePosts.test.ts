import { describe, expect, it } from "vitest";
import { expectNone, findingsIn } from "./harness";

const code = "status-update/no-outlook";
const setting = { path: "incidents/2026-03-02.md", config: `rules: { ${code}: info }` };
const record = (updates: string, status = "investigating"): string =>
  `# Checkout is unavailable\n\n- **Severity**: SEV2\n- **Status**: ${status}\n- **Start**: 2026-03-02 08:40 UTC\n\n## Timeline (UTC)\n\n- 2026-03-02 08:40 The first payment failed\n- 2026-03-02 08:45 The response team met\n\n${updates}\n`;
const found = (text: string): readonly string[] =>
  findingsIn(text, setting)
    .filter((one) => one.code === code)
    .map(({ span }) => text.slice(span.start, span.end));

describe("updates without labels", () => {
  it.each([
    ["## Status updates\n\n- 08:55 UTC: Still looking.", "Still looking."],
    ["## Updates\n\n- 2026-03-02 08:55 UTC Payments fail.", "Payments fail."],
    ["## Updates\n\n### 08:55 UTC\n\nStill looking at the database.", "Still looking at the database."],
    ["## 状況報告\n\n- 17:55 決済エラーが続いています。", "決済エラーが続いています。"],
    ["## 続報\n\n### 17:55\n\n原因を調査しています。", "原因を調査しています。"],
  ])("give no outlook: %s", (updates, words) => {
    expect(found(record(updates))).toEqual([expect.stringContaining(words)]);
  });

  it("are judged one by one", () => {
    const updates = "## Status updates\n\n- 08:55 UTC: Still looking.\n- 09:10 UTC: Rolling back, ETA 09:20.";
    expect(found(record(updates))).toEqual([expect.stringContaining("Still looking")]);
  });

  it.each([
    "## Status updates\n\n- 08:55 UTC: Still looking. Next update at 09:10.",
    "## Status updates\n\n- 08:55 UTC: Still looking.\n  - Outlook: the rollback ends at 09:10",
    "## Status updates\n\nThe next update follows every 15 minutes.\n\n- 08:55 UTC: Still looking.",
    "## Status updates\n\n- 08:55 UTC: Resolved.",
    "## Status updates\n\n- Nobody posted yet.",
    "## Status updates\n\n- 08:55 UTC",
    "## Updates\n\n### 08:55 UTC\n\nStill looking.\n\nWe expect to know more at 09:10.",
    "## Updates\n\n### 08:55 UTC",
    "## Update policy\n\n- 08:55 UTC: Still looking.",
    "## Notes\n\n- 08:55 UTC: Still looking.",
    "## 状況報告\n\n- 17:55 決済エラーが続いています。次回は 18:10 に報告します。",
    "## 状況報告\n\n- 17:55 切り戻し中です。18:10 に復旧の見込みです。",
    "> ## Status updates\n>\n> - 08:55 UTC: Still looking.",
  ])("are left alone: %s", (updates) => {
    expectNone(code, record(updates), setting);
  });

  it("are history when the incident is over", () => {
    expectNone(code, record("## Status updates\n\n- 08:55 UTC: Still looking.", "resolved"), setting);
  });
});
