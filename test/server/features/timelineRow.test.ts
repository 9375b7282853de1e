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
    expect(withNow("## Timeline (UTC)\n\n- March 23, 2026 2:00 PM fails\n- March 23, 2026 2:05 PM alert")).toBe(
      "\n- 2026-03-23 16:05 ",
    );
  });
});
