import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { diskWriter } from "../../server/src/cli/files/diskWriter";
import { act, reveal, type ClubChange } from "../../server/src/readingClub/annotation/act";
import { annotationPath, readAnnotationPath } from "../../server/src/readingClub/annotation/files";
import { fold, type FoldedNote, type SourcedEvent } from "../../server/src/readingClub/annotation/fold";
import { paste } from "../../server/src/readingClub/annotation/paste";
import { readLines } from "../../server/src/readingClub/annotation/readLines";
import { selectNotes } from "../../server/src/readingClub/annotation/select";
import { lineOf } from "../../server/src/readingClub/annotation/writeEvent";
import { id, target } from "../server/readingClub/annotation/people";
import { club, git, people, protect, removeTeams, shareFrom, team } from "./sharingTeam";

afterEach(removeTeams);

const session = "2026-05-20-checkout";
const there = { written: () => "*\n*.jsonl merge=union\n" };

async function make(folder: string, changes: readonly ClubChange[]): Promise<void> {
  for (const change of changes) {
    const path = join(club, change.path);
    if ("append" in change) diskWriter.append(folder, path, change.append);
    else if ("create" in change) diskWriter.create(folder, path, change.create);
    else {
      expect(await readFile(join(folder, path), "utf8")).toBe(change.replace.from);
      await writeFile(join(folder, path), change.replace.to);
    }
  }
}

async function eventsIn(folder: string): Promise<readonly SourcedEvent[]> {
  const files = (await readdir(join(folder, club), { recursive: true, encoding: "utf8" })).sort();
  const read = files.map(async (path) => {
    const source = readAnnotationPath(path);
    if (source === undefined) return [];
    const { events, problems } = readLines(await readFile(join(folder, club, path), "utf8"));
    expect(problems).toEqual([]);
    return events.map((event) => ({ event, ...source }));
  });
  return (await Promise.all(read)).flat();
}

const notesIn = async (folder: string): Promise<readonly FoldedNote[]> => fold(await eventsIn(folder));

const said = (notes: readonly FoldedNote[]): readonly string[] =>
  notes.map(({ comments: [{ author, body }] }) => `${author}: ${body}`).sort();

/** Two drafts of a person, revealed. */
async function readSilently(folder: string, author: string, index: number): Promise<void> {
  for (const n of [1, 2]) {
    const stamp = { id: id(10 * index + n), author, time: `2026-05-20T10:0${n.toString()}:00.000Z` };
    const body = `thought ${n.toString()} 🔥`;
    const acted = act({ do: "create", target, kind: "idea", body, session, draft: true }, stamp, {
      notes: [],
      ...there,
    });
    await make(folder, "changes" in acted ? acted.changes : []);
  }
}

async function revealIn(folder: string, author: string): Promise<void> {
  const path = annotationPath({ session, draft: true, author });
  const text = await readFile(join(folder, club, path), "utf8");
  const revealed = reveal({ path, text }, session, author, there);
  await make(folder, "changes" in revealed ? revealed.changes : []);
}

const all = people.flatMap((person) => [`${person}: thought 1 🔥`, `${person}: thought 2 🔥`]).sort();

describe("six people who reveal at once", { timeout: 120_000 }, () => {
  it("through a remote whose main branch is protected end in one state, with nothing lost", async () => {
    const { remote, clones } = await team(people);
    await protect(remote, people);
    for (const [index, folder] of clones.entries()) await readSilently(folder, people[index] ?? "", index + 1);
    const together = clones.map(async (folder, index) => {
      await revealIn(folder, people[index] ?? "");
      return shareFrom(folder, { branch: `reading/${session}` });
    });
    const told = await Promise.all(together);
    expect(told.map(({ result }) => result.kind)).toEqual(people.map(() => "shared"));
    for (const folder of clones) await shareFrom(folder);
    const trees = await Promise.all(clones.map((folder) => git(folder, "rev-parse", "HEAD^{tree}")));
    expect(new Set(trees).size).toBe(1);
    const [first = [], ...others] = await Promise.all(clones.map(notesIn));
    expect(said(first)).toEqual(all);
    expect(first.every(({ draft }) => !draft)).toBe(true);
    for (const other of others) expect(other).toEqual(first);
    expect(await git(remote, "ls-tree", "-r", "--name-only", `reading/${session}`)).not.toContain(".drafts/2");
  });

  it("and are refused hand their notes to the facilitator, and lose and double nothing when they may push again", async () => {
    const { remote, clones } = await team(people);
    const [facilitator = ""] = clones;
    await protect(remote, people.slice(1));
    for (const [index, folder] of clones.entries()) {
      await readSilently(folder, people[index] ?? "", index + 1);
      await revealIn(folder, people[index] ?? "");
    }
    const told = await Promise.all(clones.map((folder) => shareFrom(folder)));
    expect(told.map(({ result }) => result.kind)).toEqual(["shared", ...people.slice(1).map(() => "kept")]);
    for (const [index, folder] of [...clones.entries()].slice(1)) {
      const copied = selectNotes(await eventsIn(folder), { author: people[index] ?? "", session });
      const text = copied.events.map(({ line }) => lineOf(line)).join("");
      const known = new Set((await eventsIn(facilitator)).map(({ event }) => event.id));
      const state = { ...there, known, time: "2026-05-20T10:30:00.000Z", text: () => undefined };
      const { changes, refused } = paste(text, session, state);
      expect(refused).toBeUndefined();
      await make(facilitator, changes);
    }
    expect(said(await notesIn(facilitator))).toEqual(all);
    expect((await shareFrom(facilitator)).result.kind).toBe("shared");
    await rm(join(remote, "hooks", "pre-receive"));
    for (const folder of [...clones, ...clones]) expect((await shareFrom(folder)).result.kind).toBe("shared");
    const states = await Promise.all(clones.map(notesIn));
    for (const notes of states) expect(notes).toEqual(states[0]);
    expect(said(states[0] ?? [])).toEqual(all);
  });
});
