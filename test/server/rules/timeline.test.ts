import { describe, expect, it } from "vitest";
import { applyFix, expectFindings, expectNone, findingsIn } from "./harness";
import { reportWith, 報告 } from "./reports";

const table = (...times: readonly string[]): string =>
  reportWith({
    timeline: `## Timeline\n\n| Time | Event |\n|---|---|\n${times.map((time, i) => `| ${time} | Step ${i + 1} |`).join("\n")}\n`,
  });

const list = (...times: readonly string[]): string =>
  reportWith({ timeline: `## Timeline\n\n${times.map((time, i) => `- ${time} Step ${i + 1}`).join("\n")}\n` });

describe("timeline/order", () => {
  const code = "timeline/order";

  it("finds an entry that lies before the one above, on its time", () => {
    expectFindings(code, table("2026-03-02 10:00", "2026-03-02 11:00", "⟦2026-03-02 10:20⟧", "2026-03-02 11:30"));
  });

  it("names the entry above as related place", () => {
    const text = table("2026-03-02 10:00", "2026-03-02 11:00", "2026-03-02 10:20");
    const [finding] = findingsIn(text).filter((found) => found.code === code);
    expect((finding?.related ?? []).map(({ span }) => text.slice(span.start, span.end))).toEqual(["2026-03-02 11:00"]);
  });

  it("tells a mistyped hour once, though the entries below go on from it", () => {
    expectFindings(code, list("2026-03-02 23:11", "23:21", "⟦21:31⟧", "21:41", "21:45"));
  });

  it("tells a single stray once, early or late", () => {
    expectFindings(code, list("2026-03-02 10:00", "15:50", "⟦14:30⟧", "15:55"));
    expectFindings(code, list("2026-03-02 10:00", "10:30", "⟦09:30⟧", "10:40", "10:50"));
  });

  it("tells two strays twice", () => {
    expectFindings(code, list("2026-03-02 10:00", "10:30", "⟦10:20⟧", "10:40", "10:50", "⟦10:45⟧", "11:00"));
  });

  it("finds the exchanged clocks of two neighbours in every form", () => {
    expectFindings(
      code,
      reportWith({
        timeline:
          "## Timeline\n\n### 10:00\n\nFirst errors.\n\n### 10:40\n\nRolled back.\n\n### ⟦10:15⟧\n\nTeam met.\n",
      }),
    );
    expectFindings(
      code,
      報告({
        timeline:
          "## 時系列\n\n- 2026年3月2日 10時00分 最初のエラー\n- 2026年3月2日 10時40分 切り戻し\n- ⟦2026年3月2日 10時15分⟧ 対応開始\n",
      }),
    );
  });

  it("finds a step that a vague time hides, and tells one that begins with a vague time once", () => {
    expectFindings(code, list("2026-03-02 09:54", "2026-03-02 morning", "⟦2026-03-02 06:28⟧", "2026-03-02 10:00"));
    expectFindings(code, list("2026-03-02 15:50", "⟦~14:30⟧", "14:40", "14:50"));
  });

  it("finds steps where the day is not known", () => {
    expectFindings(code, list("10:00", "10:40", "⟦10:15⟧", "11:00"));
  });

  it.each([
    ["equal times", ["2026-03-02 10:00", "10:00", "10:05"]],
    ["mixed precision", ["2026-03-02 23:28:20", "23:28", "23:30"]],
    ["a night that passes midnight", ["2026-03-02 22:50", "23:40", "00:15", "01:10"]],
    ["a dated night", ["2026-03-02 23:40", "2026-03-03 00:15"]],
    ["a range that starts before the row above", ["2026-03-02 10:00", "10:10", "10:05-10:30", "10:12"]],
    ["a clock of twelve hours passing noon", ["2026-03-02 11.40", "12.56", "1.00", "1.20"]],
    ["an approximate time beside an exact one", ["2026-03-02 10:02", "~10:00", "10:04"]],
    ["a part of the day", ["2026-03-02 10:00", "2026-03-02 morning", "2026-03-02 11:00"]],
    ["zones that are the same moment", ["2026-03-02 10:00 UTC", "2026-03-02 09:30 EST", "2026-03-02 15:00 UTC"]],
    ["newest first throughout", ["2026-03-02 12:00", "11:00", "10:30", "10:00", "09:40"]],
  ])("says nothing of %s", (_what, times) => {
    expectNone(code, list(...times));
  });

  it("compares each timeline alone", () => {
    expectNone(
      code,
      reportWith({
        timeline:
          "## Timeline\n\n- 2026-03-02 10:00 First errors\n- 2026-03-02 11:00 Over\n\n## Timeline of the second outage\n\n- 2026-03-02 09:00 First errors\n- 2026-03-02 09:30 Over\n",
      }),
    );
  });

  it("never takes a fixed list of key events for an order", () => {
    expectNone(
      code,
      "# Incident report\n\n## Timeline\n\n- **Key events**\n  - First detected 2026-03-02 10:10\n  - Repaired 2026-03-02 10:05\n  - Resolved 2026-03-02 11:00\n",
    );
  });

  it("says nothing in other documents", () => {
    expectNone(code, "# Release notes\n\n- 2026-03-02 10:00 First\n- 2026-03-01 09:00 Second\n");
  });

  describe("its fix", () => {
    it("sorts rows and leaves each as it is, line endings included", () => {
      const text = table("2026-03-02 10:00", "2026-03-02 11:00", "2026-03-02 10:20").replaceAll("\n", "\r\n");
      expect(applyFix(code, text)).toBe(
        text.replace(
          "| 2026-03-02 11:00 | Step 2 |\r\n| 2026-03-02 10:20 | Step 3 |",
          "| 2026-03-02 10:20 | Step 3 |\r\n| 2026-03-02 11:00 | Step 2 |",
        ),
      );
    });

    it("moves items with what is nested in them", () => {
      const text = reportWith({
        timeline:
          "## Timeline\n\n- 2026-03-02 10:00 First errors\n- 2026-03-02 11:00 Over\n  - a detail\n\n  more\n- 2026-03-02 10:20 Rolled back\n  - by hand\n",
      });
      expect(applyFix(code, text)).toContain(
        "- 2026-03-02 10:00 First errors\n- 2026-03-02 10:20 Rolled back\n  - by hand\n- 2026-03-02 11:00 Over\n  - a detail\n\n  more\n",
      );
    });

    it("keeps rows of equal times in their order", () => {
      const fixed = applyFix(
        code,
        table("2026-03-02 10:00", "2026-03-02 11:00", "2026-03-02 10:20", "2026-03-02 10:20"),
      );
      expect(fixed.match(/Step \d/g)).toEqual(["Step 1", "Step 3", "Step 4", "Step 2"]);
    });

    it("works on the last lines of a file without a final line ending", () => {
      const text = reportWith({
        rest: "",
        timeline: "## Timeline\n\n- 2026-03-02 10:00 A\n- 2026-03-02 11:00 B\n- 2026-03-02 10:20 C",
      });
      expect(applyFix(code, text).endsWith("- 2026-03-02 10:20 C\n- 2026-03-02 11:00 B")).toBe(true);
    });

    it.each([
      ["days are told by a row above", list("2026-03-02 10:30", "10:00", "11:00", "2026-03-03 09:00", "10:00")],
      [
        "headings hold the times",
        reportWith({ timeline: "## Timeline\n\n### 10:00\n\nA\n\n### 10:40\n\nB\n\n### 10:15\n\nC\n" }),
      ],
      [
        "items are numbered",
        reportWith({
          timeline: "## Timeline\n\n1. 2026-03-02 10:00 A\n2. 2026-03-02 10:40 B\n3. 2026-03-02 10:15 C\n",
        }),
      ],
      ["a row has no time", table("2026-03-02 10:00", "2026-03-02 10:??", "2026-03-02 11:00", "2026-03-02 10:20")],
    ])("is not offered where %s", (_where, text) => {
      const found = findingsIn(text).filter((diagnostic) => diagnostic.code === code);
      expect(found.length).toBeGreaterThan(0);
      expect(found.flatMap(({ fixes = [] }) => fixes)).toEqual([]);
    });
  });
});

describe("timeline/future", () => {
  const code = "timeline/future";
  const now = "2026-03-02T12:00:00Z";

  it("finds a time that has not come", () => {
    expectFindings(code, list("2026-03-02 10:00", "⟦2027-03-02 11:00⟧"), { now });
  });

  it("tells a run of them once", () => {
    expectFindings(code, list("2026-03-02 10:00", "⟦2027-03-02 11:00⟧", "11:30", "11:40"), { now });
  });

  it("takes a time without a zone as future only when it is so everywhere", () => {
    expectNone(code, list("2026-03-02 10:00", "2026-03-03 01:00"), { now });
    expectFindings(code, list("2026-03-02 10:00 UTC", "⟦2026-03-02 12:30 UTC⟧"), { now });
  });

  it("goes by the zone of the configuration", () => {
    expectFindings(code, list("2026-03-02 10:00", "⟦2026-03-02 21:30⟧"), { now, config: "timezone: Asia/Tokyo" });
    expectNone(code, list("2026-03-02 10:00", "2026-03-02 20:30"), { now, config: "timezone: Asia/Tokyo" });
  });
});

describe("timeline/outside-incident", () => {
  const code = "timeline/outside-incident";
  const fields = "- **Start**: 2026-03-02 10:00\n- **End**: 2026-03-02 11:00\n";
  const withTimes = (...times: readonly string[]): string =>
    list(...times).replace("## Summary", `${fields}\n## Summary`);

  it("finds a date that is a year or a month off", () => {
    expectFindings(code, withTimes("⟦2025-03-02 10:00⟧", "2026-03-02 10:20", "2026-03-02 11:00"));
    expectFindings(code, withTimes("2026-03-02 10:00", "2026-03-02 10:20", "⟦2026-04-02 10:40⟧"));
  });

  it("tells once that no entry lies near the stated times", () => {
    expectFindings(code, withTimes("⟦2026-05-07 10:00⟧", "2026-05-07 10:20", "2026-05-07 11:00"));
  });

  it.each([
    ["what led up to it", ["2026-02-20 16:00", "2026-03-02 10:00", "2026-03-02 11:00"]],
    ["what came after it", ["2026-03-02 10:00", "2026-03-02 11:00", "2026-03-04 09:00", "2026-03-20 09:00"]],
    ["entries within", ["2026-03-02 10:00", "2026-03-02 10:20", "2026-03-02 11:00"]],
  ])("says nothing of %s", (_what, times) => {
    expectNone(code, withTimes(...times));
  });

  it("leaves a step back to timeline/order", () => {
    expectNone(code, withTimes("2026-03-02 10:00", "2025-03-02 10:20", "2026-03-02 11:00"));
  });

  it("is silent while start and end contradict each other", () => {
    const text = withTimes("2026-03-02 10:00", "2026-03-02 10:20", "2026-03-02 11:00");
    expectNone(code, text.replace("**End**: 2026-03-02", "**End**: 2026-01-02"));
  });
});

describe("timeline/placeholder", () => {
  const code = "timeline/placeholder";

  it("finds unfilled minutes and unfilled rows", () => {
    const marks = findingsIn(table("2026-03-02 10:00", "2026-03-02 10:??", "2026-03-02 HH:mm")).filter(
      (found) => found.code === code,
    );
    expect(marks).toHaveLength(2);
  });

  it("takes unknown times as answers", () => {
    expectNone(code, table("2026-03-02 10:00", "unknown", "—", "2026-03-02 11:00"));
    expectNone(
      code,
      報告({
        timeline:
          "## タイムライン\n\n| 時刻 | 出来事 |\n|---|---|\n| 2026-03-02 10:00 | 最初のエラー |\n| 不明 | 連絡 |\n| 不明（午前中） | 確認 |\n",
      }),
    );
  });
});

describe("timeline/milestone-missing", () => {
  const code = "timeline/milestone-missing";
  const config = "timeline: { milestones: [detected, end] }\nrules: { timeline/milestone-missing: info }";

  it("finds the moment that neither a field nor an entry names", () => {
    expectFindings(
      code,
      reportWith({
        timeline: "## ⟦Timeline⟧\n\n- 2026-03-02 10:00 The first payment failed\n- 2026-03-02 11:00 Resolved\n",
      }),
      { config },
    );
  });

  it("is content with a field or an entry that names it", () => {
    expectNone(code, reportWith({ fields: "- **Detected**: 2026-03-02 10:03\n- **End**: 2026-03-02 11:00\n" }), {
      config,
    });
    expectNone(code, reportWith({ fields: "- **Detected**: unknown\n- **End**: 2026-03-02 11:00\n" }), { config });
  });
});
