import { describe, expect, it } from "vitest";
import { fileNameOf, runbookFolders } from "../../client/src/runbooks/newRunbookNodes";
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
