import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FileChangeError, FileWriter } from "../../client/src/files/fileChanges";
import type { Disk, FileStore } from "../../client/src/files/fileStore";
import type { FileChange } from "../../server/src/protocol";

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const notes = "file:///w/reading-club/annotations/open/mio.jsonl";

/** The writer was killed, or the disk is full. */
class Killed extends Error {}

/** Files in memory; the step with the number `fatal` and all after it fail, halfway where a step has a middle. */
class Files implements FileStore {
  readonly texts: Map<string, string>;
  readonly #onDisk: boolean;
  readonly #fatal: number;
  steps = 0;
  /** Runs before a step, as another program would. */
  meanwhile: (step: string) => void = () => undefined;

  constructor(texts: Readonly<Record<string, string>> = {}, { onDisk = true, fatal = Infinity } = {}) {
    this.texts = new Map(Object.entries(texts));
    this.#onDisk = onDisk;
    this.#fatal = fatal;
  }

  get names(): readonly string[] {
    return [...this.texts.keys()].sort();
  }

  #step(name: string, whole: () => void, half: () => void = () => undefined): Promise<void> {
    this.steps += 1;
    this.meanwhile(name);
    if (this.steps === this.#fatal) half();
    if (this.steps >= this.#fatal) return Promise.reject(new Killed(name));
    whole();
    return Promise.resolve();
  }

  async read(uri: string): Promise<Uint8Array | undefined> {
    await this.#step("read", () => undefined);
    const text = this.texts.get(uri);
    return text === undefined ? undefined : encoded(text);
  }

  write(uri: string, bytes: Uint8Array): Promise<void> {
    // A single message to whoever has the disk elsewhere; a file written byte by byte here.
    const half = (): void => {
      if (this.#onDisk) this.texts.set(uri, decoded(bytes.slice(0, bytes.length / 2)));
    };
    return this.#step("write", () => this.texts.set(uri, decoded(bytes)), half);
  }

  diskOf(): Disk | undefined {
    if (!this.#onDisk) return undefined;
    return {
      append: (uri, bytes) =>
        this.#step("append", () => this.texts.set(uri, (this.texts.get(uri) ?? "") + decoded(bytes))),
      rename: (from, to) =>
        this.#step("rename", () => {
          this.texts.set(to, this.texts.get(from) ?? "");
          this.texts.delete(from);
        }),
      link: (from, to) => {
        if (this.texts.has(to)) return Promise.reject(new Error("EEXIST"));
        return this.#step("link", () => this.texts.set(to, this.texts.get(from) ?? ""));
      },
      remove: (uri) => this.#step("remove", () => this.texts.delete(uri)),
    };
  }
}

const write = (files: Files, ...changes: FileChange[]): Promise<void> => new FileWriter(files).write(changes);

const failureOf = async (writing: Promise<void>): Promise<string> => {
  const error: unknown = await writing.catch((reason: unknown) => reason);
  return error instanceof FileChangeError ? error.failure : `no failure: ${String(error)}`;
};

describe.each([
  ["on a disk", true],
  ["elsewhere", false],
])("changes of files %s", (_, onDisk) => {
  it("add lines at the end, and make the file where there is none", async () => {
    const files = new Files({}, { onDisk });
    await write(files, { uri: notes, append: "one\n" }, { uri: notes, append: "two\n" });
    expect(files.texts.get(notes)).toBe("one\ntwo\n");
  });

  it("end a torn line before the next is added, and a line that comes without its end", async () => {
    const files = new Files({ [notes]: 'one\n{"id":"urn' }, { onDisk });
    await write(files, { uri: notes, append: "two" });
    expect(files.texts.get(notes)).toBe('one\n{"id":"urn\ntwo\n');
  });

  it("keep characters of several bytes whole", async () => {
    const files = new Files({ [notes]: "気づき🌱\n" }, { onDisk });
    await write(files, { uri: notes, append: "質問🙋\n" });
    expect(files.texts.get(notes)).toBe("気づき🌱\n質問🙋\n");
  });

  it("follow one another, however many ask at once", async () => {
    const files = new Files({}, { onDisk });
    const writer = new FileWriter(files);
    const lines = Array.from({ length: 50 }, (__, index) => `line ${index.toString()}\n`);
    await Promise.all(lines.map((append) => writer.write([{ uri: notes, append }])));
    expect(files.texts.get(notes)).toBe(lines.join(""));
  });

  it("go on after one that failed", async () => {
    const files = new Files({ [notes]: "one\n" }, { onDisk });
    const writer = new FileWriter(files);
    const failing = failureOf(writer.write([{ uri: notes, create: "other" }]));
    const adding = writer.write([{ uri: notes, append: "two\n" }]);
    expect(await failing).toBe("exists");
    await adding;
    expect(files.texts.get(notes)).toBe("one\ntwo\n");
  });

  it("never write over a file that was to be made; the same content is welcome", async () => {
    const files = new Files({ [notes]: "mine\n" }, { onDisk });
    expect(await failureOf(write(files, { uri: notes, create: "yours\n" }))).toBe("exists");
    await write(files, { uri: notes, create: "mine\n" });
    expect(files.texts).toEqual(new Map([[notes, "mine\n"]]));
  });

  it("replace only what the change was made for", async () => {
    const files = new Files({ [notes]: "one\n" }, { onDisk });
    expect(await failureOf(write(files, { uri: notes, replace: { from: "none\n", to: "" } }))).toBe("changed");
    expect(await failureOf(write(files, { uri: `${notes}x`, replace: { from: "", to: "x" } }))).toBe("changed");
    await write(files, { uri: notes, replace: { from: "one\n", to: "uno\n" } });
    expect(files.texts).toEqual(new Map([[notes, "uno\n"]]));
  });

  it("stop at the first that cannot be made", async () => {
    const files = new Files({ [notes]: "one\n" }, { onDisk });
    const writing = write(
      files,
      { uri: "file:///w/a", append: "a\n" },
      { uri: notes, create: "x" },
      { uri: "file:///w/b", append: "b\n" },
    );
    expect(await failureOf(writing)).toBe("exists");
    expect(files.names).toEqual(["file:///w/a", notes]);
  });

  it("leave no half file and lose nothing, whenever the writer is killed", async () => {
    const drafts = "file:///w/reading-club/.drafts/s/mio.jsonl";
    const before = { [notes]: "shared\n", [drafts]: "draft\n" };
    const changes: FileChange[] = [
      { uri: "file:///w/reading-club/annotations/.gitattributes", create: "*.jsonl merge=union\n" },
      { uri: notes, append: "draft\n" },
      { uri: drafts, replace: { from: "draft\n", to: "" } },
    ];
    const whole = new Files(before, { onDisk });
    await write(whole, ...changes);
    expect(whole.names).toHaveLength(3);
    for (let fatal = 1; fatal <= whole.steps; fatal += 1) {
      const files = new Files(before, { onDisk, fatal });
      const failure = await failureOf(write(files, ...changes));
      // The last step only clears away.
      if (fatal < whole.steps) expect(failure, `killed at step ${fatal.toString()}`).toBe("not-written");
      const [shared = "", draft = ""] = [files.texts.get(notes), files.texts.get(drafts)];
      expect(["shared\n", "shared\ndraft\n"]).toContain(shared);
      expect(["draft\n", ""]).toContain(draft);
      expect(shared + draft).toContain("draft\n");
      const made = files.texts.get("file:///w/reading-club/annotations/.gitattributes");
      expect([undefined, "*.jsonl merge=union\n"]).toContain(made);
      // What a killed writer leaves behind is no file of the reading club.
      const left = files.names.filter((name) => !whole.names.includes(name));
      for (const name of left) expect(name).toMatch(/\/\.[^/]+\.tmp$/);
    }
  });
});

describe("changes of files that others write too", () => {
  it("keep on a disk what another program adds between looking and writing", async () => {
    const files = new Files({ [notes]: "one\n" });
    files.meanwhile = (step) => {
      if (step === "append") files.texts.set(notes, `${files.texts.get(notes) ?? ""}theirs\n`);
    };
    await write(files, { uri: notes, append: "mine\n" });
    expect(files.texts.get(notes)).toBe("one\ntheirs\nmine\n");
  });

  it("notice a file that came while it was being made", async () => {
    const files = new Files();
    files.meanwhile = (step) => {
      if (step === "write") files.texts.set(notes, "theirs\n");
    };
    expect(await failureOf(write(files, { uri: notes, create: "mine\n" }))).toBe("exists");
    expect(files.texts).toEqual(new Map([[notes, "theirs\n"]]));
  });

  it("notice a file that was changed while its next content was written", async () => {
    const files = new Files({ [notes]: "one\n" });
    files.meanwhile = (step) => {
      if (step === "write") files.texts.set(notes, "one\ntheirs\n");
    };
    expect(await failureOf(write(files, { uri: notes, replace: { from: "one\n", to: "" } }))).toBe("changed");
    expect(files.texts).toEqual(new Map([[notes, "one\ntheirs\n"]]));
  });

  it("put back what was there when only a part was written", async () => {
    const files = new Files({ [notes]: "one\n" }, { onDisk: false });
    let torn = false;
    files.meanwhile = (step) => {
      if (step !== "read" || files.texts.get(notes) === "one\n" || torn) return;
      torn = true;
      files.texts.set(notes, "one\ntw");
    };
    expect(await failureOf(write(files, { uri: notes, append: "two\n" }))).toBe("not-written");
    expect(files.texts.get(notes)).toBe("one\n");
  });

  it("refuse what is no text", async () => {
    const files = new Files({ [notes]: "one\0" });
    expect(await failureOf(write(files, { uri: notes, replace: { from: "one\0", to: "" } }))).toBe("not-text");
  });
});

it("any lines added by any number of writers are all there, each whole", async () => {
  const line = fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => JSON.stringify(text));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(line, { maxLength: 5 }), { maxLength: 4 }), fc.boolean(), async (all, torn) => {
      const files = new Files(torn ? { [notes]: "torn" } : {});
      const writers = all.map((lines) => ({ writer: new FileWriter(files), lines }));
      await Promise.all(
        writers.flatMap(({ writer, lines }) => lines.map((append) => writer.write([{ uri: notes, append }]))),
      );
      const there = (files.texts.get(notes) ?? "").split("\n").filter((each) => each !== "");
      expect(there.filter((each) => each !== "torn").sort()).toEqual(all.flat().sort());
    }),
    { seed: 4, numRuns: 200 },
  );
});
