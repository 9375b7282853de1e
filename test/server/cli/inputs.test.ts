import { describe, expect, it } from "vitest";
import { Inputs } from "../../../server/src/cli/files/inputs";
import type { Trouble } from "../../../server/src/cli/files/trouble";
import { MemoryFiles, type Content } from "./memory";

function inputs(contents: Readonly<Record<string, Content>>, ...given: readonly string[]) {
  const troubles: Trouble[] = [];
  const all = [...new Inputs(new MemoryFiles(contents), "/work", (trouble) => troubles.push(trouble)).of(given)];
  return { all, paths: all.map(({ path }) => path), troubles };
}

const tree = {
  "/work/docs/a.md": "",
  "/work/docs/b.markdown": "",
  "/work/docs/c.qmd": "",
  "/work/docs/d.html.md.erb": "",
  "/work/docs/E.MD": "",
  "/work/docs/.afterword.yaml": "",
  "/work/docs/code.ts": "",
  "/work/docs/deep/f.md": "",
};

describe("the files a command line names", () => {
  it("takes Markdown documents and configuration files of a folder", () => {
    expect(inputs(tree, "docs").paths.map((path) => path.slice("/work/docs/".length))).toEqual([
      ".afterword.yaml",
      "E.MD",
      "a.md",
      "b.markdown",
      "c.qmd",
      "d.html.md.erb",
      "deep/f.md",
    ]);
  });

  it("takes a named file as it is, ignored or with another name", () => {
    const { paths } = inputs(
      { "/work/.gitignore": "*\n", "/work/notes.txt": "", "/work/a.md": "" },
      "notes.txt",
      "a.md",
    );
    expect(paths).toEqual(["/work/notes.txt", "/work/a.md"]);
  });

  it("takes each file once", () => {
    expect(inputs(tree, "docs/deep", "docs/deep/f.md", "./docs/deep").paths).toEqual(["/work/docs/deep/f.md"]);
  });

  it("expands a glob that the shell left alone", () => {
    expect(inputs(tree, "docs/*.md").paths).toEqual(["/work/docs/a.md"]);
    expect(inputs(tree, "docs/{a,b}.*").paths).toEqual(["/work/docs/a.md", "/work/docs/b.markdown"]);
    expect(inputs(tree, "**/f.md").paths).toEqual(["/work/docs/deep/f.md"]);
    expect(inputs(tree, "*/deep").paths).toEqual(["/work/docs/deep/f.md"]);
    expect(inputs(tree, "../work/docs/d*/*").paths).toEqual(["/work/docs/deep/f.md"]);
  });

  it("takes a name with brackets for a file when there is one", () => {
    expect(inputs({ "/work/a[1].md": "", "/work/a1.md": "" }, "a[1].md").paths).toEqual(["/work/a[1].md"]);
  });

  it("says which argument means nothing, and goes on", () => {
    const { paths, troubles } = inputs(tree, "none.md", "none/*.md", "docs/a.md");
    expect(paths).toEqual(["/work/docs/a.md"]);
    expect(troubles.map(({ path, message, fatal }) => [path, message.key, fatal])).toEqual([
      ["/work/none.md", "there is no such file or folder", true],
      ["none/*.md", "no file matches", true],
    ]);
  });

  it("does not read from a device", () => {
    const { paths, troubles } = inputs({ "/work/pipe": { is: "device" } }, "pipe");
    expect(paths).toEqual([]);
    expect(troubles[0]?.message.key).toBe("it is neither a file nor a folder");
  });

  it("counts from the top of the git work tree, else from the folder given, else from the file's own folder", () => {
    const git = { "/work/repo/.git/HEAD": "", "/work/repo/x/a.md": "", "/work/plain/y/b.md": "" };
    const roots = (...given: readonly string[]) => inputs(git, ...given).all.map(({ root, rooted }) => [root, rooted]);
    expect(roots("repo/x")).toEqual([["/work/repo", true]]);
    expect(roots("repo/x/a.md")).toEqual([["/work/repo", true]]);
    expect(roots("plain")).toEqual([["/work/plain", false]]);
    expect(roots("plain/y/b.md")).toEqual([["/work/plain/y", false]]);
  });

  it("knows a linked work tree by its .git file", () => {
    expect(inputs({ "/work/tree/.git": "gitdir: elsewhere", "/work/tree/x/a.md": "" }, "tree/x").all[0]?.root).toBe(
      "/work/tree",
    );
  });
});
