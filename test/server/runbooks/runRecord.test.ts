import { describe, expect, it } from "vitest";
import { resolveConfig } from "../../../server/src/config/resolve";
import { readMarkdown } from "../../../server/src/markdown/read";
import { readModel } from "../../../server/src/model/readModel";
import type { Writing } from "../../../server/src/rules/timelineRow";
import { insertRows } from "../../../server/src/runbooks/run/insertRows";
import type { RecordedStep, RunRecord } from "../../../server/src/runbooks/run/record";
import { fileStem, recordPage, relativeLink } from "../../../server/src/runbooks/run/recordFile";
import { recordRows } from "../../../server/src/runbooks/run/recordRows";
import { applyEdits } from "../../../server/src/text/span";

const at = (clock: string): number => Date.parse(`2026-03-23T${clock}:00Z`);

const step = (markdown: string, more: Partial<RecordedStep> = {}): RecordedStep => ({
  markdown,
  number: undefined,
  heading: undefined,
  state: undefined,
  at: undefined,
  note: "",
  notedAt: undefined,
  wrong: undefined,
  ...more,
});

const run: RunRecord = {
  title: "Queue is stuck",
  by: "Mio",
  started: at("14:12"),
  finished: at("14:40"),
  steps: [
    step("Look at the panel.", { number: "1.", heading: "Diagnosis", state: "done", at: at("14:15") }),
    step("Restart `worker|a`", { number: "1.", heading: "Mitigation", state: "done", at: at("14:30"), note: "twice" }),
    step("Page the owner", { state: "skipped", at: at("14:31"), note: "not needed" }),
    step("Wait"),
  ],
};

function writing(text: string, config?: string): Writing {
  const resolved = resolveConfig(config === undefined ? {} : { file: { path: ".afterword.yaml", text: config } });
  return {
    model: readModel(readMarkdown(text), { path: "incidents/queue.md", config: resolved.config }),
    config: resolved.config,
  };
}

function add(text: string, record: RunRecord = run, language: "en" | "ja" = "en", config?: string): string {
  const rows = recordRows(record, "../runbooks/queue.md", language);
  return applyEdits(text, insertRows(rows, writing(text, config)).edits);
}

const page = (timeline: string): string =>
  `# Orders are late\n\n- Severity: SEV2\n- Status: investigating\n\n${timeline}\n\n## Actions\n\n- Test\n`;

const told = [
  "Began to work through the runbook [Queue is stuck](../runbooks/queue.md)",
  "Runbook step done, Diagnosis 1: Look at the panel.",
  "Runbook step done, Mitigation 1: Restart `worker|a` – twice",
  "Runbook step skipped: Page the owner – not needed",
  "Finished the runbook [Queue is stuck](../runbooks/queue.md), 2 steps done, 1 skipped",
] as const;
const clocks = ["14:12", "14:15", "14:30", "14:31", "14:40"];

describe("a run in a timeline", () => {
  it("is told in a list, in the list's own way, with who did it", () => {
    const timeline = "## Timeline (UTC)\n\n* **14:00** – orders are late\n* **14:05** – alert";
    const rows = told.map((text, n) => `* **${clocks[n] ?? ""}** – ${text}${n === 0 ? " (Mio)" : ""}`);
    expect(add(page(timeline))).toBe(page([timeline, ...rows].join("\n")));
  });

  it("is told in a table, in its columns, pipes escaped", () => {
    const timeline =
      "## Timeline (UTC)\n\n| Time | Who | What happened |\n|---|---|---|\n| 14:00 | Jon | orders are late |";
    const rows = told.map((text, n) => `| ${clocks[n] ?? ""} | Mio | ${text.replace("|", "\\|")} |`);
    expect(add(page(timeline))).toBe(page([timeline, ...rows].join("\n")));
  });

  it("is told under headings, with blank lines between", () => {
    const timeline = "## Timeline (UTC)\n\n### 14:00\n\nOrders are late.\n\n### 14:05\n\nAlert.";
    const rows = told.map((text, n) => `### ${clocks[n] ?? ""}\n\n${text}${n === 0 ? " (Mio)" : ""}`);
    expect(add(page(timeline))).toBe(page([timeline, ...rows].join("\n\n")));
  });

  it("goes between what happened before and after", () => {
    const timeline = "## Timeline (UTC)\n\n- 14:00 orders are late\n- 14:20 a second alert\n- 15:00 over";
    const lines = add(page(timeline)).split("\n").slice(7, -5);
    expect(lines.map((line) => line.slice(2, 7))).toEqual([
      "14:00",
      "14:12",
      "14:15",
      "14:20",
      "14:30",
      "14:31",
      "14:40",
      "15:00",
    ]);
  });

  it("goes above what happened later, and the newest stands first where it does so", () => {
    const late = add(page("## Timeline (UTC)\n\n- 2026-03-23 15:00 over\n- 2026-03-23 15:10 told"));
    expect(late.indexOf("14:12")).toBeLessThan(late.indexOf("15:00"));
    const descending = add(
      page("## Timeline (UTC)\n\n- 2026-03-23 14:35 looks good\n- 2026-03-23 14:00 orders are late"),
    );
    const lines = descending.split("\n").slice(7, -5);
    expect(lines.map((line) => line.slice(13, 18))).toEqual([
      "14:40",
      "14:35",
      "14:31",
      "14:30",
      "14:15",
      "14:12",
      "14:00",
    ]);
  });

  it("is on the timeline's clock, else the configuration's, else says UTC", () => {
    expect(add(page("## Timeline (JST)\n\n- 2026-03-23 22:00 late\n- 22:05 alert"))).toContain("- 23:12 Began");
    const timeline = "## Timeline\n\n- 2026-03-23 22:00 late\n- 22:05 alert";
    expect(add(page(timeline), run, "en", "timezone: Asia/Tokyo\n")).toContain("- 23:12 Began");
    expect(add(page(timeline))).toContain("- 14:12 UTC Began");
  });

  it("is told with exact times where others are about", () => {
    const text = add(page("## Timeline (UTC)\n\n- 2026-03-23 ca. 14:00 late\n- ca. 14:05 alert"));
    expect(text).toContain("\n- 14:12 Began");
    expect(add(text)).toBe(text);
  });

  it("tells another day once, where the first entry of it stands", () => {
    const lines = add(page("## Timeline (UTC)\n\n- 2026-03-21 14:00 late\n- 14:05 alert")).split("\n").slice(9, -5);
    expect(lines.map((line) => line.slice(2, 18))).toEqual([
      "2026-03-23 14:12",
      "14:15 Runbook st",
      "14:30 Runbook st",
      "14:31 Runbook st",
      "14:40 Finished t",
    ]);
  });

  it("is not told twice; what came later is added, also behind words somebody set in bold", () => {
    const text = page("## Timeline (UTC)\n\n- 2026-03-23 14:00 late\n- 14:05 alert");
    const begun = { ...run, finished: undefined, steps: run.steps.map((one) => ({ ...one, note: "" })) };
    const once = add(text, begun).replace("Look at the panel.", "**Look** at the panel.");
    expect(add(once, begun)).toBe(once);
    const all = add(once);
    expect(all.match(/Restart/g)).toHaveLength(1);
    expect(all).toContain("Restart `worker|a` – twice\n");
    expect(all).toContain("- 14:40 Finished");
    expect(add(all)).toBe(all);
  });

  it("keeps the file's line endings", () => {
    const text = page("## Timeline (UTC)\n\n- 14:00 late\n- 14:05 alert").replaceAll("\n", "\r\n");
    expect(add(text).replaceAll("\r\n", "")).not.toContain("\n");
  });

  it.each([
    ["an empty table", "## Timeline\n\n| Time | Event |\n|---|---|", "|---|---|\n| 2026-03-23 14:12 UTC | Began"],
    ["a heading alone", "## Timeline", "## Timeline\n\n- 2026-03-23 14:12 UTC Began"],
    ["no heading", "## Summary\n\nLate.", "## Timeline\n\n- 2026-03-23 14:12 UTC Began"],
  ])("begins a timeline where there is only %s, and goes on in it", (_, timeline, expected) => {
    const text = page(timeline);
    const once = add(text);
    expect(once).toContain(expected);
    expect(once).toContain(
      "skipped\n\n## Actions".replace("skipped", timeline.includes("|") ? "skipped |" : "1 skipped"),
    );
    expect(add(once)).toBe(once);
  });

  it("is told in Japanese in a Japanese record", () => {
    const text = add("# 遅延\n\n## タイムライン（UTC）\n\n- 14:00 遅延を確認\n- 14:05 連絡\n", run, "ja");
    expect(text).toContain("- 14:12 ランブック「[Queue is stuck](../runbooks/queue.md)」の実施を開始（Mio）\n");
    expect(text).toContain("- 14:30 手順を実施（Mitigation 1）: Restart `worker|a`（twice）\n");
    expect(text).toContain("の実施を終了（実施 2 件、スキップ 1 件）\n");
  });

  it("tells what is wrong with a step, and a note on a step that is still open", () => {
    const steps = [
      step("Wait", { note: "for how long?", notedAt: at("14:20") }),
      step("Restart", { wrong: { what: "the service\nis gone", better: "", at: at("14:21") } }),
    ];
    const text = add(page("## Timeline (UTC)\n\n- 14:00 late\n- 14:05 alert"), { ...run, steps });
    expect(text).toContain("- 14:20 Note on a runbook step: Wait – for how long?\n");
    expect(text).toContain("- 14:21 Runbook step to correct: Restart – the service is gone\n");
  });

  it("says no milestone of the incident", () => {
    const steps = [step("Verify that the incident is resolved", { state: "done", at: at("14:20"), heading: "検知" })];
    const text = add(page("## Timeline (UTC)\n\n- 2026-03-23 14:00 late\n- 14:05 alert"), { ...run, steps });
    const { model } = writing(text);
    expect(model.timelines.flatMap(({ entries }) => entries.map(({ milestone }) => milestone))).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });
});

describe("a run in a file of its own", () => {
  it("is a page that nothing is looked for in, and takes rows as any timeline does", () => {
    const wrong = { what: "the service is gone", better: "Restart `pay`", at: at("14:21") };
    const record = { ...run, steps: [...run.steps, step("Restart", { wrong, heading: "Fix" })] };
    const text = add(recordPage(record, "../runbooks/queue.md", "en"), record);
    expect(writing(text).model.kind).toBe("other");
    expect(text).toContain("# Run of Queue is stuck\n\n- Runbook: [Queue is stuck](../runbooks/queue.md)\n- By: Mio\n");
    expect(text).toContain("## Timeline\n\n- 2026-03-23 14:12 UTC Began");
    expect(text).toContain("- Restart (Fix) – the service is gone\n  Better: Restart `pay`\n");
    expect(add(text, record)).toBe(text);
  });

  it("has a name that every file system takes", () => {
    expect(fileStem("2026-03-23", "Queue: *stuck* / full?")).toBe("2026-03-23-queue-stuck-full");
    expect(fileStem("2026-03-23", "QueueIsStuck")).toBe("2026-03-23-QueueIsStuck");
    expect(fileStem("2026-03-23", "決済キューの滞留")).toBe("2026-03-23-決済キューの滞留");
    expect(fileStem("2026-03-23", "…")).toBe("2026-03-23");
  });

  it("is reached by relative links", () => {
    expect(relativeLink("incidents/2026/a.md", "runbooks/queue (old).md")).toBe("../../runbooks/queue%20%28old%29.md");
    expect(relativeLink("a.md", "b.md")).toBe("b.md");
    expect(relativeLink("runbooks/a.md", "runbooks/決済.md")).toBe("決済.md");
  });
});
