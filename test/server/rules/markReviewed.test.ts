import { describe, expect, it } from "vitest";
import { resolveConfig } from "../../../server/src/config/resolve";
import { readMarkdown } from "../../../server/src/markdown/read";
import { readModel } from "../../../server/src/model/readModel";
import { markReviewed } from "../../../server/src/rules/runbook/markReviewed";
import { applyEdits } from "../../../server/src/text/span";

const now = Date.parse("2026-11-22T20:00:00Z");

function reviewed(text: string, file?: string): string {
  const { config } = resolveConfig(file === undefined ? {} : { file: { path: ".afterword.yaml", text: file } });
  const model = readModel(readMarkdown(text), { path: "runbooks/x.md", config });
  return applyEdits(text, markReviewed(model, config, now));
}

const page = (...front: readonly string[]): string =>
  ["---", "kind: runbook", ...front, "---", "", "# X", ""].join("\n");

describe("marking a runbook as reviewed", () => {
  it.each([
    ["last_reviewed: 2025-01-02", "last_reviewed: 2026-11-22"],
    ['last_reviewed: "2025/1/2" # by Mio', 'last_reviewed: "2026/11/22" # by Mio'],
    ["last_reviewed_on: 2025年1月2日", "last_reviewed_on: 2026年11月22日"],
    ["last_reviewed: 2 Jan 2025", "last_reviewed: 22 Nov 2026"],
  ])("changes the date and nothing else: %s", (before, after) => {
    expect(reviewed(page("owner: Mio", before, "# a comment"))).toBe(page("owner: Mio", after, "# a comment"));
  });

  it("adds the date at the end of front matter that states none, with its line endings", () => {
    const before = page("owner: Mio").replaceAll("\n", "\r\n");
    expect(reviewed(before)).toBe(page("owner: Mio", "last_reviewed: 2026-11-22").replaceAll("\n", "\r\n"));
  });

  it("takes the day of the team's zone", () => {
    expect(reviewed(page("last_reviewed: 2025-01-02"), "timezone: Asia/Tokyo")).toBe(page("last_reviewed: 2026-11-23"));
  });

  it("leaves a page that says so already, one whose date it cannot keep in form, and other documents", () => {
    for (const text of [page("last_reviewed: 2026-11-22"), page("last_reviewed: last spring"), "# Notes\n\nText.\n"]) {
      expect(reviewed(text)).toBe(text);
    }
  });
});
