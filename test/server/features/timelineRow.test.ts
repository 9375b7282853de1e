import { describe, expect, it } from "vitest";
import { nowEdit } from "../../../server/src/features/completion/timelineRow";
import { applyEdits } from "../../../server/src/text/span";
import { contextOf } from "./context";

/** The document with the present time (2026-03-23 16:05 UTC) added to its timeline. */
function withNow(timeline: string, config?: string): string {
  const text = `# Postmortem: orders were lost\n\n- **Severity:** SEV2\n\n${timeline}\n\n## Action items\n\n- Test\n`;
  const context = contextOf(text, config === undefined ? {} : { config });
  const result = applyEdits(text, nowEdit(context));
  return result.slice(result.indexOf(timeline) + timeline.length, result.indexOf("\n\n## Action items"));
}

describe("the present time as a timeline entry", () => {
  it.each([
    [
      "a table with the date in each row",
      "## Timeline (UTC)\n\n| Time | Event | Who |\n|---|---|---|\n| 2026-03-23 14:00 | fails | A |\n| 2026-03-23 14:05 | alert | B |",
      "\n| 2026-03-23 16:05 |  |  |",
    ],
    [
      "a table without outer pipes",
      "## Timeline (UTC)\n\nTime | Event\n---|---\n14:00 | fails\n14:05 | alert",
      "\n 16:05 |  ",
    ],
    ["a list with a dash", "## Timeline (UTC)\n\n* 14:00 – fails\n* 14:05 – alert", "\n* 16:05 – "],
    ["bold times", "## Timeline (UTC)\n\n- **14:00** fails\n- **14:05** alert", "\n- **16:05** "],
    ["times with dots", "## Timeline (UTC)\n\n- 14.00 fails\n- 14.05 alert", "\n- 16.05 "],
    ["seconds", "## Timeline (UTC)\n\n- 14:00:10 fails\n- 14:05:11 alert", "\n- 16:05:00 "],
    ["the zone at each time", "## Timeline\n\n- 14:00 UTC fails\n- 14:05 UTC alert", "\n- 16:05 UTC "],
    ["headings", "## Timeline (UTC)\n\n### 14:00\n\nfails\n\n### 14:05\n\nalert", "\n\n### 16:05"],
  ])("is written like %s", (_, timeline, expected) => {
    expect(withNow(timeline)).toBe(expected);
  });

  it("is on the clock of the timeline's zone, else of the configuration's", () => {
    expect(withNow("## Timeline (JST)\n\n- 2026-03-23 14:00 fails\n- 2026-03-23 14:05 alert")).toBe(
      "\n- 2026-03-24 01:05 ",
    );
    expect(withNow("## Timeline\n\n- 14:00 fails\n- 14:05 alert", "timezone: Asia/Tokyo\n")).toBe("\n- 01:05 ");
  });

  it("says UTC where no zone is known, for it is never the machine's", () => {
    expect(withNow("## Timeline\n\n- 14:00 fails\n- 14:05 alert")).toBe("\n- 16:05 UTC ");
  });

  it("is written out where the last entry's way cannot be followed", () => {
    expect(withNow("## Timeline (UTC)\n\n- 23rd of March 2026 2:00 PM fails\n- 23rd of March 2026 2:05 PM alert")).toBe(
      "\n- 2026-03-23 16:05 ",
    );
  });

  it.each([
    ["午前10:00 失敗", "午後4:05 "],
    ["午後1時30分 失敗", "午後4時05分 "],
    ["14時5分 失敗", "16時05分 "],
    ["2:05 PM alert", "4:05 PM "],
    ["2:05pm alert", "4:05pm "],
    ["2 p.m. alert", "4:05 p.m. "],
    ["AM 10:00 alert", "PM 4:05 "],
    ["March 23, 2026 2:05 PM alert", "March 23, 2026 4:05 PM "],
    ["3/23 14:05 alert", "3/23 16:05 "],
  ])("is written like %s", (entry, expected) => {
    expect(withNow(`## Timeline (UTC)\n\n- ${entry}`)).toBe(`\n- ${expected}`);
  });

  it.each([
    ["- 2026-03-22 14:00 fails\n- 14:05 alert", "\n- 2026-03-23 16:05 "],
    ["- 2026/3/20(金) 14:00 失敗\n- 14:05 検知", "\n- 2026/3/23(月) 16:05 "],
    ["- 3月20日 14:00 失敗\n- 14:05 検知", "\n- 3月23日 16:05 "],
    ["### 2026-03-23\n\n- 14:00 fails\n- 14:05 alert", "\n- 16:05 "],
    ["### 2026-03-20\n\n- 14:00 fails\n- 14:05 alert", "\n- 2026-03-23 16:05 "],
    ["- 2026-03-22 23:00 fails\n- 25:30 alert", "\n- 2026-03-23 16:05 "],
    [
      "| Date | Time | Event |\n|---|---|---|\n| 2026-03-20 | 14:00 | fails |\n| 2026-03-20 | 14:05 | alert |",
      "\n| 2026-03-23 | 16:05 |  |",
    ],
  ])("carries the date where the row would be read as another day's: %s", (entries, expected) => {
    const year = "\n\nOn 2026-03-20 orders were lost.";
    expect(withNow(`## Timeline (UTC)${entries.startsWith("- 3月") ? year : ""}\n\n${entries}`)).toBe(expected);
  });

  it("needs no date behind the evening before", () => {
    expect(withNow("## Timeline (JST)\n\n- 2026-03-23 22:00 失敗\n- 22:05 検知")).toBe("\n- 01:05 ");
  });

  it("fills the columns of all zones", () => {
    const rows = "|---|---|---|\n| 14:00 | 23:00 | fails |\n| 14:05 | 23:05 | alert |";
    expect(withNow(`## Timeline\n\n| Time (UTC) | Time (JST) | Event |\n${rows}`)).toBe("\n| 16:05 | 01:05 |  |");
  });

  it("is on the clock of the fields where the timeline names none", () => {
    const text =
      "# Postmortem: orders were lost\n\n- **Start:** 2026-03-24 00:10 JST\n\n## Timeline\n\n- 00:10 fails\n- 00:20 alert\n";
    expect(applyEdits(text, nowEdit(contextOf(text)))).toContain("- 00:20 alert\n- 01:05 \n");
  });

  it("is nothing that Afterword finds fault with", () => {
    for (const [start, entries] of [
      ["2026-03-20 10:00 JST", "- 10:00 失敗\n- 午後1:30 検知"],
      ["2026-03-23 22:00 JST", "- 22:00 失敗\n- 22:30 検知"],
      ["2026-03-23 10:00 EST", "- 10:00 AM fails\n- 10:30 AM alert"],
    ] as const) {
      const text = `# Postmortem: orders were lost\n\n- **Start:** ${start}\n\n## Timeline\n\n${entries}\n`;
      const after = contextOf(applyEdits(text, nowEdit(contextOf(text))));
      expect(after.model.timelines[0]?.entries).toHaveLength(3);
      expect(after.diagnostics.filter(({ code }) => code.startsWith("timeline/"))).toEqual([]);
    }
  });
});
