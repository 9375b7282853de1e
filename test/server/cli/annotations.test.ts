import { describe, expect, it } from "vitest";
import { FileError, type FileWriter } from "../../../server/src/cli/files/fileSystem";
import { lineOf, writeDelete, writeReply } from "../../../server/src/readingClub/annotation/writeEvent";
import { afterword, type Content, type Surroundings } from "./memory";

const document = "# 決済の再試行\n\n## Timeline\n\nAt ten 🔥 the queue grew.\n";
const files: Readonly<Record<string, Content>> = { "/work/.git/HEAD": "x", "/work/docs/支払い.md": document };

/** A disk that remembers what was written. */
class Disk implements FileWriter {
  readonly files: Record<string, Content>;
  readonly appends: string[] = [];

  constructor(before: Readonly<Record<string, Content>> = files) {
    this.files = { ...before };
  }

  /** Names of files that nobody may write. */
  readonly denied = new Set<string>();
  /** The same, and it shows only when they are written. */
  readonly failing = new Set<string>();

  check(folder: string, path: string): void {
    if (this.denied.has(`${folder}/${path}`)) throw new FileError("denied", "permission denied");
  }

  create(folder: string, path: string, text: string): void {
    this.files[`${folder}/${path}`] ??= text;
  }

  append(folder: string, path: string, lines: string): void {
    const file = `${folder}/${path}`;
    if (this.failing.has(file)) throw new FileError("failed", "the disk is full");
    this.appends.push(file);
    this.files[file] = `${textOf(this, file)}${lines}`;
  }
}

const textOf = (disk: Disk, file: string): string => {
  const content = disk.files[file];
  return typeof content === "string" ? content : "";
};

const run = (disk: Disk, args: readonly string[], around: Surroundings = {}) =>
  afterword(["annotations", ...args], { ...around, files: disk.files, writer: disk });

const add = (disk: Disk, ...more: readonly string[]) =>
  run(disk, ["add", "--path", "docs/支払い.md", "--range", "4:10-4:24", "--body", "Why so late?", ...more], {
    git: { userName: () => "Aoi" },
  });

const list = (disk: Disk, ...args: readonly string[]): unknown => JSON.parse(run(disk, ["list", ...args]).out);

describe("afterword annotations add", () => {
  it("writes a line in the author's file and prints its id", () => {
    const disk = new Disk();
    expect(add(disk)).toEqual({ code: 0, out: "urn:uuid:00000000-0000-4000-8000-000000000001\n", err: "" });
    expect(disk.files["/work/reading-club/annotations/.gitattributes"]).toContain("merge=union");
    expect(disk.appends).toEqual(["/work/reading-club/annotations/open/aoi.jsonl"]);
  });

  it("is read back by list", () => {
    const disk = new Disk();
    add(disk, "--motivation", "questioning", "--author", "Ren");
    expect(list(disk)).toEqual([
      {
        id: "urn:uuid:00000000-0000-4000-8000-000000000001",
        path: "docs/支払い.md",
        status: "attached",
        range: { start: { line: 4, character: 10 }, end: { line: 4, character: 24 } },
        quote: "the queue grew",
        motivation: "questioning",
        creator: "Ren",
        created: "2026-01-15T00:00:00.000Z",
        body: "Why so late?",
        replies: 0,
        resolved: false,
      },
    ]);
  });

  it("takes many notes from standard input, with one write a file", () => {
    const disk = new Disk();
    const range = { start: { line: 0, character: 2 }, end: { line: 0, character: 8 } };
    const notes = [
      { path: "docs/支払い.md", range, body: "one", author: "Aoi" },
      { path: "docs/支払い.md", range: "4:10-4:24", body: "two", author: "Aoi", motivation: "surprise" },
    ];
    const stdin = `${notes.map((note) => JSON.stringify(note)).join("\n\n")}\n`;
    const { code, out } = run(disk, ["add", "--stdin"], { stdin });
    expect(code).toBe(0);
    expect(out.trim().split("\n")).toHaveLength(2);
    expect(disk.appends).toHaveLength(1);
    expect(list(disk)).toMatchObject([{ quote: "決済の再試行" }, { motivation: "commenting", body: "two" }]);
  });

  it("reads a document, and asks git about it, once for all of its notes", () => {
    const disk = new Disk();
    const asked: string[] = [];
    const git = {
      userName: () => (asked.push("name"), "Aoi"),
      log: () => (asked.push("log"), []),
    };
    const note = { path: "docs/支払い.md", range: "4:10-4:24", body: "x" };
    const stdin = Array.from({ length: 50 }, (_, n) => JSON.stringify({ ...note, body: n.toString() })).join("\n");
    const { out } = run(disk, ["add", "--stdin"], { stdin, git });
    expect(asked).toEqual(["name", "log"]);
    const bodies = (list(disk) as { id: string; body: string }[]).map(({ id, body }) => [id, body]);
    expect(bodies).toEqual(
      out
        .trim()
        .split("\n")
        .map((id, n) => [id, n.toString()]),
    );
  });

  it("takes a note without a range for one on the whole document", () => {
    const disk = new Disk();
    run(disk, ["add", "--path", "docs/支払い.md", "--body", "Well told.", "--author", "Aoi"]);
    expect(list(disk)).toMatchObject([{ status: "attached", range: null, quote: "", body: "Well told." }]);
    const given = new Disk();
    const stdin = '{"path":"docs/支払い.md","body":"So it is.","range":null,"author":"Ren"}';
    run(given, ["add", "--stdin"], { stdin });
    expect(list(given)).toMatchObject([{ status: "attached", range: null, quote: "", body: "So it is." }]);
  });

  it("takes a range that ends within a character for one that holds it", () => {
    const disk = new Disk();
    run(disk, ["add", "--path", "docs/支払い.md", "--range", "4:8-4:13", "--body", "x", "--author", "Aoi"]);
    expect(list(disk)).toMatchObject([{ quote: "🔥 the", range: { start: { character: 7 }, end: { character: 13 } } }]);
  });

  it("takes one author for all notes of standard input, and not for those of others", () => {
    const disk = new Disk();
    const note = { path: "docs/支払い.md", range: "4:10-4:24", body: "x" };
    const own = `${JSON.stringify(note)}\n${JSON.stringify({ ...note, author: "AOI" })}\n`;
    expect(run(disk, ["add", "--stdin", "--author", "Aoi"], { stdin: own }).code).toBe(0);
    expect(list(disk)).toMatchObject([{ creator: "Aoi" }, { creator: "AOI" }]);
    const stdin = `${own}${JSON.stringify({ ...note, author: "Ren" })}\n`;
    const { code, err } = run(disk, ["add", "--stdin", "--author", "Aoi"], { stdin });
    expect([code, list(disk)]).toMatchObject([2, { length: 2 }]);
    expect(err).toBe(
      "afterword: line 3: it is by Ren, but --author says Aoi; leave out one of them (see afterword annotations --help)\n",
    );
  });

  it("writes nothing when one of the notes is wrong", () => {
    const disk = new Disk();
    const good = { path: "docs/支払い.md", range: "4:10-4:24", body: "one", author: "Aoi" };
    const stdin = `${JSON.stringify(good)}\n${JSON.stringify({ ...good, range: "99:0-99:1" })}\n`;
    const { code, err, out } = run(disk, ["add", "--stdin"], { stdin });
    expect({ code, out, appends: disk.appends }).toEqual({ code: 2, out: "", appends: [] });
    expect(err).toMatch(/^afterword: line 2: there is no place 99:0 .*\n$/);
  });

  describe("of several people", () => {
    const note = { path: "docs/支払い.md", range: "4:10-4:24", body: "x" };
    const stdin = ["Aoi", "Zed"].map((author) => JSON.stringify({ ...note, author })).join("\n");
    const zed = "/work/reading-club/annotations/open/zed.jsonl";

    it("writes nothing when one of the files cannot be", () => {
      const disk = new Disk();
      disk.denied.add(zed);
      expect(run(disk, ["add", "--stdin"], { stdin })).toMatchObject({ code: 2, out: "" });
      expect(disk.files).toEqual(files);
    });

    it("prints the ids of those that were written before something failed", () => {
      const disk = new Disk();
      disk.failing.add(zed);
      const { code, out, err } = run(disk, ["add", "--stdin"], { stdin });
      expect([code, out]).toEqual([2, "urn:uuid:00000000-0000-4000-8000-000000000001\n"]);
      expect(err).toContain("the notes cannot be written: the disk is full");
      expect(list(disk)).toMatchObject([{ creator: "Aoi" }]);
    });
  });

  it.each([
    [["add"], "add needs --path and --body"],
    [[], "say what to do"],
    [["remove"], "neither list nor add"],
    [["list", "--body", "x"], "does not go with list"],
    [["add", "--stdin", "--body", "x"], "does not go with --stdin"],
    [["add", "--path", "docs/支払い.md", "--range", "4-5", "--body", "x"], "needs a range"],
    [["add", "--path", "docs/支払い.md", "--range", "4:24-4:10", "--body", "x", "--author", "A"], "ends before"],
    [["add", "--path", "docs/支払い.md", "--range", "1:0-1:0", "--body", "x", "--author", "A"], "no text"],
    [["add", "--path", "docs/none.md", "--range", "0:0-0:1", "--body", "x", "--author", "A"], "no such file"],
    [["add", "--path", "docs/支払い.md", "--range", "4:10-4:24", "--body", "x"], "say who writes"],
    [
      ["add", "--path", "docs/支払い.md", "--range", "4:10-4:24", "--body", "x", "--motivation", "shouting"],
      "no motivation",
    ],
    [["list", "nowhere"], "no such file"],
  ])("answers wrong usage %j with one line and 2", (args, expected) => {
    const { code, err } = run(new Disk(), args);
    expect(code).toBe(2);
    expect(err).toContain(expected);
    expect(err.trimEnd()).not.toContain("\n");
  });

  it.each(["{", "42", "null", '"x"', "{}", '{"path":1}', '{"path":"docs/支払い.md","body":"x","range":{"start":{}}}'])(
    "refuses %s on standard input",
    (stdin) => {
      expect(run(new Disk(), ["add", "--stdin"], { stdin })).toMatchObject({ code: 2, out: "" });
    },
  );
});

describe("afterword annotations list", () => {
  const withNote = (change: (text: string) => string): Disk => {
    const disk = new Disk();
    add(disk);
    disk.files["/work/docs/支払い.md"] = change(document);
    return disk;
  };

  it("finds the text where it is now", () => {
    const disk = withNote((text) => `New line.\r\n\r\n${text.replaceAll("\n", "\r\n")}`);
    expect(list(disk)).toMatchObject([{ status: "attached", range: { start: { line: 6, character: 10 } } }]);
  });

  it("says when it is gone, and fails when that is asked for", () => {
    const disk = withNote(() => "# Nothing of it\n");
    expect(list(disk)).toMatchObject([{ status: "orphaned", range: null, quote: "the queue grew" }]);
    expect(run(disk, ["list", "--fail-on", "orphaned"]).code).toBe(1);
    expect(run(disk, ["list"]).code).toBe(0);
  });

  it("fails for nothing else", () => {
    expect(
      run(
        withNote((text) => text),
        ["list", "--fail-on", "orphaned"],
      ).code,
    ).toBe(0);
  });

  it("lists what is asked for only", () => {
    const disk = withNote((text) => text);
    disk.files["/work/other/x.md"] = "x";
    expect(list(disk, "other")).toEqual([]);
    expect(list(disk, "docs")).toHaveLength(1);
    expect(list(disk, "docs/支払い.md", ".")).toHaveLength(1);
  });

  it("leaves drafts alone", () => {
    const disk = withNote((text) => text);
    const line = textOf(disk, "/work/reading-club/annotations/open/aoi.jsonl");
    disk.files["/work/reading-club/.drafts/open/ren.jsonl"] = line.replace("000000000001", "000000000009");
    expect(list(disk)).toHaveLength(1);
  });

  it("tells of lines that cannot be read, and lists the others", () => {
    const disk = withNote((text) => text);
    const file = "/work/reading-club/annotations/open/aoi.jsonl";
    disk.files[file] = `${textOf(disk, file)}{"id":"urn:uu\n`;
    const { code, out, err } = run(disk, ["list"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toHaveLength(1);
    expect(err).toContain("open/aoi.jsonl: line 2: ");
  });

  it("reads a file whose last line was torn within a character", () => {
    const disk = withNote((text) => text);
    const file = "/work/reading-club/annotations/open/aoi.jsonl";
    const whole = Buffer.from(textOf(disk, file));
    disk.files[file] = Buffer.concat([whole, Buffer.from('{"body":"支').subarray(0, -1)]);
    expect(list(disk)).toHaveLength(1);
  });

  it("follows a document that was moved", () => {
    const disk = new Disk();
    const note = { path: "docs/支払い.md", range: "4:10-4:24", body: "x", author: "A" };
    const stdin = `${JSON.stringify(note)}\n${JSON.stringify({ ...note, range: "0:2-0:8" })}\n`;
    run(disk, ["add", "--stdin"], { stdin });
    delete disk.files["/work/docs/支払い.md"];
    disk.files["/work/archive/retries.md"] = document;
    expect(list(disk)).toMatchObject([
      { path: "archive/retries.md", status: "attached" },
      { path: "archive/retries.md", status: "attached" },
    ]);
  });

  it("reads and adds to the club of a part of the work tree that an editor has opened by itself", () => {
    const disk = new Disk({ ...files, "/work/docs/reading-club/queue/a.md": "" });
    add(disk);
    expect(disk.appends).toEqual(["/work/docs/reading-club/annotations/open/aoi.jsonl"]);
    expect(textOf(disk, disk.appends[0] ?? "")).toContain(`"source":"${encodeURIComponent("支払い.md")}"`);
    expect(list(disk, "docs")).toMatchObject([{ path: "docs/支払い.md", status: "attached" }]);
  });

  it.each([
    ["nobody may read", { is: "denied" }, "permission denied", 2],
    ["is too large", "the queue grew ".repeat(400_000), "it is too large for notes on its text", 2],
    // A note may name anything: one line does not fail every run.
    ["is no text", new Uint8Array([0, 1, 2]), "it is a binary file", 0],
    ["a link keeps elsewhere", { is: "link", to: "/elsewhere/x.md" }, "a link leads out of the folder", 0],
  ] as const)("tells of a document that %s, and does not say where notes on it are", (_, content, why, expected) => {
    const disk = withNote((text) => text);
    disk.files["/elsewhere/x.md"] = document;
    disk.files["/work/docs/支払い.md"] = content;
    const { code, out, err } = run(disk, ["list"]);
    expect(code).toBe(expected);
    expect(err.trim().split("\n")).toEqual([expect.stringContaining(`支払い.md: ${why}`)]);
    expect(run(disk, ["list", "docs/支払い.md"]).code).toBe(2);
    expect(JSON.parse(out)).toMatchObject([{ status: "orphaned", range: null }]);
    disk.files["/work/other/x.md"] = "x";
    expect(run(disk, ["list", "other"])).toEqual({ code: 0, out: "[]\n", err: "" });
  });

  it("adds nothing to what a link keeps elsewhere", () => {
    const disk = new Disk({ ...files, "/elsewhere/x.md": document });
    disk.files["/work/docs/支払い.md"] = { is: "link", to: "/elsewhere/x.md" };
    expect(add(disk)).toMatchObject({ code: 2, err: expect.stringContaining("a link leads out") as string });
    expect(disk.appends).toEqual([]);
  });

  it("adds nothing to a document on which list could not find it", () => {
    const disk = new Disk({ ...files, "/work/docs/支払い.md": document + "the queue grew ".repeat(400_000) });
    expect(add(disk)).toMatchObject({ code: 2, err: expect.stringContaining("it is too large for notes") as string });
    expect(disk.appends).toEqual([]);
  });

  it("tells of a folder of notes that nobody may enter", () => {
    const disk = withNote((text) => text);
    disk.files["/work/reading-club/annotations/open/denied"] = "";
    const outcome = run(disk, ["list", "--fail-on", "orphaned"]);
    expect(outcome).toMatchObject({ code: 2, out: "[]\n" });
    expect(outcome.err).toContain("reading-club/annotations/open: permission denied");
    const checked = afterword(["check", "."], { files: disk.files });
    expect(checked.code).toBe(2);
    expect(checked.err.match(/permission denied/g)).toHaveLength(1);
  });

  it("reads no notes that a link keeps elsewhere", () => {
    const disk = withNote((text) => text);
    disk.files["/elsewhere/open/aoi.jsonl"] = textOf(disk, "/work/reading-club/annotations/open/aoi.jsonl");
    delete disk.files["/work/reading-club/annotations/open/aoi.jsonl"];
    delete disk.files["/work/reading-club/annotations/.gitattributes"];
    disk.files["/work/reading-club/annotations"] = { is: "link", to: "/elsewhere" };
    const { code, out, err } = run(disk, ["list"]);
    expect([code, JSON.parse(out)]).toEqual([2, []]);
    expect(err).toContain("a link leads out of the folder");
  });

  it("shows a reply for no note: what was deleted says nothing, and its replies are counted", () => {
    const disk = withNote((text) => text);
    const note = "urn:uuid:00000000-0000-4000-8000-000000000001";
    const stampOf = (n: number, author: string) => ({
      id: `urn:uuid:00000000-0000-4000-8000-00000000010${n.toString()}`,
      time: `2026-01-1${(6 + n).toString()}T00:00:00.000Z`,
      author,
    });
    disk.files["/work/reading-club/annotations/open/ren.jsonl"] = lineOf(writeReply(stampOf(1, "Ren"), note, "No."));
    const own = "/work/reading-club/annotations/open/aoi.jsonl";
    disk.files[own] = textOf(disk, own) + lineOf(writeDelete(stampOf(2, "Aoi"), note));
    expect(list(disk)).toMatchObject([
      { id: note, creator: "Aoi", created: "2026-01-15T00:00:00.000Z", body: "", replies: 1 },
    ]);
    expect(run(disk, ["list", "--format", "text"]).out).toBe("docs/支払い.md:5:11 attached Plain note Aoi:\n");
  });

  it("shows what a tag says", () => {
    const disk = new Disk();
    add(disk, "--motivation", "tagging");
    expect(list(disk)).toMatchObject([{ motivation: "tagging", body: "Why so late?" }]);
  });

  it("says what is wrong where it is wrong", () => {
    const disk = withNote((text) => text);
    const own = "/work/reading-club/annotations/open/aoi.jsonl";
    disk.files[own] = textOf(disk, own).replace('"exact":"the queue grew"', '"exact":7');
    expect(run(disk, ["list"]).err).toContain("It is no annotation: “target.selector[0].exact” is no text.");
  });

  it.each([
    [{ creator: undefined }, "「creator」がありません"],
    [{ type: "Note" }, "「type」は Annotation にしてください"],
    [{ creator: { type: "Group", name: "A" } }, "「creator.type」は Person, Organization, Software のいずれか"],
    [{ created: "yesterday" }, "「created」の書き方が正しくありません"],
    [{ target: { source: "docs/支払い.md", selector: [{ type: "x", start: -1 }] } }, "0 より小さい値です"],
    [{ "afterword:deleted": "yes" }, "「afterword:deleted」が true でも false でもありません"],
    [{ creator: "Aoi" }, "「creator」がオブジェクトではありません"],
  ])("says it in the reader's words: %j", (wrong, expected) => {
    const disk = withNote((text) => text);
    const own = "/work/reading-club/annotations/open/aoi.jsonl";
    disk.files[own] = JSON.stringify({ ...(JSON.parse(textOf(disk, own)) as object), ...wrong });
    expect(run(disk, ["list", "--lang", "ja"]).err).toContain(expected);
  });

  it("lists the notes of a document that is gone by its name", () => {
    const disk = withNote((text) => text);
    delete disk.files["/work/docs/支払い.md"];
    disk.files["/work/docs/other.md"] = "# Other\n";
    expect(list(disk, "docs/支払い.md")).toMatchObject([{ status: "orphaned", path: "docs/支払い.md" }]);
    expect(run(disk, ["list", "docs/none.md"])).toMatchObject({ code: 2, out: "[]\n" });
  });

  it("is an empty array where there are no notes", () => {
    expect(list(new Disk())).toEqual([]);
  });

  it("prints lines for people on request", () => {
    expect(
      run(
        withNote((text) => text),
        ["list", "--format", "text"],
      ).out,
    ).toBe("docs/支払い.md:5:11 attached Plain note Aoi: Why so late?\n");
  });
});

describe("afterword check", () => {
  const report = `# Orders were lost\n\n**Severity:** SEV2\n\n## Impact\n\nLate orders.\n\n## Timeline\n\n- 2026-03-02 10:00 The queue grew\n- 2026-03-02 11:00 It was empty\n\n## Root cause\n\nA bug.\n`;
  const path = "/work/postmortems/orders.md";
  const noted = (): Disk => {
    const disk = new Disk({ "/work/.git/HEAD": "x", [path]: report });
    run(disk, ["add", "--path", "postmortems/orders.md", "--range", "6:0-6:12", "--body", "x", "--author", "Aoi"]);
    return disk;
  };
  const check = (disk: Disk) => afterword(["check", "--format", "json", "."], { files: disk.files });
  const codes = ({ out }: { readonly out: string }): unknown => {
    const parsed = JSON.parse(out) as { readonly diagnostics: readonly { readonly code: string }[] };
    return parsed.diagnostics.map(({ code }) => code).filter((code) => code.startsWith("annotation/"));
  };

  it("finds notes whose text is gone, and only those", () => {
    const disk = noted();
    expect(codes(check(disk))).toEqual([]);
    disk.files[path] = report.replace("Late orders.", "Nobody noticed.");
    expect(codes(check(disk))).toEqual(["annotation/orphaned"]);
  });

  it("finds notes whose document is gone, at their own line", () => {
    const disk = noted();
    delete disk.files["/work/postmortems/orders.md"];
    disk.files["/work/docs/x.md"] = "# X\n";
    const { out } = check(disk);
    expect(JSON.parse(out)).toMatchObject({
      diagnostics: [
        {
          path: "reading-club/annotations/open/aoi.jsonl",
          code: "annotation/orphaned",
          severity: "info",
          message: expect.stringContaining("is gone: postmortems/orders.md") as string,
          range: { start: { line: 0, character: 0 }, end: { line: 0 } },
        },
      ],
    });
    expect(codes(afterword(["check", "--format", "json", "docs"], { files: disk.files }))).toEqual([]);
    disk.files["/work/.afterword.yaml"] = "rules:\n  annotation/orphaned: off\n";
    expect(codes(check(disk))).toEqual([]);
  });

  it("tells of lines of notes that cannot be read", () => {
    const disk = noted();
    disk.files["/work/reading-club/annotations/open/ren.jsonl"] = "{}\n";
    expect(check(disk)).toMatchObject({ code: 0, err: expect.stringContaining("ren.jsonl: line 1: ") as string });
  });
});
