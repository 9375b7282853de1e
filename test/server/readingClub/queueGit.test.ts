import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addItems } from "../../../server/src/features/readingClub/add";
import { changeItem, type Outcome } from "../../../server/src/features/readingClub/change";
import type { Candidate, FileChange, Writing } from "../../../server/src/protocol";
import { readItem } from "../../../server/src/readingClub/queue/item";
import { byRank } from "../../../server/src/readingClub/queue/rank";
import { usualMinutes } from "../../../server/src/readingClub/session/sessionFile";
import { translator } from "../../../server/src/text/message";
import type { Club } from "../../../server/src/workspace/clubStore";

const root = "file:///work";
const folder = `${root}/reading-club`;
const asWritten = translator();

/** A real clone of a real repository, and what a person does in it. */
class Clone {
  readonly #path: string;
  readonly #who: string;
  readonly #machine: string;
  #writes = 0;

  constructor(path: string, who: string, machine = "") {
    this.#path = path;
    this.#who = who;
    this.#machine = machine;
  }

  git(...args: readonly string[]): string {
    const identity = ["-c", `user.name=${this.#who}`, "-c", `user.email=${this.#who}@example.com`];
    return execFileSync("git", [...identity, ...args], { cwd: this.#path, encoding: "utf8", stdio: "pipe" });
  }

  /** The queue as the server reads it. */
  club(): Club {
    const files = readdirSync(join(this.#path, "reading-club/queue")).sort();
    const items = files.flatMap((file) => {
      const text = readFileSync(join(this.#path, "reading-club/queue", file), "utf8");
      const item = readItem(file.replace(/\.md$/, ""), text);
      return item === undefined ? [] : [{ ...item, uri: `${folder}/queue/${encodeURIComponent(file)}`, text }];
    });
    return { root, folder, minutes: usualMinutes, items, sessions: [], problems: [] };
  }

  titles(): readonly string[] {
    return [...this.club().items].sort(byRank).map(({ title }) => title);
  }

  uriOf(title: string): string {
    return this.club().items.find((item) => item.title === title)?.uri ?? "";
  }

  add(...titles: readonly string[]): void {
    const candidates = titles.map((title): Candidate => ({
      title,
      source: "own",
      document: `${root}/postmortems/${encodeURIComponent(title)}.md`,
    }));
    const place = (uri: string) => ({ root, path: decodeURIComponent(uri.slice(root.length + 1)) });
    this.#write(addItems([this.club()], candidates, this.#writing(), place));
  }

  move(title: string, before: string | undefined): void {
    const action = {
      do: "move" as const,
      item: this.uriOf(title),
      before: before === undefined ? undefined : this.uriOf(before),
    };
    this.#write(changeItem([this.club()], action, this.#writing(), asWritten));
  }

  schedule(title: string, date: string): void {
    const action = { do: "schedule" as const, item: this.uriOf(title), date };
    this.#write(changeItem([this.club()], action, this.#writing(), asWritten));
  }

  commit(): void {
    this.git("add", "-A");
    this.git("commit", "-qm", `By ${this.#who}`);
  }

  #writing(): Writing {
    this.#writes += 1;
    return {
      author: this.#who,
      time: "2026-04-01T00:00:00.000Z",
      ids: [`${this.#who}${this.#machine} ${this.#writes.toString()}`],
    };
  }

  #write({ changes, refused }: Outcome): void {
    expect(refused).toBeUndefined();
    expect(changes).not.toEqual([]);
    for (const change of changes) {
      const path = join(this.#path, decodeURIComponent(change.uri.slice(root.length + 1)));
      writeFileSync(path, textOf(change));
    }
  }
}

const textOf = (change: FileChange): string =>
  "create" in change ? change.create : "replace" in change ? change.replace.to : change.append;

let home = "";
let clones: readonly [Clone, Clone];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "afterword-queue-"));
  const origin = join(home, "origin");
  mkdirSync(join(origin, "reading-club/queue"), { recursive: true });
  const first = new Clone(origin, "Setup");
  first.git("init", "-q", "-b", "main");
  first.add("A", "B", "C", "D", "E");
  first.commit();
  for (const name of ["aoi", "ren"]) execFileSync("git", ["clone", "-q", origin, join(home, name)], { stdio: "pipe" });
  clones = [new Clone(join(home, "aoi"), "Aoi"), new Clone(join(home, "ren"), "Ren")];
});

afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

/** Each takes in what the other did; a conflict would throw. Both then see the same queue. */
function mergeBothWays(): readonly string[] {
  const [aoi, ren] = clones;
  aoi.commit();
  ren.commit();
  aoi.git("fetch", "-q", join(home, "ren"), "main:ren");
  ren.git("fetch", "-q", join(home, "aoi"), "main:aoi");
  aoi.git("merge", "-q", "--no-edit", "ren");
  ren.git("merge", "-q", "--no-edit", "aoi");
  expect(aoi.titles()).toEqual(ren.titles());
  expect(aoi.git("rev-parse", "HEAD^{tree}")).toBe(ren.git("rev-parse", "HEAD^{tree}"));
  return aoi.titles();
}

// Some forty processes a test: a busy machine takes its time.
describe("two people at one queue, each in a clone", { timeout: 60_000 }, () => {
  it("add at the same time", () => {
    const [aoi, ren] = clones;
    aoi.add("From Aoi", "座席表の障害");
    ren.add("From Ren");
    const titles = mergeBothWays();
    expect(titles.slice(0, 5)).toEqual(["A", "B", "C", "D", "E"]);
    expect([...titles.slice(5)].sort()).toEqual(["From Aoi", "From Ren", "座席表の障害"]);
  });

  it("add documents of one title, even the same document", () => {
    const [aoi, ren] = clones;
    aoi.add("Orders");
    ren.add("Orders");
    expect(mergeBothWays()).toEqual(["A", "B", "C", "D", "E", "Orders", "Orders"]);
  });

  it("reorder different items, schedule and add", () => {
    const [aoi, ren] = clones;
    aoi.move("E", "A");
    aoi.add("New");
    ren.move("B", undefined);
    ren.schedule("D", "2026-05-01");
    const titles = mergeBothWays();
    expect(titles.filter((title) => title !== "New")).toEqual(["E", "A", "C", "D", "B"]);
  });

  it("move different items to one place", () => {
    const [aoi, ren] = clones;
    aoi.move("D", "B");
    ren.move("E", "B");
    const titles = mergeBothWays();
    expect([titles[0], [...titles.slice(1, 3)].sort(), titles.slice(3)]).toEqual(["A", ["D", "E"], ["B", "C"]]);
    clones[0].move("C", titles[2]);
    expect(clones[0].titles()).toEqual([titles[0], titles[1], "C", titles[2], "B"]);
  });

  it("are one person on two machines", () => {
    clones = [new Clone(join(home, "aoi"), "Aoi"), new Clone(join(home, "ren"), "Aoi", "office")];
    const [laptop, office] = clones;
    laptop.add("From home");
    laptop.move("E", "A");
    office.add("From the office");
    office.schedule("C", "2026-05-01");
    const titles = mergeBothWays();
    expect(titles.slice(0, 5)).toEqual(["E", "A", "B", "C", "D"]);
    expect([...titles.slice(5)].sort()).toEqual(["From home", "From the office"]);
    expect(laptop.club().items.find(({ title }) => title === "C")?.scheduled).toBe("2026-05-01");
  });

  it("move an item, and schedule it", () => {
    const [aoi, ren] = clones;
    aoi.move("C", "A");
    ren.schedule("C", "2026-05-01");
    expect(mergeBothWays()).toEqual(["C", "A", "B", "D", "E"]);
    expect(aoi.club().items.find(({ title }) => title === "C")?.scheduled).toBe("2026-05-01");
  });

  it("change different values of one item", () => {
    const [aoi, ren] = clones;
    aoi.move("C", "A");
    ren.move("D", undefined);
    ren.move("D", "A");
    expect([...mergeBothWays()].sort()).toEqual(["A", "B", "C", "D", "E"]);
  });
});
