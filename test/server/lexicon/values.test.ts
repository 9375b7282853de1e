import { describe, expect, it } from "vitest";
import { isPlaceholder, isUnknown, readActionState, readStatus } from "../../../server/src/lexicon/values";

describe("a placeholder", () => {
  it.each([
    "TBD",
    "tba",
    "TODO",
    "-",
    "—",
    "...",
    "…",
    "???",
    "[Name]",
    "[Describe the impact]",
    "<TBD>",
    "＜未定＞",
    "{{ name }}",
    "YYYY-MM-DD",
    "20XX-01-01",
    "INC-XXXX",
    "INC-0000",
    "PM-YYYY-NNN",
    "X hours Y minutes",
    "?? minutes",
    "HH:MM",
    "○○",
    "@username",
    "Draft | In Review | Final",
    "[P0 | P1 | P2]",
    "Yes/No",
    "Open / Closed",
    "未定",
    "未記入",
    "記入してください",
    "待定",
  ])("is %j", (value) => {
    expect(isPlaceholder(value)).toBe(true);
  });

  it.each([
    "None",
    "N/A",
    "0",
    "Kim",
    "@kim",
    "[a link](https://example.com)",
    "[#12](https://example.com/12)",
    "[[PM-2026-036]]",
    "CI/CD",
    "TCP/IP",
    "Kim / Pat",
    "INC-12",
    "PM-2026-031",
    "2026-03-23",
    "2 hours",
    "10:00|11:00",
    "Pending payments were lost",
    "To be determined by the data team on Friday",
    "we saw a TBD in the form",
    "https://example.com",
    "なし",
    "不明",
  ])("is not %j", (value) => {
    expect(isPlaceholder(value)).toBe(false);
  });
});

describe("unknown or nothing, said by the author", () => {
  it.each(["不明", "unknown", "Unknown.", "N/A", "n/a", "なし", "特になし。", "None", "ingen", "无"])("%s", (value) => {
    expect(isUnknown(value)).toBe(true);
  });

  it.each(["", "TBD", "Kim", "None of the users could log in", "不明な点が多い"])("is not %j", (value) => {
    expect(isUnknown(value)).toBe(false);
  });
});

describe("a status", () => {
  it.each([
    ["Draft", "draft"],
    ["In Review", "in-review"],
    ["Approved by Kim", "approved"],
    ["Complete, action items in progress", "approved"],
    ["Resolved at 10:50", "resolved"],
    ["✅ Resolved", "resolved"],
    ["**Resolved**", "resolved"],
    ["[Løst]", "resolved"],
    ["Pågående", "investigating"],
    ["UNDER INVESTIGATION", "investigating"],
    ["対応中", "investigating"],
    ["解決済み / 再発防止策実装済み", "resolved"],
    ["対策検討中", "draft"],
    ["監視中", "monitoring"],
    ["暫定復旧", "mitigated"],
    ["Closed", "closed"],
    ["誤検知", "cancelled"],
    ["已解决", "resolved"],
    ["Openly discussed", "other"],
    ["Something else", "other"],
    ["", "other"],
  ])("%j is %s", (value, status) => {
    expect(readStatus(value)).toBe(status);
  });
});

describe("the state of an action", () => {
  it.each([
    ["Done", "done"],
    ["DONE (PR merged)", "done"],
    ["✅", "done"],
    ["完了", "done"],
    ["**完了**（`6d8c925`）", "done"],
    ["実装済", "done"],
    ["TODO", "open"],
    ["Not started", "open"],
    ["未着手", "open"],
    ["未", "open"],
    ["❌", "open"],
    ["In Progress", "doing"],
    ["対応中", "doing"],
    ["🚧 WIP", "doing"],
    ["Won't do (too costly)", "declined"],
    ["Won’t fix", "declined"],
    ["見送り", "declined"],
    ["Donate", "unknown"],
    ["", "unknown"],
    ["2026-04-01", "unknown"],
  ])("%j is %s", (value, state) => {
    expect(readActionState(value)).toBe(state);
  });
});
