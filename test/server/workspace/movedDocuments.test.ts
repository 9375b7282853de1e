import { describe, expect, it } from "vitest";
import { describeAnchors } from "../../../server/src/readingClub/anchor/describe";
import { gitBlob } from "../../../server/src/readingClub/annotation/gitBlob";
import { lineOf, writeNote } from "../../../server/src/readingClub/annotation/writeEvent";
import { AnnotationStore } from "../../../server/src/workspace/annotationStore";
import { Configurations } from "../../../server/src/workspace/configurations";
import { Folders } from "../../../server/src/workspace/folders";
import { OpenDocuments } from "../../../server/src/workspace/openDocuments";
import { at, MemoryFiles, root } from "../../protocol/editor";
import { stamp } from "../readingClub/annotation/people";

const sentences = Array.from(
  { length: 12 },
  (_, n) => `On day ${n.toString()} the night shift restarted worker ${(n * 7).toString()} by hand.`,
);
const report = `# Workers of May\n\n${sentences.join("\n\n")}\n`;
const stub = "# Moved\n\nThis page is in the [archive](archive.md).\n";

const spans = sentences.slice(0, 3).map((sentence) => {
  const start = report.indexOf(sentence);
  return { start, end: start + sentence.length };
});
const notes = describeAnchors(report, spans, { blob: gitBlob(report) })
  .map((anchor, n) =>
    writeNote(stamp(n + 1), "idea", "x", { source: "report.md", external: false, anchor, commit: undefined }),
  )
  .map(lineOf)
  .join("");

function storeOf(files: Readonly<Record<string, string>>) {
  const folders = new Folders();
  folders.set([root]);
  const documents = new OpenDocuments(folders);
  const memory = new MemoryFiles({ ...files, "reading-club/annotations/open/aoi.jsonl": notes });
  const store = new AnnotationStore({
    files: memory,
    git: undefined,
    folders,
    documents,
    configurations: new Configurations(memory, folders),
    idle: { pause: () => Promise.resolve(), later: () => () => undefined },
    clock: { now: () => 0 },
    onFound: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
  const places = async () =>
    (await store.all()).flatMap((placed) => placed.notes.map(({ place }) => `${place.status} ${placed.uri ?? ""}`));
  return { store, memory, documents, places };
}

const three = (place: string): string[] => [place, place, place];

describe("notes on a document that was moved and left a line behind", () => {
  it("are where it is now, and not where they were", async () => {
    const { store, places } = storeOf({ "report.md": stub, "archive.md": report });
    expect(await places()).toEqual(three(`attached ${at("archive.md")}`));
    expect((await store.of(at("report.md"))).notes).toEqual([]);
    expect((await store.of(at("archive.md"))).notes).toHaveLength(3);
  });

  it("are back when it is, on disk or in the editor", async () => {
    const { store, memory, documents, places } = storeOf({ "report.md": stub, "archive.md": report });
    await places();
    memory.texts.set(at("report.md"), report);
    store.documentChanged(at("report.md"));
    expect(await places()).toEqual(three(`attached ${at("report.md")}`));
    const document = documents.open(at("report.md"), "markdown", 1, report);
    const changes = [{ text: stub }];
    documents.change(at("report.md"), 2, changes);
    store.edited(document, changes);
    expect(await places()).toEqual(three(`attached ${at("archive.md")}`));
  });

  it("are where it is now though an editor keeps the tab of the file that is gone", async () => {
    const { store, documents, places } = storeOf({ "archive.md": report });
    documents.open(at("report.md"), "markdown", 1, report);
    expect(await places()).toEqual(three(`attached ${at("archive.md")}`));
    expect((await store.of(at("archive.md"))).notes).toHaveLength(3);
  });

  it("are proposed where one of two copies is", async () => {
    const { places } = storeOf({ "a.md": report, "b.md": report });
    expect(await places()).toEqual(three(`confirm ${at("a.md")}`));
  });
});

describe("two notes with one id", () => {
  it("are told of in the file whose line is left out", async () => {
    const forged = notes.replaceAll('"value":"x"', '"value":"forged"').replaceAll("T10:", "T09:");
    const { store } = storeOf({ "report.md": report, "reading-club/annotations/open/mallory.jsonl": forged });
    const { notes: found } = await store.of(at("report.md"));
    expect(new Set(found.map(({ note }) => note.comments[0].body))).toEqual(new Set(["x"]));
    expect(new Set(store.files.problems().map(({ uri }) => uri))).toEqual(
      new Set([at("reading-club/annotations/open/mallory.jsonl")]),
    );
  });
});
