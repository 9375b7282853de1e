import { describe, expect, it } from "vitest";
import { actionColumn, Lexicon, plainHeading, timelineColumn } from "../../../server/src/lexicon/lexicon";

const lexicon = new Lexicon();

describe("a heading", () => {
  it.each([
    ["Summary", "summary"],
    ["1. 概要", "summary"],
    ["2  Timeline (UTC)", "timeline"],
    ["第3章 原因", "cause"],
    ["① 影響", "impact"],
    ["(3) Impact", "impact"],
    ["IV. Root Cause", "cause"],
    ["🔥 Impact", "impact"],
    ["⏱️ タイムライン", "timeline"],
    ["■ 影響範囲", "impact"],
    ["【影響】", "impact"],
    ["影響（Impact）", "impact"],
    ["学んだこと（Lessons Learned）", "lessons"],
    ["再発防止策（案）", "actions"],
    ["How was it fixed? (Resolution)", "resolution"],
    ["**Timeline**", "timeline"],
    ["Timeline:", "timeline"],
    ["Timeline ##", "timeline"],
    ["タイムライン：", "timeline"],
    ["ＴＩＭＥＬＩＮＥ", "timeline"],
    ["Root‑Cause Analysis", "cause"],
    ["What didn’t go well", "went_wrong"],
    ["What went well?", "went_well"],
    ["Where we got lucky", "lucky"],
    ["Hva lærte vi?", "lessons"],
    ["Tidslinje", "timeline"],
    ["根因", "cause"],
    ["Summary / Overview", "summary"],
    ["Impact and scope", "impact"],
    ["Mitigation & Resolution", "resolution"],
    ["対応と再発防止", "actions"],
    ["Incident timeline of the second day", "timeline"],
    ["Open questions", "questions"],
    ["残タスク", "remaining_tasks"],
    ["申し送り事項", "handover"],
    ["GKPT", "gkpt"],
  ])("%s means %s", (heading, meaning) => {
    expect(lexicon.section(heading)).toBe(meaning);
  });

  it.each([
    "",
    "Kubernetes",
    "constructor",
    "toString",
    "Who are we",
    "The database",
    "運用体制の話",
    "A long story about how we came to look at the timeline of everything that happened before the day",
  ])("means nothing in particular: %j", (heading) => {
    expect(lexicon.section(heading)).toBeUndefined();
  });

  it("must be listed as it is where a pattern would guess too much", () => {
    expect(lexicon.exactSection("Impact")).toBe("impact");
    expect(lexicon.exactSection("影響（Impact）")).toBe("impact");
    expect(lexicon.exactSection("Impact on the next release")).toBeUndefined();
  });

  it.each([
    ["1. 概要：", "概要"],
    ["2.1 Impact ##", "Impact"],
    ["🚨 Impact 🚨", "Impact"],
    ["A. Summary", "Summary"],
    ["Lessons", "Lessons"],
  ])("%j is plainly %j", (heading, plain) => {
    expect(plainHeading(heading)).toBe(plain);
  });
});

describe("a label", () => {
  it.each([
    ["Severity", "severity"],
    ["SEVERITY", "severity"],
    ["重大度", "severity"],
    ["インシデント ID", "id"],
    ["インシデントＩＤ", "id"],
    ["Start Time (UTC)", "start"],
    ["Date / Time", "date"],
    ["発生日時（JST）", "start"],
    ["復旧日時", "end"],
    ["検知までの時間 (TTD)", "ttd"],
    ["Author(s)", "authors"],
    ["First detected", "detected"],
    ["Time to resolve", "duration"],
    ["Time to repair", "ttr"],
    ["Incident Commander", "commander"],
    ["記録係", "scribe"],
    ["Rotårsak", "cause"],
    ["持续时间", "duration"],
  ])("%s names %s", (label, key) => {
    expect(lexicon.field(label)).toBe(key);
  });

  it.each([
    "",
    "Reference",
    "constructor",
    "緊急度",
    "優先度",
    "Priority",
    "Severity of each of the many services that had been touched by it",
  ])("names no field: %j", (label) => {
    expect(lexicon.field(label)).toBeUndefined();
  });

  it.each([
    ["resolvedWhen", "end"],
    ["incident_commander", "commander"],
    ["incident-id", "id"],
    ["Started At", "start"],
    ["team", "authors"],
    ["constructor", undefined],
    ["__proto__", undefined],
    ["layout", undefined],
  ])("%s of front matter names %s", (key, expected) => {
    expect(lexicon.frontMatterKey(key)).toBe(expected);
  });
});

describe("a team's own words", () => {
  const extended = new Lexicon({
    fields: { severity: ["Blast size"], start: ["Status"] },
    sections: { impact: ["What it cost us"] },
  });

  it("are known beside the built-in ones", () => {
    expect([extended.field("blast  size"), extended.field("Severity")]).toEqual(["severity", "severity"]);
    expect([extended.section("3. What it cost us:"), extended.section("Impact")]).toEqual(["impact", "impact"]);
  });

  it("come before them", () => {
    expect(extended.field("Status")).toBe("start");
  });
});

describe("a column title", () => {
  it.each([
    ["#", "number"],
    ["Action Item", "task"],
    ["対策", "task"],
    ["Owner", "owner"],
    ["担当", "owner"],
    ["Due Date", "due"],
    ["期限", "due"],
    ["Status", "status"],
    ["状態", "status"],
    ["Eier", "owner"],
    ["Bug #", "ticket"],
    ["理由", "reason"],
    ["Anything", undefined],
    ["", undefined],
  ])("%j of an action table is its %s", (title, column) => {
    expect(actionColumn(title)).toBe(column);
  });

  it.each([
    ["Time", "time"],
    ["Time (UTC)", "time"],
    ["Time in CET", "time"],
    ["時刻 (JST)", "time"],
    ["Date", "date"],
    ["日付", "date"],
    ["Event", "event"],
    ["出来事", "event"],
    ["Who", "who"],
    ["End", "end"],
    ["Errors", undefined],
  ])("%j of a timeline is its %s", (title, column) => {
    expect(timelineColumn(title)).toBe(column);
  });
});
