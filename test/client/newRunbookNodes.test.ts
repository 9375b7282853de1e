import { describe, expect, it } from "vitest";
import { fileNameOf, fillTemplate, runbookFolders, runbookTemplate } from "../../client/src/runbooks/newRunbookNodes";
import type { RunbookItem } from "../../server/src/protocol";

describe("the file name of a new page", () => {
  it.each([
    ["SeatMapLatencyHigh", "SeatMapLatencyHigh.md"],
    ["  Restart the mail sender ", "Restart-the-mail-sender.md"],
    ["決済キューの滞留", "決済キューの滞留.md"],
    ["../../etc/passwd", "etc-passwd.md"],
    ["a/b\\c:d*e?", "a-b-c-d-e.md"],
    ["NUL", "NUL-runbook.md"],
    [".hidden", "hidden.md"],
  ])("of %s", (title, name) => {
    expect(fileNameOf(title)).toBe(name);
  });

  it.each(["", "///", "..", " \u202e "])("is none for %j", (title) => {
    expect(fileNameOf(title)).toBeUndefined();
  });
});

it("the folder with the most runbooks is proposed first", () => {
  const item = (path: string): Pick<RunbookItem, "kind" | "folder" | "path"> => ({
    kind: "runbook",
    folder: "w",
    path,
  });
  const items = [item("a/1.md"), item("b/1.md"), item("b/2.md"), item("3.md")];
  expect(runbookFolders(items).map(({ path, pages }) => [path, pages])).toEqual([
    ["b", 2],
    ["a", 1],
    ["", 1],
  ]);
});

it("a team's template gets the name and the day where it leaves room, and keeps everything else", () => {
  const page = { title: "Disk $& full", day: "2026-11-22", alerts: [] };
  expect(fillTemplate("# {{ title }}\r\n\r\n{{ $labels.instance }} {{date}}\r\n", page)).toBe(
    "# Disk $& full\r\n\r\n{{ $labels.instance }} 2026-11-22\r\n",
  );
});

describe("the built-in page", () => {
  it("names its alert so that YAML reads it back", () => {
    expect(runbookTemplate.en({ title: "Odd", day: "2026-11-22", alerts: ['a: "b"'] })).toContain(
      'alerts: ["a: \\"b\\""]\n',
    );
  });

  it.each(["en", "ja"] as const)("has its title and the sections of a runbook (%s)", (language) => {
    const text = runbookTemplate[language]({ title: "DiskFull", day: "2026-11-22", alerts: [] });
    expect(text).toMatch(/^---\nkind: runbook\n[^]*last_reviewed: 2026-11-22\n[^]*---\n\n# DiskFull\n\n## /);
    expect(text.match(/^## /gm)).toHaveLength(7);
    expect(text.endsWith("\n") && !text.endsWith("\n\n")).toBe(true);
  });
});
