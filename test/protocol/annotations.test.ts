import { afterEach, describe, expect, it } from "vitest";
import { FileChangeType, type Diagnostic } from "vscode-languageserver-protocol";
import { annotationsOf } from "../../server/src/protocol";
import { at, type EditorOptions } from "./editor";
import { NoteTaker } from "./noteTaker";

const path = "postmortems/2026-05-20 支払い.md";
const text = "# Payment retries\n\n## Timeline\n\nAt ten 🔥 the queue grew.\n\n再試行が続いた。\n";

let taker: NoteTaker;

async function start(options: EditorOptions = {}): Promise<NoteTaker> {
  taker = await NoteTaker.start({ files: { [path]: text }, ...options });
  await taker.editor.open(path, text);
  return taker;
}

afterEach(() => taker.editor.stop());

describe("a note", () => {
  it("is a line in its author's file, and is there for whoever asks", async () => {
    await start();
    const { id } = await taker.note(path, "the queue grew", "Why so late?", { kind: "question" });
    expect(await taker.threads(path)).toMatchObject([
      {
        id,
        kind: "question",
        status: "attached",
        quote: "the queue grew",
        source: path,
        uri: at(path),
        headings: ["Payment retries", "Timeline"],
        range: { start: { line: 4, character: 10 }, end: { line: 4, character: 24 } },
        comments: [{ body: "Why so late?", author: "Aoi" }],
      },
    ]);
    expect(taker.file("reading-club/annotations/open/aoi.jsonl")?.split("\n")).toHaveLength(2);
    expect(taker.file("reading-club/annotations/.gitattributes")).toContain("merge=union");
  });

  it("is answered, resolved and changed by further lines", async () => {
    await start();
    const { id = "" } = await taker.note(path, "the queue grew", "one");
    await taker.do({ do: "reply", id, body: "two" }, "Ren");
    await taker.do({ do: "resolve", id, resolved: true }, "Ren");
    await taker.do({ do: "edit", id, body: "three", kind: "term" });
    expect(await taker.threads(path)).toMatchObject([
      { kind: "term", resolved: true, comments: [{ body: "three" }, { body: "two", author: "Ren" }] },
    ]);
    expect(taker.file("reading-club/annotations/open/ren.jsonl")?.split("\n")).toHaveLength(3);
  });

  it("is changed by nobody else", async () => {
    await start();
    const { id = "" } = await taker.note(path, "the queue grew", "one");
    expect(await taker.do({ do: "delete", id }, "Ren")).toMatchObject({ refused: "Only Aoi can change this note." });
  });

  it("is refused rather than written so that it cannot be read again", async () => {
    await start();
    const { id = "" } = await taker.note(path, "the queue grew", "one");
    expect(await taker.ask({ do: "reply", id, body: " \n" })).toMatchObject({ changes: [] });
    expect(await taker.ask({ do: "edit", id, body: "x".repeat(200_000) })).toMatchObject({ changes: [] });
    expect(await taker.ask({ do: "issue", id, address: "javascript:alert(1)" })).toMatchObject({ changes: [] });
  });

  it("needs a session's name that is no path", async () => {
    await start();
    const { changes, refused } = await taker.ask({
      do: "create",
      target: at(path),
      range: undefined,
      kind: "idea",
      body: "x",
      session: "../../elsewhere",
      draft: false,
    });
    expect(changes).toEqual([]);
    expect(refused).toContain("no name of a session");
  });
});

describe("the place of a note", () => {
  it("follows edits, and the client is told when typing rests", async () => {
    await start();
    await taker.note(path, "the queue grew", "one");
    await taker.threads(path);
    await taker.editor.replace(path, "At ten", "At ten past eleven");
    await taker.editor.replace(path, "# Payment", "# A word more\n\n# Payment");
    await taker.until(() => taker.moved.length > 0);
    const [place] = taker.moved.at(-1)?.places ?? [];
    expect(taker.moved.at(-1)?.version).toBe(3);
    expect(place && taker.textAt(path, place)).toBe("the queue grew");
  });

  it("asks when all of its text was replaced, and is itself again when that is undone", async () => {
    await start();
    await taker.note(path, "再試行が続いた。", "one");
    await taker.threads(path);
    await taker.editor.replace(path, "再試行が続いた。", "別のこと");
    expect(await taker.threads(path)).toMatchObject([{ status: "asks" }]);
    await taker.editor.replace(path, "別のこと", "再試行が続いた。");
    const [thread] = await taker.threads(path);
    expect(thread).toMatchObject({ status: "attached" });
    expect(thread && taker.textAt(path, thread)).toBe("再試行が続いた。");
  });

  it("is told for the version it is counted in", async () => {
    await start();
    await taker.note(path, "the queue grew", "one");
    await taker.editor.replace(path, "At ten", "At eleven");
    expect(await taker.editor.client.sendRequest(annotationsOf, { uri: at(path) })).toMatchObject({ version: 2 });
  });

  it("is looked for in the file when the document is closed", async () => {
    await start();
    await taker.note(path, "the queue grew", "one");
    await taker.editor.close(path);
    taker.onDisk(path, `New first line.\n\n${text}`);
    expect((await taker.all()).threads).toMatchObject([{ status: "attached", range: { start: { line: 6 } } }]);
  });

  it("is none when the text is gone; such notes come first", async () => {
    await start();
    await taker.note(path, "the queue grew", "kept");
    await taker.note(path, "再試行が続いた。", "lost");
    await taker.editor.close(path);
    taker.onDisk(path, text.replace("再試行が続いた。\n", ""));
    expect((await taker.all()).threads).toMatchObject([
      { status: "orphaned", quote: "再試行が続いた。" },
      { status: "attached" },
    ]);
  });

  it("can be chosen anew", async () => {
    await start();
    const { id = "" } = await taker.note(path, "the queue grew", "one");
    const start_ = taker.editor.positionOf(path, "再試行");
    await taker.do({ do: "attach", id, uri: at(path), range: { start: start_, end: { line: 6, character: 3 } } });
    expect(await taker.threads(path)).toMatchObject([{ status: "attached", quote: "再試行" }]);
  });
});

describe("drafts", () => {
  it("are kept apart until they are revealed", async () => {
    await start();
    const more = { session: "2026-06-01-retries", draft: true };
    await taker.note(path, "the queue grew", "one", more);
    expect(await taker.threads(path)).toMatchObject([{ draft: true, session: "2026-06-01-retries" }]);
    expect(taker.file("reading-club/.drafts/.gitignore")).toBe("*\n");
    expect(taker.file("reading-club/annotations/2026-06-01-retries/aoi.jsonl")).toBeUndefined();
    await taker.do({ do: "reveal", session: "2026-06-01-retries" });
    expect(await taker.threads(path)).toMatchObject([{ draft: false }]);
    expect(taker.file("reading-club/.drafts/2026-06-01-retries/aoi.jsonl")).toBe("");
  });
});

describe("the client", () => {
  it("is told when notes have changed on disk", async () => {
    await start();
    await taker.threads(path);
    await taker.note(path, "the queue grew", "one");
    await taker.until(() => taker.changed > 0);
  });

  it("hears which lines cannot be read, and gets the others", async () => {
    await start();
    await taker.note(path, "the queue grew", "one");
    const file = at("reading-club/annotations/open/aoi.jsonl");
    await taker.write({ uri: file, append: '{"type":"Anno\n' });
    const { threads, problems } = await taker.all();
    expect(threads).toHaveLength(1);
    expect(problems).toMatchObject([{ uri: file, line: 1 }]);
  });
});

describe("a document that was moved", () => {
  it("keeps its notes", async () => {
    await start();
    await taker.note(path, "the queue grew", "one");
    await taker.note(path, "再試行が続いた。", "two");
    await taker.editor.close(path);
    const moved = "archive/2026/payments.md";
    taker.editor.files.texts.delete(at(path));
    taker.onDisk(moved, text.replace("# Payment retries", "# Retries of payments"));
    await taker.editor.watched(path, FileChangeType.Deleted);
    await taker.editor.watched(moved, FileChangeType.Created);
    expect((await taker.all()).threads).toMatchObject([
      { status: "attached", uri: at(moved), source: path },
      { status: "attached", uri: at(moved), source: path },
    ]);
    await taker.editor.open(moved, text);
    expect(await taker.threads(moved)).toHaveLength(2);
  });

  it("is not taken for one that only quotes it", async () => {
    await start();
    await taker.note(path, "the queue grew", "one");
    await taker.note(path, "再試行が続いた。", "two");
    await taker.editor.close(path);
    taker.editor.files.texts.delete(at(path));
    taker.onDisk("review.md", "# Review\n\nIt said “the queue grew”.\n");
    await taker.editor.watched(path, FileChangeType.Deleted);
    expect((await taker.all()).threads).toMatchObject([{ status: "orphaned" }, { status: "orphaned" }]);
  });
});

describe("the findings of a document", () => {
  const orphans = async (): Promise<readonly Diagnostic[]> =>
    (await taker.editor.pull(path)).filter(({ code }) => code === "annotation/orphaned");

  it("tell of a note whose text is gone, until it is resolved", async () => {
    const report = `---\nkind: postmortem\n---\n\n${text}`;
    taker = await NoteTaker.start({ files: { [path]: report } });
    await taker.editor.open(path, report);
    const { id = "" } = await taker.note(path, "再試行が続いた。", "one");
    await taker.editor.close(path);
    await taker.editor.open(path, report.replace("再試行が続いた。\n", ""));
    const { refreshes } = taker.editor;
    await orphans();
    await taker.editor.until(() => taker.editor.refreshes > refreshes);
    expect((await orphans()).map(({ message }) => message)).toEqual([expect.stringContaining("再試行が続いた。")]);
    await taker.do({ do: "resolve", id, resolved: true });
    await taker.threads(path);
    expect(await orphans()).toEqual([]);
  });
});
