import fc from "fast-check";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { diskWriter } from "../../../server/src/cli/files/diskWriter";
import { act, type NoteAction } from "../../../server/src/readingClub/annotation/act";
import { annotationAttributes } from "../../../server/src/readingClub/annotation/files";
import { fold, type FoldedNote } from "../../../server/src/readingClub/annotation/fold";
import { readLines } from "../../../server/src/readingClub/annotation/readLines";
import { id, target } from "./annotation/people";

const top = mkdtempSync(join(tmpdir(), "afterword-git-"));
afterAll(() => {
  rmSync(top, { recursive: true });
});

const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"))),
  GIT_CONFIG_GLOBAL: join(top, "none"),
  GIT_CONFIG_NOSYSTEM: "1",
};

/** A clone in which people write notes. */
class Clone {
  readonly folder: string;

  constructor(name: string, from?: Clone) {
    this.folder = join(top, name);
    if (from === undefined) {
      mkdirSync(this.folder);
      this.git("init", "-q", "-b", "main");
    } else execFileSync("git", ["clone", "-q", from.folder, this.folder], { env: environment });
    for (const [key, value] of [
      ["user.name", "x"],
      ["user.email", "x@example.com"],
    ] as const)
      this.git("config", key, value);
  }

  git(...args: readonly string[]): string {
    return execFileSync("git", args, { cwd: this.folder, env: environment, encoding: "utf8", stdio: "pipe" });
  }

  /** Does what an action says, as the nth thing that happens. */
  do(n: number, author: string, action: NoteAction): void {
    const time = new Date(Date.UTC(2026, 4, 1, 10, n)).toISOString();
    const state = { notes: this.notes(), written: (path: string) => this.text(path) };
    const acted = act(action, { id: id(n), author, time }, state);
    if ("refused" in acted) throw new Error(acted.refused.key);
    for (const change of acted.changes) {
      const path = join("reading-club", change.path);
      if ("append" in change) diskWriter.append(this.folder, path, change.append);
      else if ("create" in change) diskWriter.create(this.folder, path, change.create);
    }
  }

  commit(): void {
    this.git("add", "-A");
    this.git("commit", "-q", "-m", "notes");
  }

  /** Lines of all files. */
  lines(): readonly string[] {
    return this.#files()
      .filter((path) => path.endsWith(".jsonl"))
      .flatMap((path) => readFileSync(join(this.folder, "reading-club", path), "utf8").split("\n"))
      .filter(Boolean);
  }

  notes(): readonly FoldedNote[] {
    const { events, problems } = readLines(this.lines().join("\n"));
    expect(problems).toEqual([]);
    return fold(events.map((event) => ({ event, session: undefined, draft: false })));
  }

  text(path: string): string | undefined {
    return this.#files().includes(path) ? readFileSync(join(this.folder, "reading-club", path), "utf8") : undefined;
  }

  #files(): readonly string[] {
    try {
      return readdirSync(join(this.folder, "reading-club"), { recursive: true, encoding: "utf8" });
    } catch {
      return [];
    }
  }
}

const create = (body: string, draft = false): NoteAction => ({
  do: "create",
  target,
  kind: "idea",
  body,
  session: undefined,
  draft,
});

/** Anything that everybody may do with a note that is there. */
function actionOf({ of, what, text }: { of: number; what: number; text: string }): NoteAction {
  const body = `${text}!`;
  const actions: readonly NoteAction[] = [
    create(body),
    { do: "reply", id: id(of), body },
    { do: "resolve", id: id(of), resolved: text.length > 3 },
    { do: "discuss", id: id(of), discussed: text.length > 3 },
    { do: "attach", id: id(of), target: { ...target, source: `moved/${of.toString()}.md` } },
    { do: "issue", id: id(of), address: `https://example.com/issues/${text.length.toString()}` },
  ];
  return actions[what] ?? create(body);
}

/** Both merges of what two clones did at the same time. */
function mergedBothWays(
  name: string,
  base: (origin: Clone) => void,
  one: (a: Clone) => void,
  other: (b: Clone) => void,
) {
  const origin = new Clone(`${name}-origin`);
  writeFileSync(join(origin.folder, "README.md"), "# Notes\n");
  base(origin);
  origin.commit();
  const [a, b] = [new Clone(`${name}-a`, origin), new Clone(`${name}-b`, origin)];
  one(a);
  a.commit();
  other(b);
  b.commit();
  const before = new Set([...a.lines(), ...b.lines()]);
  const merge = (into: Clone, from: Clone): Clone => {
    const merged = new Clone(`${into.folder.slice(top.length + 1)}-merged`, into);
    merged.git("fetch", "-q", from.folder, "main");
    // A conflict lets this throw.
    merged.git("merge", "-q", "--no-edit", "FETCH_HEAD");
    return merged;
  };
  const [ab, ba] = [merge(a, b), merge(b, a)];
  expect(ab.git("status", "--porcelain")).toBe("");
  expect(new Set(ab.lines())).toEqual(before);
  expect(new Set(ba.lines())).toEqual(before);
  expect(ab.notes()).toEqual(ba.notes());
  return ab.notes();
}

describe("notes in git", () => {
  it("merge when two people note, answer, resolve and edit at the same time", () => {
    const notes = mergedBothWays(
      "two",
      (origin) => {
        origin.do(1, "Aoi", create("first"));
        origin.do(2, "Ren", create("second"));
      },
      (a) => {
        a.do(3, "Aoi", { do: "reply", id: id(2), body: "from Aoi" });
        a.do(5, "Aoi", { do: "edit", id: id(1), body: "first, better" });
        a.do(7, "Aoi", { do: "resolve", id: id(2), resolved: true });
        a.do(9, "Aoi", create("third"));
      },
      (b) => {
        b.do(4, "Ren", { do: "reply", id: id(1), body: "from Ren" });
        b.do(6, "Ren", { do: "resolve", id: id(2), resolved: false });
        b.do(8, "Ren", { do: "discuss", id: id(1), discussed: true });
        b.do(10, "Ren", create("fourth"));
      },
    );
    expect(
      notes.map(({ comments, resolved, discussed }) => [comments.map(({ body }) => body), resolved, discussed]),
    ).toEqual([
      [["first, better", "from Ren"], false, true],
      [["second", "from Aoi"], true, false],
      [["third"], false, false],
      [["fourth"], false, false],
    ]);
  });

  it("merge when one person writes on two machines, into one file", () => {
    const notes = mergedBothWays(
      "one",
      (origin) => origin.do(1, "Aoi", create("first")),
      (a) => {
        a.do(2, "Aoi", create("at home"));
        a.do(4, "Aoi", { do: "edit", id: id(1), body: "edited at home" });
      },
      (b) => {
        b.do(3, "Aoi", create("at work"));
        b.do(5, "Aoi", { do: "edit", id: id(1), body: "edited at work" });
      },
    );
    expect(notes.map(({ comments: [{ body }] }) => body)).toEqual(["edited at work", "at home", "at work"]);
  });

  it("merge when neither machine had a file before", () => {
    const notes = mergedBothWays(
      "new",
      () => undefined,
      (a) => a.do(1, "Aoi", create("at home")),
      (b) => b.do(2, "Aoi", create("at work")),
    );
    expect(notes).toHaveLength(2);
  });

  it.each([
    ["attributes", "*.txt text"],
    ["attributes that say how text ends", "* text=auto\n*.jsonl text eol=lf\n"],
  ])("merge where the folder had %s of its own, which stay", (name, own) => {
    const path = "annotations/.gitattributes";
    const notes = mergedBothWays(
      `own-${name.replaceAll(" ", "-")}`,
      (origin) => {
        mkdirSync(join(origin.folder, "reading-club/annotations"), { recursive: true });
        writeFileSync(join(origin.folder, "reading-club", path), own);
        origin.do(1, "Aoi", create("first"));
        expect(origin.text(path)).toBe(`${own.trimEnd()}\n${annotationAttributes}`);
      },
      (a) => a.do(2, "Aoi", create("at home")),
      (b) => b.do(3, "Aoi", create("at work")),
    );
    expect(notes).toHaveLength(3);
  });

  it("are private as drafts where another file says what to ignore", () => {
    const clone = new Clone("ignoring");
    mkdirSync(join(clone.folder, "reading-club/.drafts"), { recursive: true });
    writeFileSync(join(clone.folder, "reading-club/.drafts/.gitignore"), "*.bak\n");
    clone.do(1, "Aoi", create("mine", true));
    expect(clone.git("status", "--porcelain", "-uall")).toBe("");
  });

  it("merge when one file ends without its last line break", () => {
    const notes = mergedBothWays(
      "torn",
      (origin) => origin.do(1, "Aoi", create("first")),
      (a) => {
        const file = join(a.folder, "reading-club/annotations/open/aoi.jsonl");
        writeFileSync(file, readFileSync(file, "utf8").trimEnd());
        a.do(2, "Aoi", create("second"));
      },
      (b) => b.do(3, "Aoi", create("third")),
    );
    expect(notes).toHaveLength(3);
  });

  it("merge whatever two people, or one on two machines, do at the same time", { timeout: 120_000 }, () => {
    let run = 0;
    const step = fc.record({ of: fc.integer({ min: 1, max: 4 }), what: fc.nat(5), text: fc.string({ minLength: 1 }) });
    const steps = fc.array(step, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.boolean(), steps, steps, (isOnePerson, mine, theirs) => {
        run += 1;
        const doing =
          (first: number, author: string, list: typeof mine) =>
          (clone: Clone): void => {
            list.forEach((each, index) => clone.do(first + 2 * index, author, actionOf(each)));
          };
        mergedBothWays(
          `random-${run.toString()}`,
          (origin) => {
            for (const n of [1, 2, 3, 4]) origin.do(n, "Aoi", create(`note ${n.toString()}`));
          },
          doing(10, "Aoi", mine),
          doing(11, isOnePerson ? "Aoi" : "Ren", theirs),
        );
      }),
      { seed: 20_260_601, numRuns: 6 },
    );
  });

  it("keep drafts out of every commit", () => {
    const origin = new Clone("drafts");
    writeFileSync(join(origin.folder, "README.md"), "# Notes\n");
    const draft: NoteAction = { do: "create", target, kind: "idea", body: "private", session: "s", draft: true };
    origin.do(1, "Aoi", draft);
    origin.commit();
    expect(origin.git("ls-files")).toBe("README.md\n");
  });
});
