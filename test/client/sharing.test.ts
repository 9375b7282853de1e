import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { canShare } from "../../client/src/readingClub/clubGitNodes";
import { commitInWords } from "../../client/src/readingClub/sharingWordsNodes";
import { english } from "./say";
import {
  attributes,
  club,
  FakeRepository,
  git,
  lines,
  notes,
  people,
  protect,
  removeTeams,
  shareFrom,
  team,
  write,
} from "./sharingTeam";

afterEach(removeTeams);

describe("sharing a session's notes over git", () => {
  it("six people at once end in one state, with nothing lost", { timeout: 60_000 }, async () => {
    const { clones } = await team(people);
    for (const [index, folder] of clones.entries())
      await write(folder, notes("2026-05-20-checkout", people[index] ?? ""), `{"by":${String(index)}}\n`);
    const told = await Promise.all(clones.map((folder) => shareFrom(folder)));
    expect(told.map(({ result }) => result.kind)).toEqual(people.map(() => "shared"));
    for (const folder of clones) await shareFrom(folder);
    const heads = await Promise.all(clones.map((folder) => git(folder, "rev-parse", "HEAD^{tree}")));
    expect(new Set(heads).size).toBe(1);
    for (const [index, person] of people.entries())
      expect(await lines(clones[0] ?? "", notes("2026-05-20-checkout", person))).toEqual([`{"by":${String(index)}}`]);
  });

  it("of one person on two machines, both halves stay", async () => {
    const { clones } = await team(["akari", "ben"]);
    const path = notes("open", "akari");
    for (const [index, folder] of clones.entries()) await write(folder, path, `{"machine":${String(index)}}\n`);
    for (const folder of [...clones, ...clones]) expect((await shareFrom(folder)).result.kind).toBe("shared");
    for (const folder of clones)
      expect([...(await lines(folder, path))].sort()).toEqual(['{"machine":0}', '{"machine":1}']);
  });

  it("those whom a protected branch refuses keep their notes, and are told", { timeout: 60_000 }, async () => {
    const { remote, clones } = await team(people);
    await protect(remote, ["ben", "emi"]);
    for (const [index, folder] of clones.entries())
      await write(folder, notes("s", people[index] ?? ""), `{"by":${String(index)}}\n`);
    const told = await Promise.all(clones.map((folder) => shareFrom(folder)));
    expect(told.map(({ result }) => result.kind)).toEqual(["shared", "kept", "shared", "shared", "kept", "shared"]);
    expect(told[1]?.result).toEqual({ kind: "kept", why: "refused" });
    expect(await lines(clones[1] ?? "", notes("s", "ben"))).toEqual(['{"by":1}']);
    expect(await git(clones[1] ?? "", "status", "--porcelain")).toBe("");
  });

  it("leaves everything else that was changed alone, and brings in what the others wrote", async () => {
    const { clones } = await team(["akari", "ben"]);
    const [mine = "", theirs = ""] = clones;
    await write(theirs, notes("s", "ben"), "{}\n");
    await shareFrom(theirs);
    await write(mine, "postmortems/checkout.md", "# Checkout\n\nHalf a thought");
    await write(mine, notes("s", "akari"), "{}\n");
    expect((await shareFrom(mine)).result).toEqual({ kind: "shared", branch: "main" });
    expect(await git(mine, "status", "--porcelain")).toBe(" M postmortems/checkout.md\n");
    expect(await lines(mine, notes("s", "ben"))).toEqual(["{}"]);
    expect(await git(mine, "log", "-1", "--name-only", "--format=", "--no-merges")).toBe(`${notes("s", "akari")}\n`);
  });

  it("names the files whose changes stand in the way of what the others shared, and keeps them", async () => {
    const { clones } = await team(["akari", "ben"]);
    const [mine = "", theirs = ""] = clones;
    await write(theirs, "postmortems/checkout.md", "# Checkout\n\nIt was full at noon.\n");
    await git(theirs, "commit", "--quiet", "-am", "Say when");
    await git(theirs, "push", "--quiet");
    await write(mine, "postmortems/checkout.md", "# Checkout\n\nHalf a thought");
    await write(mine, notes("s", "akari"), "{}\n");
    const path = join(mine, "postmortems/checkout.md");
    expect((await shareFrom(mine)).result).toEqual({ kind: "kept", why: "in-the-way", paths: [path] });
    expect(await lines(mine, "postmortems/checkout.md")).toEqual(["# Checkout", "Half a thought"]);
    await git(mine, "checkout", "--quiet", "postmortems/checkout.md");
    expect((await shareFrom(mine)).result.kind).toBe("shared");
  });

  it("refuses while other files are staged, and touches nothing", async () => {
    const { clones } = await team(["akari"]);
    const [mine = ""] = clones;
    await write(mine, "postmortems/checkout.md", "# Checkout\n\nStaged\n");
    await git(mine, "add", "postmortems/checkout.md");
    await write(mine, notes("s", "akari"), "{}\n");
    const { result, calls } = await shareFrom(mine);
    expect(result).toEqual({ kind: "stopped", why: "staged", paths: [join(mine, "postmortems/checkout.md")] });
    expect(calls).toEqual([]);
  });

  it("asks before other commits of the branch go along", async () => {
    const { clones } = await team(["akari"]);
    const [mine = ""] = clones;
    await write(mine, "postmortems/checkout.md", "# Checkout\n\nNot for others yet\n");
    await git(mine, "commit", "--quiet", "-am", "Not yet");
    await write(mine, notes("s", "akari"), "{}\n");
    const { result, calls } = await shareFrom(mine);
    expect(result).toEqual({ kind: "stopped", why: "other-commits", paths: [join(mine, "postmortems/checkout.md")] });
    expect(calls).not.toContain("push");
    expect((await shareFrom(mine, { withOtherCommits: true })).result.kind).toBe("shared");
  });

  it("asks before other commits go along to a new branch of the session", async () => {
    const { clones } = await team(["akari", "ben"]);
    const [mine = "", unknown = ""] = clones;
    await git(mine, "checkout", "--quiet", "-b", "feature");
    await write(mine, "postmortems/checkout.md", "# Checkout\n\nNot for others yet\n");
    await git(mine, "commit", "--quiet", "-am", "Not yet");
    await write(mine, notes("s", "akari"), "{}\n");
    const { result, calls } = await shareFrom(mine, { branch: "reading/s" });
    expect(result).toEqual({ kind: "stopped", why: "other-commits", paths: [join(mine, "postmortems/checkout.md")] });
    expect(calls).not.toContain("push");
    // Nothing tells what the remote has: there is neither a branch to follow nor a usual one.
    await git(unknown, "branch", "--unset-upstream");
    await git(unknown, "remote", "set-head", "origin", "--delete");
    await write(unknown, notes("s", "ben"), "{}\n");
    const asked = await shareFrom(unknown, { branch: "reading/s" });
    expect(asked.result).toEqual({ kind: "stopped", why: "other-commits", paths: [] });
    expect((await shareFrom(unknown, { branch: "reading/s", withOtherCommits: true })).result.kind).toBe("shared");
  });

  it("never shares drafts, even when nothing ignores them", async () => {
    const { clones } = await team(["akari"]);
    const [mine = ""] = clones;
    await rm(join(mine, club, ".drafts", ".gitignore"));
    await write(mine, `${club}/.drafts/s/akari.jsonl`, "{}\n");
    await write(mine, notes("s", "akari"), "{}\n");
    expect((await shareFrom(mine)).result.kind).toBe("shared");
    expect(await git(mine, "ls-tree", "-r", "--name-only", "HEAD")).not.toContain(".drafts/s/akari");
    expect(await lines(mine, `${club}/.drafts/s/akari.jsonl`)).toEqual(["{}"]);
  });

  it("pushes to a branch of the session, which whoever is first makes", { timeout: 60_000 }, async () => {
    const { clones } = await team(["akari", "ben", "chika"]);
    for (const [index, folder] of clones.entries()) await write(folder, notes("s", people[index] ?? ""), "{}\n");
    const told = await Promise.all(clones.map((folder) => shareFrom(folder, { branch: "reading/s" })));
    expect(told.map(({ result }) => result)).toEqual(
      people.slice(0, 3).map(() => ({ kind: "shared", branch: "reading/s" })),
    );
    await shareFrom(clones[0] ?? "");
    for (const person of people.slice(0, 3)) expect(await lines(clones[0] ?? "", notes("s", person))).toEqual(["{}"]);
  });

  it("without a remote, or without a network, the notes are committed and kept", async () => {
    const { remote, clones } = await team(["akari", "ben"]);
    const [alone = "", cut = ""] = clones;
    await git(alone, "remote", "remove", "origin");
    await write(alone, notes("s", "akari"), "{}\n");
    expect((await shareFrom(alone)).result).toEqual({ kind: "kept", why: "no-remote" });
    await rm(remote, { recursive: true });
    await write(cut, notes("s", "ben"), "{}\n");
    expect((await shareFrom(cut)).result).toEqual({ kind: "kept", why: "unreachable" });
    expect(await lines(cut, notes("s", "ben"))).toEqual(["{}"]);
  });

  it("a conflict in a page that two people rewrote is left for them, with everything as it was", async () => {
    const { clones } = await team(["akari", "ben"]);
    for (const [index, folder] of clones.entries())
      await write(folder, `${club}/sessions/s.md`, `# Session of ${people[index] ?? ""}\n`);
    expect((await shareFrom(clones[0] ?? "")).result.kind).toBe("shared");
    const mine = clones[1] ?? "";
    expect((await shareFrom(mine)).result).toEqual({ kind: "kept", why: "conflict" });
    expect(await git(mine, "status", "--porcelain")).toBe("");
    expect(await lines(mine, `${club}/sessions/s.md`)).toEqual(["# Session of ben"]);
  });

  it("takes in files of the club that two people made alike, where git does not pull", async () => {
    const { clones } = await team(["akari", "ben"]);
    const [akari = "", ben = ""] = clones;
    await git(akari, "rm", "--quiet", `${club}/annotations/.gitattributes`);
    await git(akari, "commit", "--quiet", "-m", "Begin anew");
    await git(akari, "push", "--quiet");
    await git(ben, "pull", "--quiet");
    for (const folder of [akari, ben]) await write(folder, `${club}/annotations/.gitattributes`, attributes);
    await write(akari, `${club}/sessions/s.md`, "# Session\n");
    await write(ben, notes("open", "ben"), "{}\n");
    expect((await shareFrom(akari)).result.kind).toBe("shared");
    await expect(git(ben, "pull", "--quiet")).rejects.toThrow();
    expect((await shareFrom(ben)).result.kind).toBe("shared");
    expect(await lines(ben, `${club}/sessions/s.md`)).toEqual(["# Session"]);
    expect(await git(ben, "status", "--porcelain")).toBe("");
  });

  it("commits with words about what is in it", async () => {
    const { clones } = await team(["akari"]);
    const [mine = ""] = clones;
    await write(mine, `${club}/queue/checkout-a1b2.md`, "# Checkout\n");
    await shareFrom(mine);
    expect(await git(mine, "log", "-1", "--format=%s")).toBe("Share checkout-a1b2.md\n");
  });

  it("stops while no branch is checked out", async () => {
    const { clones } = await team(["akari"]);
    const [mine = ""] = clones;
    await git(mine, "checkout", "--quiet", "--detach");
    expect((await shareFrom(mine)).result).toEqual({ kind: "stopped", why: "detached" });
  });
});

it("what is shared is named by what it is, and by its session where it is of that", () => {
  const session = { name: "2026-05-20-retries", title: "Retries" };
  const said = (...paths: readonly string[]): string =>
    commitInWords(
      "/w/reading-club",
      paths.map((path) => `/w/reading-club/${path}`),
      session,
      english,
    );
  expect(said("queue/a.md")).toBe("Reading club: 1 item of the queue");
  expect(said("queue/a.md", "queue/b.md", "sessions/other.md")).toBe("Reading club: 1 session, 2 items of the queue");
  expect(said("annotations/2026-05-20-retries/mio.jsonl", "annotations/.gitattributes")).toBe(
    "Reading club on Retries: notes",
  );
  expect(said("sessions/2026-05-20-retries.md")).toBe("Reading club on Retries: 1 session");
  expect(said("annotations/open/mio.jsonl")).toBe("Reading club: notes");
  expect(said("annotations/.gitattributes")).toBe("Reading club: settings for git");
  const windows = commitInWords("c:\\w\\reading-club", ["c:\\w\\reading-club\\queue\\a.md"], undefined, english);
  expect(windows).toBe("Reading club: 1 item of the queue");
});

it("an editor whose git cannot do all of it is told apart", () => {
  expect(canShare(new FakeRepository("/w"))).toBe(true);
  expect(canShare({ status: () => undefined })).toBe(false);
  expect(canShare(undefined)).toBe(false);
});
