import { describe, expect, it } from "vitest";
import type { FileWriter } from "../../../server/src/cli/files/fileSystem";
import { lineOf, writeReply } from "../../../server/src/readingClub/annotation/writeEvent";
import { afterword } from "./memory";

const report =
  "# Orders were lost\n\n## Timeline\n\n- 2026-03-02 10:00 The queue grew\n- 2026-03-02 11:00 It was empty\n";
const path = "/work/svc/postmortems/orders.md";
const inPart = "/work/svc/reading-club/annotations/open/aoi.jsonl";
const inWhole = "/work/reading-club/annotations/open/aoi.jsonl";

/** A work tree whose folder `svc` has a reading club of its own, as who opens only that folder makes it. */
class Tree {
  readonly files: Record<string, string>;

  constructor(more: Readonly<Record<string, string>> = { "/work/svc/reading-club/queue/a.md": "" }) {
    this.files = { "/work/.git/HEAD": "x", [path]: report, ...more };
  }

  run(...args: readonly string[]) {
    const writer: FileWriter = {
      check: () => undefined,
      create: (folder, file, text) => (this.files[`${folder}/${file}`] ??= text),
      append: (folder, file, lines) => {
        this.files[`${folder}/${file}`] = `${this.files[`${folder}/${file}`] ?? ""}${lines}`;
      },
    };
    return afterword(args, { files: this.files, writer });
  }

  add(): void {
    this.run("annotations", "add", "--path", path, "--range", "4:19-4:33", "--body", "Why?", "--author", "Aoi");
  }

  list(...paths: readonly string[]): unknown {
    return JSON.parse(this.run("annotations", "list", ...paths).out);
  }

  /** Codes of findings on notes. */
  check(...paths: readonly string[]): unknown {
    const { out } = this.run("check", "--format", "json", ...paths);
    const { diagnostics } = JSON.parse(out) as { readonly diagnostics: readonly { readonly code: string }[] };
    return diagnostics.map(({ code }) => code).filter((code) => code.startsWith("annotation/"));
  }
}

const noted = { path: "svc/postmortems/orders.md", status: "attached", quote: "The queue grew" };

describe("a reading club in a part of a work tree", () => {
  it("has its notes listed for the part, the whole, and the document", () => {
    const tree = new Tree();
    tree.add();
    expect(Object.keys(tree.files)).toContain(inPart);
    for (const asked of [[], ["."], ["svc"], ["svc/postmortems"], [path], [".", "svc"]])
      expect(tree.list(...asked)).toMatchObject([noted]);
  });

  it("is read together with the one of the whole", () => {
    const tree = new Tree({});
    tree.add();
    expect(Object.keys(tree.files)).toContain(inWhole);
    tree.files["/work/svc/reading-club/queue/a.md"] = "";
    expect(tree.list("svc")).toMatchObject([noted]);
    const stamp = {
      id: "urn:uuid:00000000-0000-4000-8000-000000000077",
      time: "2026-01-16T00:00:00.000Z",
      author: "Ren",
    };
    const reply = writeReply(stamp, "urn:uuid:00000000-0000-4000-8000-000000000001", "No.");
    tree.files["/work/svc/reading-club/annotations/open/ren.jsonl"] = lineOf(reply);
    for (const asked of [".", "svc", path]) expect(tree.list(asked)).toMatchObject([{ ...noted, replies: 1 }]);
  });

  it("has the lost notes of its documents found by a check of either", () => {
    const tree = new Tree();
    tree.add();
    expect(tree.check(".")).toEqual([]);
    tree.files[path] = report.replace("The queue grew", "All was well");
    for (const asked of [".", "svc", path]) expect(tree.check(asked)).toEqual(["annotation/orphaned"]);
  });

  it("is the one of the whole where a configuration puts that there", () => {
    const tree = new Tree({
      "/work/.afterword.yaml": "readingClub:\n  folder: svc/reading-club\n",
      "/work/svc/reading-club/queue/a.md": "",
    });
    tree.add();
    expect(tree.files[inPart]).toContain('"source":"svc/postmortems/orders.md"');
    for (const asked of [".", "svc", path]) expect(tree.list(asked)).toMatchObject([noted]);
  });
});
