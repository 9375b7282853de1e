import { describe, expect, it } from "vitest";
import { isInside } from "../../client/src/documents/containment";

const at = (path: string, scheme = "file", authority = "") => ({ scheme, authority, path });

describe("a file is read only inside the workspace", () => {
  it.each([
    ["the folder itself", "/work"],
    ["a file in it", "/work/postmortems/a.md"],
    ["a file reached by a detour that stays inside", "/work/a/../b/./c.md"],
    ["a file with a doubled slash", "/work//a.md"],
  ])("%s is inside", (_, path) => {
    expect(isInside(at("/work"), at(path))).toBe(true);
  });

  it.each([
    ["a file beside the folder", "/other/a.md"],
    ["a folder whose name only begins alike", "/workshop/a.md"],
    ["a file above, through the folder", "/work/../etc/passwd"],
    ["a file above, through a deeper folder", "/work/a/../../etc/passwd"],
    ["a path that climbs above the root", "/work/../../../etc/passwd"],
    ["a path that climbs with backslashes", "/work\\..\\etc\\passwd"],
  ])("%s is outside", (_, path) => {
    expect(isInside(at("/work"), at(path))).toBe(false);
  });

  it("another file system or host is outside", () => {
    expect(isInside(at("/work"), at("/work/a.md", "http"))).toBe(false);
    expect(isInside(at("/work", "vscode-remote", "one"), at("/work/a.md", "vscode-remote", "two"))).toBe(false);
  });

  it("the root holds everything of its own file system", () => {
    expect(isInside(at("/"), at("/anything/a.md"))).toBe(true);
  });
});
