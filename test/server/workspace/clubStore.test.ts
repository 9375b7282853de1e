import { describe, expect, it } from "vitest";
import type { Files } from "../../../server/src/ports";
import type { FileText } from "../../../server/src/protocol";
import { ClubStore } from "../../../server/src/workspace/clubStore";
import { Configurations } from "../../../server/src/workspace/configurations";
import { Folders } from "../../../server/src/workspace/folders";
import { OpenDocuments } from "../../../server/src/workspace/openDocuments";

const item = (title: string): string => `---\nkind: reading-item\ntitle: ${title}\nrank: a\n---\n`;

class SomeFiles implements Files {
  readonly texts: Map<string, string>;
  reads = 0;

  constructor(texts: Readonly<Record<string, string>>) {
    this.texts = new Map(Object.entries(texts));
  }

  setFolders(): void {
    return;
  }

  find(folder: string): Promise<readonly string[]> {
    return Promise.resolve([...this.texts.keys()].filter((uri) => uri.startsWith(`${folder}/`)));
  }

  exists(uri: string): Promise<boolean> {
    return Promise.resolve(this.texts.has(uri));
  }

  read(uri: string): Promise<FileText> {
    this.reads += 1;
    const text = this.texts.get(uri);
    return Promise.resolve(
      text === undefined ? { failure: "not-found", size: undefined } : { text, size: text.length },
    );
  }
}

function store(texts: Readonly<Record<string, string>>, roots: readonly string[]) {
  const files = new SomeFiles(texts);
  const folders = new Folders();
  folders.set(roots);
  const documents = new OpenDocuments(folders);
  const clubs = new ClubStore(files, folders, documents, new Configurations(files, folders));
  return { files, documents, clubs };
}

describe("the store of reading clubs", () => {
  it("keeps one club a workspace folder, each where its configuration says", async () => {
    const { clubs } = store(
      {
        "file:///a/reading-club/queue/x.md": item("X"),
        "file:///b/.afterword.yaml": "readingClub:\n  folder: docs/読書会/\n  minutes: {read: 20}\n",
        "file:///b/docs/%E8%AA%AD%E6%9B%B8%E4%BC%9A/queue/%E5%BA%A7%E5%B8%AD.md": item("座席"),
        "file:///b/reading-club/queue/not.md": item("Not"),
      },
      ["file:///a", "file:///b"],
    );
    const found = await clubs.all();
    expect(found.map(({ root, items }) => [root, items.map(({ slug, title }) => [slug, title])])).toEqual([
      ["file:///a", [["x", "X"]]],
      ["file:///b", [["座席", "座席"]]],
    ]);
    expect(found.map(({ minutes }) => minutes.read)).toEqual([15, 20]);
    expect(found[1]?.folder).toBe("file:///b/docs/%E8%AA%AD%E6%9B%B8%E4%BC%9A");
  });

  it("reads files once, and again when they change", async () => {
    const uri = "file:///a/reading-club/queue/x.md";
    const { clubs, files } = store({ [uri]: item("X") }, ["file:///a"]);
    await clubs.all();
    const { reads } = files;
    await clubs.all();
    expect(files.reads).toBe(reads);
    files.texts.set(uri, item("Y"));
    expect(await clubs.refresh(uri)).toBe(true);
    expect((await clubs.all())[0]?.items[0]?.title).toBe("Y");
    files.texts.delete(uri);
    await clubs.refresh(uri);
    expect((await clubs.all())[0]?.items).toEqual([]);
    expect(await clubs.refresh("file:///a/reading-club/annotations/open/x.md")).toBe(false);
  });

  it("takes no session whose notes would be where those outside of sessions are", async () => {
    const session = "---\nkind: reading-session\ntitle: x\n---\n";
    const folder = "file:///a/reading-club/sessions";
    const { clubs } = store({ [`${folder}/Open.md`]: session, [`${folder}/opened.md`]: session }, ["file:///a"]);
    const [club] = await clubs.all();
    expect(club?.sessions.map(({ name }) => name)).toEqual(["opened"]);
    expect(club?.problems).toMatchObject([{ uri: `${folder}/Open.md`, reason: { args: ["Open"] } }]);
  });

  it("takes open files as they are in the editor, and as they are on disk once closed", async () => {
    const uri = "file:///a/reading-club/queue/x.md";
    const { clubs, documents } = store({ [uri]: item("X") }, ["file:///a"]);
    const title = async () => (await clubs.all())[0]?.items.map((each) => each.title);
    documents.open(uri, "markdown", 1, item("Unsaved"));
    expect(await title()).toEqual(["Unsaved"]);
    documents.close(uri);
    expect(await title()).toEqual(["X"]);
  });

  it.each([
    ["unclosed", "---\nkind: reading-item\ntitle: X\n", "has no end"],
    ["unclosed", "---", "has no end"],
    ["empty", "", "does not say"],
    ["plain", "# Seats\n\n---\n", "does not say"],
  ])("tells of an item that is passed over as a whole: %s", async (name, text, expected) => {
    const uri = `file:///a/reading-club/queue/${name}.md`;
    const { clubs } = store({ [uri]: text }, ["file:///a"]);
    const [club] = await clubs.all();
    expect(club?.items).toEqual([]);
    expect(club?.problems).toMatchObject([{ uri, reason: { key: expect.stringContaining(expected) as string } }]);
  });

  it("leaves alone a page that tells people about the folder", async () => {
    const folder = "file:///a/reading-club";
    const { clubs } = store({ [`${folder}/queue/README.md`]: "# How\n", [`${folder}/sessions/readme.ja.md`]: "" }, [
      "file:///a",
    ]);
    expect((await clubs.all())[0]?.problems).toEqual([]);
  });

  it("tells what was written by hand and counts for nothing, line by line", async () => {
    const { clubs } = store(
      {
        "file:///a/reading-club/queue/x.md":
          "---\nkind: reading-item\nsource: wrong\npath: ../../../etc/passwd\nurl: javascript:alert(1)\nscheduled: 2026-13-45\n---\n",
        "file:///a/reading-club/sessions/2026-05-01-x.md":
          "---\nkind: reading-session\ndate: yesterday\nstatus: maybe\nminutes: {read: -5}\nparticipants: 7\n---\n",
        "file:///a/reading-club/queue/y.md":
          "---\nkind: reading-item\nsource: Own\npath: docs/100%.md\nurl:\nscheduled: TBD\nreread_from: 2026/5/1\n---\n",
        "file:///a/reading-club/sessions/2026-05-02-x.md":
          "---\nkind: reading-session\ndate: 2026-05-02\nstatus: done\nminutes: {read: 20}\nparticipants: [Aoi, Ren]\n---\n",
      },
      ["file:///a"],
    );
    const [club] = await clubs.all();
    expect(club?.problems.map(({ uri, line }) => `${uri.slice(uri.lastIndexOf("/") + 1)}:${String(line)}`)).toEqual([
      ...[2, 3, 4, 5].map((line) => `x.md:${line.toString()}`),
      ...[2, 3, 4, 5].map((line) => `2026-05-01-x.md:${line.toString()}`),
    ]);
  });
});
