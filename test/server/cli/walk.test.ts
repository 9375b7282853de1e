import { describe, expect, it } from "vitest";
import { walk } from "../../../server/src/cli/files/walk";
import type { FileError } from "../../../server/src/cli/files/fileSystem";
import { MemoryFiles, type Content } from "./memory";

function found(contents: Readonly<Record<string, Content>>, folder: string, root = folder): readonly string[] {
  const options = { root, wants: (path: string) => path.endsWith(".md"), onError: () => undefined };
  return [...walk(new MemoryFiles(contents), folder, options)];
}

describe("walking a folder", () => {
  it("finds wanted files in folders below, in the order of their names", () => {
    expect(found({ "/r/b.md": "", "/r/a/z.md": "", "/r/a/.x/y.md": "", "/r/c.txt": "" }, "/r")).toEqual([
      "/r/a/.x/y.md",
      "/r/a/z.md",
      "/r/b.md",
    ]);
  });

  it("never enters .git and node_modules, however deep", () => {
    expect(found({ "/r/.git/a.md": "", "/r/x/node_modules/p/b.md": "", "/r/x/c.md": "" }, "/r")).toEqual(["/r/x/c.md"]);
  });

  it("leaves out what .gitignore leaves out, and takes what a deeper one takes back", () => {
    const contents = {
      "/r/.gitignore": "drafts/\n*.local.md\n",
      "/r/drafts/a.md": "",
      "/r/b.local.md": "",
      "/r/x/.gitignore": "!keep.local.md\n/top.md\n",
      "/r/x/keep.local.md": "",
      "/r/x/other.local.md": "",
      "/r/x/top.md": "",
      "/r/x/y/top.md": "",
    };
    expect(found(contents, "/r")).toEqual(["/r/x/keep.local.md", "/r/x/y/top.md"]);
  });

  it("honours the ignore files above the folder, up to the root, and .git/info/exclude", () => {
    const contents = {
      "/r/.git/info/exclude": "secret.md\n",
      "/r/.gitignore": "/docs/old/\n",
      "/r/docs/.gitignore": "tmp.md\n",
      "/r/docs/old/a.md": "",
      "/r/docs/new/tmp.md": "",
      "/r/docs/new/secret.md": "",
      "/r/docs/new/b.md": "",
    };
    expect(found(contents, "/r/docs/new", "/r")).toEqual(["/r/docs/new/b.md"]);
    expect(found(contents, "/r/docs", "/r")).toEqual(["/r/docs/new/b.md"]);
  });

  it("looks into an ignored folder that is named itself", () => {
    expect(found({ "/r/.gitignore": "build/\n", "/r/build/a.md": "" }, "/r/build", "/r")).toEqual(["/r/build/a.md"]);
  });

  it("does not follow links", () => {
    expect(found({ "/r/link.md": { is: "link" }, "/r/a.md": "" }, "/r")).toEqual(["/r/a.md"]);
  });

  it("tells of a folder it may not read and goes on", () => {
    const errors: string[] = [];
    const onError = (path: string, { reason }: FileError): void => void errors.push(`${path} ${reason}`);
    const files = new MemoryFiles({ "/r/a/denied": "", "/r/b.md": "" });
    expect([...walk(files, "/r", { root: "/r", wants: (path) => path.endsWith(".md"), onError })]).toEqual(["/r/b.md"]);
    expect(errors).toEqual(["/r/a denied"]);
  });
});
