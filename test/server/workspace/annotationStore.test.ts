import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import type { Git } from "../../../server/src/ports";
import { describeAnchors } from "../../../server/src/readingClub/anchor/describe";
import type { JsonObject } from "../../../server/src/readingClub/annotation/event";
import { gitBlob } from "../../../server/src/readingClub/annotation/gitBlob";
import { lineOf, writeNote, writeReply } from "../../../server/src/readingClub/annotation/writeEvent";
import { applyEdits } from "../../../server/src/text/span";
import { AnnotationStore } from "../../../server/src/workspace/annotationStore";
import { Configurations } from "../../../server/src/workspace/configurations";
import { editsIn } from "../../../server/src/workspace/editsIn";
import { Folders } from "../../../server/src/workspace/folders";
import { OpenDocuments } from "../../../server/src/workspace/openDocuments";
import { at, MemoryFiles, root } from "../../protocol/editor";
import { id, stamp } from "../readingClub/annotation/people";

const path = "report.md";

function storeOf(files: Readonly<Record<string, string>>, git?: Partial<Git>) {
  const folders = new Folders();
  folders.set([root]);
  const documents = new OpenDocuments(folders);
  const memory = new MemoryFiles(files);
  const found: string[] = [];
  const failures: unknown[] = [];
  const store = new AnnotationStore({
    files: memory,
    git: git && {
      remotes: () => Promise.resolve([]),
      log: () => Promise.resolve([]),
      show: () => Promise.resolve(undefined),
      ...git,
    },
    folders,
    documents,
    configurations: new Configurations(memory, folders),
    idle: { pause: () => Promise.resolve(), later: () => () => undefined },
    clock: { now: () => 0 },
    onFound: () => found.push("found"),
    onError: (error) => void failures.push(error),
  });
  return { store, documents, memory, found, failures };
}

/** Notes on texts of a document, each on its first occurrence behind the one before. */
function notesOn(text: string, quotes: readonly string[], commit?: string): JsonObject[] {
  let from = 0;
  const spans = quotes.map((quote) => {
    const start = text.indexOf(quote, from);
    from = start + quote.length;
    return { start, end: from };
  });
  const blob = gitBlob(text);
  return describeAnchors(text, spans, { blob }).map((anchor, n) =>
    writeNote(stamp(n + 1), "idea", `note ${n.toString()}`, { source: path, external: false, anchor, commit }),
  );
}

const notesFile = "reading-club/annotations/open/aoi.jsonl";
const asFile = (lines: readonly JsonObject[]): string => lines.map(lineOf).join("");

describe("hostile files of notes", () => {
  const text = "# Report\n\nAt ten the queue grew.\n";
  const good = notesOn(text, ["the queue grew"]);

  it.each([
    "../../etc/passwd",
    "/etc/passwd",
    "file:///etc/passwd",
    "..%2F..%2Fetc%2Fpasswd",
    ".git/config",
    "a\\..\\..\\b",
  ])("cannot lead to %s", async (source) => {
    const evil = { ...good[0], id: id(9), target: { ...(good[0]?.["target"] as JsonObject), source } };
    const { store, memory } = storeOf({ [path]: text, [notesFile]: asFile([evil, ...good]) });
    expect(await store.all()).toHaveLength(1);
    expect(store.files.problems()).toMatchObject([{ line: 0 }]);
    expect(memory.reads.filter((uri) => !uri.startsWith(root) || uri.includes(".git"))).toEqual([]);
  });

  it("do not hide the notes of others, whatever they hold", async () => {
    const files = {
      [path]: text,
      [notesFile]: asFile(good),
      "reading-club/annotations/open/binary.jsonl": "\u0000\ufffd\n\u0001",
      "reading-club/annotations/open/foreign.jsonl": '{"type":"Annotation"}\n[]\nnull\n42\n"x"\n',
      "reading-club/annotations/open/deep.jsonl": `${"[".repeat(100_000)}\n`,
      "reading-club/annotations/open/proto.jsonl": '{"__proto__":{"admin":true},"constructor":1}\n',
      "reading-club/annotations/open/long.jsonl": `${"x".repeat(9_000_000)}\n`,
    };
    const { store } = storeOf(files);
    expect((await store.of(at(path))).notes).toHaveLength(1);
    const reported = new Set(store.files.problems().map(({ uri }) => uri));
    expect(reported.size).toBe(5);
  });

  it("do not take others with them when one of their documents cannot be looked at", async () => {
    const [note] = good;
    const other = { ...note, id: id(9), target: { ...(note?.["target"] as JsonObject), source: "odd.md" } };
    const { store, memory, failures } = storeOf({
      [path]: text,
      "odd.md": text,
      [notesFile]: asFile([...good, other]),
    });
    const read = memory.read.bind(memory);
    memory.read = (uri, ...more) => (uri === at("odd.md") ? Promise.reject(new Error("odd")) : read(uri, ...more));
    expect((await store.all()).map(({ notes }) => notes.map(({ place }) => place.status))).toEqual([
      ["attached"],
      ["orphaned"],
    ]);
    expect(failures.length).toBeGreaterThan(0);
  });

  it("with a million replies are told once, and the rest works", async () => {
    const reply = lineOf(writeReply(stamp(2, "Mallory"), id(1), "x"));
    const many = reply.repeat(Math.ceil(8_400_000 / reply.length));
    const { store } = storeOf({
      [path]: text,
      [notesFile]: asFile(good),
      "reading-club/annotations/open/m.jsonl": many,
    });
    expect((await store.of(at(path))).notes).toMatchObject([{ note: { comments: [{ body: "note 0" }] } }]);
    expect(store.files.problems()).toMatchObject([{ line: undefined, reason: "too-large" }]);
  });
});

describe("the place of a note", () => {
  const line = "The service restarted by itself.";
  const before = `# A\n\n${line}\n\n# B\n\n${line}\n`;

  it("comes from the recorded version where git has it", async () => {
    const commit = "c".repeat(40);
    const [, second] = notesOn(before, [line, line], commit);
    const now = `# B\n\n${line}\n`;
    const { store } = storeOf(
      { [path]: now, [notesFile]: asFile(second === undefined ? [] : [second]) },
      { show: (_, asked) => Promise.resolve(asked === commit ? before : undefined) },
    );
    const { notes } = await store.of(at(path));
    expect(notes).toMatchObject([{ place: { status: "attached", span: { start: 5 } } }]);
  });

  it("is found in a document that was renamed and edited, by its version in git", async () => {
    const was = "# Retries\n\nAt ten the queue grew.\n\nNobody saw it until noon, when a customer called.\n";
    const now = was.replace("the queue grew", "the queue kept growing");
    const { store, found: told } = storeOf(
      { "renamed.md": now, [notesFile]: asFile(notesOn(was, ["the queue grew"], "c".repeat(40))) },
      { show: () => Promise.resolve(was) },
    );
    const [found] = await store.all();
    expect(found?.uri).toBe(at("renamed.md"));
    expect(found?.notes[0]?.place.status).not.toBe("orphaned");
    // Who asked for the notes of that document before has to know.
    expect(told).toEqual(["found"]);
  });

  it("is found in a renamed document though documents come and go while it is looked for", async () => {
    const text = "# Retries\n\nAt ten the queue grew.\n\nNobody saw it until noon, when a customer called.\n";
    const { store, found } = storeOf({ "renamed.md": text, [notesFile]: asFile(notesOn(text, ["the queue grew"])) });
    expect((await store.of(at("renamed.md"))).notes).toEqual([]);
    store.documentsChanged();
    await expect.poll(() => found).toEqual(["found"]);
    expect((await store.of(at("renamed.md"))).notes).toMatchObject([{ place: { status: "attached" } }]);
  });

  it("is found in a document that was rewritten first and renamed then, by its last version in git", async () => {
    const was = "# Retries\n\nAt ten the queue grew.\n\nNobody saw it until noon, when a customer called.\n";
    const now = "# Retries\n\nAt ten the queue grew without end. Customers called at noon, and nobody had seen it.\n";
    const [noted, edited, moved] = ["a", "b", "c"].map((digit) => digit.repeat(40));
    const { store } = storeOf(
      { "renamed.md": now, [notesFile]: asFile(notesOn(was, ["the queue grew"], noted)) },
      {
        log: () => Promise.resolve([moved, edited, noted].map((hash = "") => ({ hash, time: 0 }))),
        show: (_, commit) =>
          Promise.resolve(
            new Map([
              [noted, was],
              [edited, now],
            ]).get(commit),
          ),
      },
    );
    const [found] = await store.all();
    expect(found?.uri).toBe(at("renamed.md"));
  });

  it("asks git for a version once", async () => {
    const asked: string[] = [];
    const { store, memory } = storeOf(
      { [path]: before, [notesFile]: asFile(notesOn(before, [line, line], "c".repeat(40))) },
      { show: (_, commit) => Promise.resolve(void asked.push(commit)) },
    );
    memory.texts.set(at(path), `x\n${before}`);
    await store.of(at(path));
    await store.of(at(path));
    expect(asked).toHaveLength(1);
  });

  it("is there when a folder came with its files, of which no watcher told", async () => {
    const { store, memory } = storeOf({ [path]: before });
    expect((await store.of(at(path))).notes).toEqual([]);
    memory.texts.set(at(notesFile), asFile(notesOn(before, [line])));
    expect(await store.files.refresh(at("elsewhere/annotations/open"))).toBe(false);
    expect(await store.files.refresh(at("reading-club/annotations/open"))).toBe(true);
    expect((await store.of(at(path))).notes).toHaveLength(1);
    expect(await store.files.refresh(at("reading-club/annotations"))).toBe(false);
  });

  it("is one for each of many notes that come one after the other", async () => {
    const words = Array.from({ length: 40 }, (_, n) => `word${n.toString()} stands here.`);
    const text = words.join("\n\n");
    const lines = notesOn(text, words);
    const { store, documents, memory } = storeOf({ [path]: text });
    const document = documents.open(at(path), "markdown", 1, text);
    for (let count = 1; count <= lines.length; count += 1) {
      memory.texts.set(at(notesFile), asFile(lines.slice(0, count)));
      store.files.forget();
      await store.of(at(path));
      const change = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "x\n" };
      documents.change(at(path), count + 1, [change]);
      store.edited(document, [change]);
    }
    const { notes } = await store.of(at(path));
    const found = notes.map(({ place }) => place.span && document.text.slice(place.span.start, place.span.end));
    expect(found.sort()).toEqual([...words].sort());
  });
});

describe("the place of a note whose words go and come back", () => {
  const moved = "Nobody saw the queue grow for an hour.";
  const text = `# Report\n\n${moved}\n\nThe mail was late.\n\n## After\n\nIt was empty at noon.\n`;

  /** A document with one note on those words. */
  async function opened(now: string, note = notesOn(text, [moved])) {
    const { store, documents } = storeOf({ [path]: now, [notesFile]: asFile(note) });
    const document = documents.open(at(path), "markdown", 1, now);
    await store.of(at(path));
    /** Status and words of the note after the document was made another. */
    return (to: string) => {
      const changes = [{ text: to }];
      documents.change(at(path), document.version + 1, changes);
      store.edited(document, changes);
      const [{ place } = { place: undefined }] = store.known(document)?.notes ?? [];
      return [place?.status, place?.span && document.text.slice(place.span.start, place.span.end)];
    };
  }

  it("is where they were pasted", async () => {
    const edit = await opened(text);
    const without = text.replace(`${moved}\n\n`, "");
    expect(edit(without)[0]).toBe("asks");
    expect(edit(`${without}\n${moved}\n`)).toEqual(["attached", moved]);
    expect(edit(`x\n${without}\n${moved}\n`)).toEqual(["attached", moved]);
  });

  it("is theirs again when the note was first seen without them", async () => {
    const edit = await opened(text.replace(moved, "All was well that day."));
    expect(edit(text.replace(moved, "All was fine that day."))[0]).toBe("orphaned");
    expect(edit(text)).toEqual(["attached", moved]);
  });

  it("is proposed where a few words were pasted among others", async () => {
    const words = "The mail was late";
    const edit = await opened(text, notesOn(text, [words]));
    expect(edit(text.replace(`${words}.`, "."))[0]).toBe("asks");
    expect(edit(`${text.replace(`${words}.`, ".")}\nSeen at noon: ${words}, and nobody knew.\n`)).toEqual([
      "confirm",
      words,
    ]);
  });

  it.each([
    ["# Another page\n\nNothing alike stands here at all.\n"],
    ["# 別の文書\n\nここには似たものが何もありません。\n"],
  ])("is lost with the whole text, and there again with it: %j", async (other) => {
    const edit = await opened(text);
    expect(edit(other)).toEqual(["orphaned", ""]);
    expect(edit(`${other}\nMore.\n`)[0]).toBe("orphaned");
    expect(edit(text)).toEqual(["attached", moved]);
    expect(edit(text.replace(`${moved}\n\n`, ""))[0]).toBe("asks");
  });

  it("is asked for when only the words around it stay, or nothing is left", async () => {
    const edit = await opened(text);
    expect(edit(`x ${text.replace(`${moved}\n\n`, "")}`)[0]).toBe("asks");
    expect(edit("")[0]).toBe("asks");
  });

  it("is not the same words elsewhere", async () => {
    const twice = `${text}\n## Again\n\n${moved}\n`;
    const edit = await opened(twice, notesOn(twice, [moved]));
    expect(edit(twice.replace(`${moved}\n\n`, ""))[0]).toBe("asks");
    expect(edit(`x${twice.replace(`${moved}\n\n`, "")}`)[0]).toBe("asks");
  });
});

const change = fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(4),
  text: fc.constantFrom("", "x", "\n", "\r\n", "あ🔥", "a\nb"),
});

describe("the changes of an editor", () => {
  const part = fc.constantFrom("ab", "\n", "\r\n", "🔥", "c\rd");
  it("put together again give the editor's text", () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), fc.array(change, { maxLength: 5 }), (parts, given) => {
        const text = parts.join("");
        let expected = text;
        const changes = given.map(({ from, length, text: put }): TextDocumentContentChangeEvent => {
          // Made anew each time, so that its lines are those of its text.
          const document = TextDocument.create("x:y", "markdown", 1, expected);
          const start = document.positionAt(Math.floor(from * (expected.length + 1)));
          const end = document.positionAt(document.offsetAt(start) + length);
          const made = from === 1 ? { text: put } : { range: { start, end }, text: put };
          expected = TextDocument.update(document, [made], 2).getText();
          return made;
        });
        const edits = editsIn(text, changes);
        expect(edits.at(-1)?.text ?? text).toBe(expected);
        const applied = edits.reduce((before, { edit }) => {
          const replacements = edit.map(({ rangeOffset: start, rangeLength, text: newText }) => ({
            span: { start, end: start + rangeLength },
            newText,
          }));
          return applyEdits(before, replacements);
        }, text);
        expect(applied).toBe(expected);
      }),
      { seed: 20260601, numRuns: 3000 },
    );
  });

  it("of several cursors are one edit", () => {
    const at = (character: number) => ({ start: { line: 0, character }, end: { line: 0, character } });
    const changes = [6, 3, 0].map((character) => ({ range: at(character), text: "x" }));
    expect(editsIn("abcdef", changes)).toMatchObject([{ text: "xabcxdefx", edit: [{}, {}, {}] }]);
  });
});
