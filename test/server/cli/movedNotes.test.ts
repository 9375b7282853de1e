import { describe, expect, it } from "vitest";
import type { FileWriter } from "../../../server/src/cli/files/fileSystem";
import { afterword } from "./memory";

const sentences = Array.from(
  { length: 12 },
  (_, n) => `On day ${n.toString()} the night shift restarted worker ${(n * 7).toString()} by hand.`,
);
const report = `# Workers of May\n\n${sentences.join("\n\n")}\n`;
const stub = "# Workers of May\n\nThis page was moved to [the archive](../archive/workers.md).\n";

/** Notes on the first sentences of `docs/workers.md`, listed after the files have become others. */
function listed(files: Readonly<Record<string, string>>, noted = 5): unknown {
  const disk: Record<string, string> = { "/work/.git/HEAD": "x", "/work/docs/workers.md": report };
  const writer: FileWriter = {
    check: () => undefined,
    create: (folder, path, text) => (disk[`${folder}/${path}`] ??= text),
    append: (folder, path, lines) => (disk[`${folder}/${path}`] = (disk[`${folder}/${path}`] ?? "") + lines),
  };
  const notes = sentences.slice(0, noted).map((sentence, n) => {
    const line = 2 + 2 * n;
    const range = `${line.toString()}:0-${line.toString()}:${sentence.length.toString()}`;
    return JSON.stringify({ path: "docs/workers.md", range, body: "x", author: "Aoi" });
  });
  afterword(["annotations", "add", "--stdin"], { files: disk, writer, stdin: notes.join("\n") });
  delete disk["/work/docs/workers.md"];
  for (const [path, text] of Object.entries(files)) disk[`/work/${path}`] = text;
  return JSON.parse(afterword(["annotations", "list"], { files: disk, writer }).out);
}

const all = (note: object): unknown => Array.from({ length: 5 }, () => expect.objectContaining(note) as unknown);

describe("notes on a document that was moved", () => {
  it("are where it is now, though a line that tells so was left in its place", () => {
    const files = { "docs/workers.md": stub, "archive/workers.md": `${report}\nNobody wrote it down.\n` };
    expect(listed(files)).toEqual(all({ path: "archive/workers.md", status: "attached" }));
  });

  it("stay where they are while a part of it is left, however much of it stands elsewhere", () => {
    const left = `# Workers of May\n\n${sentences.slice(3).join("\n\n")}\n`;
    expect(listed({ "docs/workers.md": left, "archive/workers.md": report })).toMatchObject(
      Array.from({ length: 5 }, () => ({ path: "docs/workers.md" })),
    );
  });

  it("are not on a document of the same template that another one was written over", () => {
    const next = report.replaceAll("the night shift restarted worker", "all engineers looked at the dashboard of host");
    const files = { "docs/workers.md": stub, "archive/june.md": next };
    expect(listed(files)).toEqual(all({ path: "docs/workers.md", status: "orphaned" }));
  });

  it("are proposed in the nearest of two copies", () => {
    const files = { "a/b/workers-1.md": report, "docs/workers-2.md": report };
    expect(listed(files)).toEqual(all({ path: "docs/workers-2.md", status: "confirm" }));
  });

  it("are proposed nowhere when two documents that differ are equally likely", () => {
    const files = { "a/one.md": `${report}\nOne.\n`, "docs/two.md": `${report}\nTwo.\n` };
    expect(listed(files)).toEqual(all({ path: "docs/workers.md", status: "orphaned" }));
  });
});
