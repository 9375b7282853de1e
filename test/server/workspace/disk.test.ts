import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WorkspaceFiles } from "../../../server/src/node/workspaceFiles";

const top = mkdtempSync(join(tmpdir(), "afterword-"));
const workspace = join(top, "workspace");
const files = new WorkspaceFiles();
const address = (...names: readonly string[]): string => pathToFileURL(join(workspace, ...names)).toString();

beforeAll(() => {
  for (const folder of ["docs", ".git", "node_modules/pkg", "build"])
    mkdirSync(join(workspace, folder), { recursive: true });
  mkdirSync(join(top, "outside"));
  const write = (path: string, content: string | Uint8Array): void => writeFileSync(join(top, path), content);
  write("outside/secret.md", "# Secret\n");
  write("workspace/docs/a b.md", "\ufeff# A\n");
  write("workspace/docs/.afterword.yaml", "extends: minimal\n");
  write("workspace/.git/x.md", "x");
  write("workspace/node_modules/pkg/README.md", "x");
  write("workspace/build/out.md", "x");
  write("workspace/.gitignore", "build/\n");
  write("workspace/binary.md", new Uint8Array([0, 1, 2, 255]));
  symlinkSync(join(top, "outside"), join(workspace, "linked"));
  symlinkSync("loop.md", join(workspace, "loop.md"));
  symlinkSync(join(top, "outside/secret.md"), join(workspace, "linked.md"));
  files.setFolders([pathToFileURL(workspace).toString()]);
});

afterAll(() => {
  rmSync(top, { recursive: true });
});

describe("the workspace's files on disk", () => {
  it("are found by glob, without what git ignores, packages and links", async () => {
    expect(await files.find(address(), ["**/*.md", "**/.afterword.yaml"])).toEqual([
      address("binary.md"),
      address("docs", ".afterword.yaml"),
      address("docs", "a b.md"),
    ]);
  });

  it("are found though git ignores them when that is asked for", async () => {
    expect(await files.find(address("build"), ["*.md"], { ignored: true })).toEqual([address("build", "out.md")]);
    expect(await files.find(address(), ["build/*.md"])).toEqual([]);
  });

  it("are read without a byte order mark", async () => {
    expect(await files.read(address("docs", "a b.md"), 1000)).toMatchObject({ text: "# A\n" });
  });

  it.each([
    ["not-found", ["docs", "none.md"]],
    ["not-text", ["binary.md"]],
    ["not-found", ["binary.md", "file-as-folder.md"]],
    ["not-found", [`${"long".repeat(75)}.md`]],
    ["unreadable", ["loop.md"]],
    ["unreadable", ["docs"]],
    ["outside-workspace", ["..", "outside", "secret.md"]],
    ["outside-workspace", ["linked.md"]],
    ["outside-workspace", ["linked", "secret.md"]],
  ] as const)("are not read, but %s, at %j", async (failure, names) => {
    expect(await files.read(address(...names), 1000)).toMatchObject({ failure });
  });

  it.each([
    [true, ["docs", "a b.md"]],
    [true, ["docs"]],
    [false, ["none.md"]],
    [false, ["..", "outside", "secret.md"]],
    [false, ["linked.md"]],
    [false, ["loop.md"]],
    [false, ["binary.md", "file-as-folder.md"]],
  ] as const)("are known to be there (%s) inside the workspace only: %j", async (there, names) => {
    expect(await files.exists(address(...names))).toBe(there);
  });

  it("are not read beyond the limit", async () => {
    expect(await files.read(address("docs", "a b.md"), 3)).toMatchObject({ failure: "too-large", size: 7 });
  });

  it("are none for addresses that name no file", async () => {
    expect(await files.read("untitled:Untitled-1", 1000)).toMatchObject({ failure: "unreadable" });
    expect(await files.find("vscode-vfs://github/a/b", ["**/*.md"])).toEqual([]);
  });

  it("tell their beginning, however large they are and whatever they hold", async () => {
    expect(await files.read(address("docs", "a b.md"), 1, { head: 5 })).toEqual({ text: "# ", size: 7 });
    expect(await files.read(address("binary.md"), 1, { head: 3 })).toEqual({ text: "\0\u0001\u0002", size: 4 });
  });
});
