import { describe, expect, it } from "vitest";
import { documentSelector } from "../../client/src/documents/selector";

const schemesOf = (selector: ReturnType<typeof documentSelector>) =>
  new Set(selector.map((filter) => ("scheme" in filter ? filter.scheme : undefined)));

describe("the documents the server is told of", () => {
  it("are matched by file name, never by language", () => {
    const named = documentSelector(["file"], []).filter((filter) => "pattern" in filter);
    expect(named.length).toBeGreaterThan(0);
    expect(named.every((filter) => !("language" in filter))).toBe(true);
  });

  it("include new Markdown files that have no name yet", () => {
    expect(documentSelector(["file"], [])).toContainEqual({ scheme: "untitled", language: "markdown" });
  });

  it("stand in the workspace's own file system, whatever it is", () => {
    expect(schemesOf(documentSelector(["sharepoint"], []))).toContain("sharepoint");
  });

  it("are never the old side of a diff or a page of the extension", () => {
    const schemes = schemesOf(documentSelector(["file"], []));
    expect(schemes).not.toContain("git");
    expect(schemes).not.toContain("afterword");
    expect(schemes).not.toContain(undefined);
  });

  it("can be more, by the user's globs", () => {
    expect(documentSelector(["file"], ["**/*.mdx"])).toContainEqual({ scheme: "file", pattern: "**/*.mdx" });
  });
});
