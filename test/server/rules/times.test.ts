import { japanese } from "virtual:l10n-ja";
import { describe, expect, it } from "vitest";
import { lengthText } from "../../../server/src/rules/lengthText";
import { translator } from "../../../server/src/text/message";
import { applyFix, expectFindings, expectNone, findingsIn } from "./harness";
import { reportWith, 報告 } from "./reports";

const fields = (...lines: readonly string[]): string =>
  reportWith({ fields: `${lines.map((line) => `- ${line}`).join("\n")}\n` });

describe("time/end-before-start", () => {
  const code = "time/end-before-start";

  it("finds exchanged start and end once, and nothing beside it", () => {
    expectFindings(code, fields("**Start**: 2026-03-02 11:00", "**End**: ⟦2026-03-02 10:00⟧", "**Duration**: 1 hour"));
    expectFindings(
      code,
      報告({
        fields:
          "| 項目 | 内容 |\n|---|---|\n| 発生日時 | 2026-03-02 11:00 |\n| 復旧日時 | ⟦2026-03-02 10:00⟧ |\n| 影響時間 | 60分 |\n",
      }),
    );
  });

  it("finds it in the front matter of a status notice", () => {
    expectFindings(
      code,
      "---\ntitle: Downloads are slow\ndate: 2026-03-02T11:00:00Z\nresolved: true\nresolvedWhen: ⟦2026-03-02T10:00:00Z⟧\nseverity: disrupted\naffected:\n  - downloads\nsection: issue\n---\n\nDownloads are slow.\n",
      { path: "content/issues/2026-03-02-downloads.md" },
    );
  });

  it("tells a contradiction once, however many ends there are", () => {
    const text = fields("**Start**: 2026-03-02 12:00", "**Mitigated**: 2026-03-02 10:30", "**End**: 2026-03-02 11:00");
    expect(findingsIn(text).filter((found) => found.code === code)).toHaveLength(1);
  });

  it("shows where the start is stated", () => {
    const text = fields("**Start**: 2026-03-02 11:00", "**End**: 2026-03-02 10:00");
    const related = findingsIn(text).flatMap(({ related = [] }) =>
      related.map(({ span }) => text.slice(span.start, span.end)),
    );
    expect(related).toEqual(["2026-03-02 11:00"]);
  });

  it("exchanges the two values on request", () => {
    const text = fields("**Start**: 2026-03-02 11:00", "**End**: 2026-03-02 10:00");
    expect(applyFix(code, text)).toBe(fields("**Start**: 2026-03-02 10:00", "**End**: 2026-03-02 11:00"));
  });

  it.each([
    ["equal at the coarser precision", ["**Start**: 2026-03-02 10:00", "**End**: 2026-03-02"]],
    ["different zones", ["**Start**: 2026-03-02 10:00 JST", "**End**: 2026-03-02 02:00 UTC"]],
    ["only a date for the start", ["**Start**: 2026-03-02", "**End**: 2026-03-02 00:00"]],
    ["an unknown end", ["**Start**: 2026-03-02 10:00", "**End**: unknown"]],
    ["the next morning without a date", ["**Start**: 2026-03-02 23:00", "**End**: 01:30"]],
  ])("says nothing of %s", (_what, lines) => {
    expectNone(code, fields(...lines));
  });
});

describe("time/invalid", () => {
  const code = "time/invalid";

  it("finds days and clocks that do not exist", () => {
    expectFindings(code, fields("**Start**: ⟦2026-06-31 10:00⟧"));
    expectFindings(
      code,
      reportWith({ timeline: "## Timeline\n\n- 2026-03-02 10:00 First errors\n- ⟦2026-02-30 11:00⟧ Over\n" }),
    );
  });

  it.each([["25:30"], ["翌1:30"], ["令和8年3月3日 1:30"]])("takes %s as ordinary", (time) => {
    expectNone(code, 報告({ timeline: `## タイムライン\n\n- 2026-03-02 22:00 最初のエラー\n- ${time} 復旧\n` }));
  });
});

describe("time/duration-mismatch", () => {
  const code = "time/duration-mismatch";
  const times = ["**Start**: 2026-03-02 10:00", "**End**: 2026-03-02 11:43"];

  it("finds a duration that no pair of times gives", () => {
    expectFindings(code, fields(...times, "**Duration**: ⟦3 hours⟧"));
    expectFindings(code, fields(...times, "**Duration**: ⟦25 minutes⟧"));
    expectFindings(
      code,
      報告({
        fields:
          "| 項目 | 内容 |\n|---|---|\n| 発生日時 | 2026-03-02 10:00 |\n| 復旧日時 | 2026-03-02 11:43 |\n| 影響時間 | ⟦3時間20分⟧ |\n",
        timeline: "",
      }),
    );
  });

  it("tells the length in the reader's language", () => {
    const text = fields("**Start**: 2026-03-02 10:00", "**End**: 2026-03-08 12:19", "**Duration**: 3 hours");
    const [finding] = findingsIn(text).filter((one) => one.code === code);
    if (finding === undefined) throw new Error("nothing found");
    expect(translator()(finding.message)).toContain("146 h 19 min");
    expect(translator(japanese)(finding.message)).toContain("146 時間 19 分");
    expect(translator(japanese)(lengthText(120))).toBe("2 時間");
    expect(translator(japanese)(lengthText(12))).toBe("12 分");
  });

  it("writes the right duration in the old one's style", () => {
    expect(applyFix(code, fields(...times, "**Duration**: 3h 20m"))).toBe(fields(...times, "**Duration**: 1h 43m"));
    expect(applyFix(code, fields(...times, "**Duration**: 200 minutes (all regions)"))).toBe(
      fields(...times, "**Duration**: 103 minutes (all regions)"),
    );
  });

  it.each([
    ["the same", "103 minutes"],
    ["rounded to its own unit", "2 hours"],
    ["rounded, and saying so", "about 1.5 hours"],
    ["counted on another basis", "45 minutes (during support hours)"],
    ["a range that covers it", "90-120 minutes"],
    ["counted between entries of the timeline", "1 hour"],
  ])("says nothing of a duration that is %s", (_what, duration) => {
    expectNone(code, fields(...times, `**Duration**: ${duration}`));
  });

  it("says nothing where it is counted from detection", () => {
    expectNone(code, fields(...times, "**Detected**: 2026-03-02 10:20", "**Duration**: 83 minutes"));
  });

  it("says nothing where a time is missing", () => {
    expectNone(code, fields("**Start**: 2026-03-02 10:00", "**Duration**: 5 hours"));
    expectNone(code, fields("**Start**: 2026-03-02", "**End**: 2026-03-02", "**Duration**: 30 hours"));
  });
});

describe("time/no-zone", () => {
  const code = "time/no-zone";
  const on = "rules: { time/no-zone: hint }";

  it("is told once, on the first time of the timeline", () => {
    expectFindings(
      code,
      reportWith({ timeline: "## Timeline\n\n- ⟦2026-03-02 10:00⟧ First errors\n- 2026-03-02 11:00 Over\n" }),
      { config: on },
    );
  });

  it("says the zone in the title of the timeline on request", () => {
    expect(applyFix(code, reportWith(), { config: on })).toContain("## Timeline (UTC)\n");
    expect(applyFix(code, 報告(), { config: on })).toContain("## タイムライン (JST)\n");
  });

  it("is content with one mention anywhere, and with a configured zone", () => {
    expectNone(code, reportWith({ fields: "- **Start**: 2026-03-02 10:00 UTC\n" }), { config: on });
    expectNone(
      code,
      reportWith({
        timeline: "## Timeline\n\nAll times in CET.\n\n- 2026-03-02 10:00 First errors\n- 2026-03-02 11:00 Over\n",
      }),
      { config: on },
    );
    expectNone(code, reportWith(), { config: `timezone: Asia/Tokyo\n${on}` });
  });

  it("says nothing of dates alone", () => {
    expectNone(code, reportWith({ timeline: "## Timeline\n\n- 2026-03-02 First errors\n- 2026-03-03 Over\n" }), {
      config: on,
    });
  });
});
