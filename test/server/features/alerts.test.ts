import { describe, expect, it } from "vitest";
import { readAlerts } from "../../../server/src/alerts/readAlerts";
import { isDistinctive, possibleNameAt, spansNaming } from "../../../server/src/features/alerts/namesInMarkdown";
import { newRunbook, runbookFileName } from "../../../server/src/features/alerts/newRunbook";
import { renameInConfig } from "../../../server/src/features/alerts/renameInConfig";
import { suppressAlertFile, suppressAlertLine } from "../../../server/src/features/alerts/suppress";
import { readMarkdown } from "../../../server/src/markdown/read";
import { LineIndex } from "../../../server/src/text/lineIndex";
import { applyEdits } from "../../../server/src/text/span";

const file = (text: string, path = "api.yml") => ({
  path,
  text,
  file: { format: "prometheus" as const, alerts: [], problems: [] },
  lines: new LineIndex(text),
});

describe("a comment that silences a rule on its line", () => {
  const after = (text: string, at: string): string | undefined => {
    const edit = suppressAlertLine(file(text), text.indexOf(at), "alert/no-runbook");
    return edit && applyEdits(text, [edit]);
  };

  it.each([
    "- alert: ApiDown\n",
    "    runbook_url: 'docs/a b.md'\r\n",
    '  runbook_url: "docs/a.md#x"\n',
    "url: a.md#x\n",
  ])("stands behind a value that ends there: %j", (text) => {
    const line = text.trimEnd();
    expect(after(text, ":")).toBe(text.replace(line, `${line} # afterword-disable-line alert/no-runbook`));
  });

  it.each([
    "description: |\n  alert: ApiDown is on\n",
    "description: >-\n  see\n\n  runbook: docs/a.md\n",
    "description: see docs/a.md\n  and alert ApiDown\n",
    'description: "see docs/a.md\n  and more"\n',
    "- { alert: ApiDown }\n",
    "alert: ApiDown # for us\n",
  ])("is not written where it could be text or break one: %j", (text) => {
    expect(after(text, text.includes("docs/a.md") ? "docs/a.md" : "ApiDown")).toBeUndefined();
  });

  it("is never written into JSON", () => {
    const json = file('{"monitors": []}\n', "monitors.json");
    expect(suppressAlertLine(json, 2, "alert/duplicate")).toBeUndefined();
    expect(suppressAlertFile(json, "alert/duplicate")).toBeUndefined();
  });

  it("stands at the top for the whole file, behind a byte order mark, with the file's line endings", () => {
    const text = "\ufeffgroups:\r\n- name: x\r\n";
    const edit = suppressAlertFile(file(text), "alert/duplicate");
    expect(edit && applyEdits(text, [edit])).toBe(
      "\ufeff# afterword-disable-file alert/duplicate\r\ngroups:\r\n- name: x\r\n",
    );
  });
});

describe("a new runbook", () => {
  const alertIn = (yaml: string) => {
    const alert = readAlerts("api.yml", yaml)?.alerts[0];
    if (alert === undefined) throw new Error("no alert");
    return alert;
  };
  const hostile = alertIn(
    "groups:\n- name: g\n  rules:\n  - alert: Api<Down>\n    expr: |\n      a\n      ```\n      b\n    labels: {severity: page}\n" +
      '    annotations:\n      summary: "# not a heading"\n      description: "<img src=x> {{ $labels.job }}\\n- no list\\n---"\n',
  );

  it("shows what the alert tells as text, whatever it holds", () => {
    const page = newRunbook({
      title: hostile.name.text,
      alert: hostile,
      language: "en",
      template: undefined,
      day: "2026-04-01",
    });
    expect(page).toContain("# Api\\<Down>\n");
    expect(page).toContain("\\# not a heading");
    expect(page).toContain("\\<img src=x> `{{ $labels.job }}`");
    expect(page).toContain("\\- no list");
    expect(page).toContain("````promql\na\n```\nb\n````");
    expect(page).toContain("- **Severity**: page");
    const headings = readMarkdown(page).chunks.flatMap(({ content }) =>
      content.blocks.filter(({ type }) => type === "heading"),
    );
    expect(headings).toHaveLength(8);
  });

  it("is written in Japanese where the team writes Japanese", () => {
    const page = newRunbook({
      title: hostile.name.text,
      alert: hostile,
      language: "ja",
      template: undefined,
      day: "2026-04-01",
    });
    expect(page).toContain("## 影響");
    expect(page).toContain("- **重大度**: page");
  });

  it.each([
    ["ApiDown", "ApiDown.md"],
    ["API is down (prod)", "API-is-down-prod.md"],
    ["../../etc/passwd", "etc-passwd.md"],
    ["con", "con-runbook.md"],
    ["{{ $labels.x }}", "runbook.md"],
    ["検索 が遅い", "検索-が遅い.md"],
  ])("of %s is called %s", (name, path) => {
    expect(runbookFileName(name)).toBe(path);
  });
});

describe("names of alerts in documents", () => {
  const at = (marked: string): string | undefined => {
    const offset = marked.indexOf("^");
    return possibleNameAt(readMarkdown(marked.replace("^", "")), offset)?.text;
  };

  it.each([
    ["The alert `Api^Down` fired", "ApiDown"],
    ["The alert Api^Down fired", "ApiDown"],
    ["ApiDown^が発報した", "ApiDown"],
    ["## Api Do^wn ##", "Api Down"],
    ["---\nalerts: [ApiUp, Api^Down]\n---\n", "ApiDown"],
    ["---\nalerts:\n  - ApiUp\n  - Api Do^wn # old\n---\n", "Api Down"],
    ["no na^me here", undefined],
  ])("%j", (marked, name) => {
    expect(at(marked)).toBe(name);
  });

  it("are found in their exact spelling, common words only as code", () => {
    const found = (name: string, text: string) => spansNaming(name, text).map(({ start }) => start);
    expect(found("ApiDown", "ApiDown, ApiDownLong, MyApiDown, `ApiDown`")).toEqual([0, 34]);
    expect(found("disk", "the disk is full: `disk`")).toEqual([19]);
    expect(isDistinctive("Watchdog")).toBe(false);
  });
});

describe("paths of a configuration", () => {
  const renamed = (text: string, from: string, to: string, path = ".afterword.yaml"): string =>
    applyEdits(text, renameInConfig(path, text, [{ from, to }]));

  it("follow renamed files and folders, and nothing else does", () => {
    const text =
      "# docs/a.md\ntemplates: { runbook: './docs/a.md' }\nrooms: { call: docs/a.md }\nreadingClub:\n  folder: docs/club/\n";
    expect(renamed(text, "docs/a.md", "docs/b.md")).toBe(text.replace("'./docs/a.md'", "'./docs/b.md'"));
    expect(renamed(text, "docs", "pages")).toBe(
      text.replace("./docs/a.md", "./pages/a.md").replace("docs/club", "pages/club"),
    );
    expect(renamed(text, "docs/a", "docs/c")).toBe(text);
  });

  it("count from the configuration's own folder", () => {
    const text = "templates:\n  runbook: a.md\n";
    expect(renamed(text, "team/a.md", "team/new/a.md", "team/.afterword.yaml")).toBe(text.replace("a.md", "new/a.md"));
    expect(renamed(text, "team/a.md", "a.md", "team/.afterword.yaml")).toBe(text);
  });

  it("stay as they are in a file that is no YAML", () => {
    const text = "templates: [\n";
    expect(renamed(text, "docs", "pages")).toBe(text);
  });
});
