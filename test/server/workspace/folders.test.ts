import { describe, expect, it } from "vitest";
import { canonical, Folders } from "../../../server/src/workspace/folders";

describe("paths in the workspace", () => {
  it("count from the innermost folder, with their characters as they are", () => {
    const folders = new Folders();
    folders.set(["file:///work", "file:///work/team%20a/"]);
    expect(folders.pathOf(canonical("file:///work/docs/a%20b.md"))).toBe("docs/a b.md");
    expect(folders.pathOf(canonical("file:///work/team%20a/障害/a.md"))).toBe("障害/a.md");
    expect(folders.pathOf(canonical("file:///elsewhere/a.md"))).toBe("elsewhere/a.md");
    expect(folders.rootOf(canonical("file:///workshop/a.md"))).toBeUndefined();
  });

  it("are the same however an editor encodes the address", () => {
    expect(canonical("file:///c:/a(b).md")).toBe(canonical("file:///c%3A/a%28b%29.md"));
  });
});
