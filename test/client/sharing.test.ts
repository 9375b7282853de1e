import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { canShare, clubGit, type SharingRepository } from "../../client/src/readingClub/clubGitNodes";
import { share, type Shared } from "../../client/src/readingClub/sharingNodes";

const run = promisify(execFile);
const club = "reading-club";
const attributes = "*.jsonl merge=union text eol=lf\n";
const people = ["akari", "ben", "chika", "dario", "emi", "futaba"];

const made: string[] = [];

afterEach(async () => {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

const environment = {
  ...process.env,
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_TERMINAL_PROMPT: "0",
  LC_ALL: "C",
};

async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run("git", [...args], { cwd: folder, env: environment });
  return stdout;
}

interface Team {
  readonly remote: string;
  readonly clones: readonly string[];
}

/** A remote without a work tree, and a clone for each person. */
async function team(names: readonly string[]): Promise<Team> {
  const base = await realpath(await mkdtemp(join(tmpdir(), "afterword-sharing-")));
  made.push(base);
  const remote = join(base, "remote.git");
  await git(base, "init", "--quiet", "--bare", "--initial-branch=main", remote);
  const seed = await clone(remote, join(base, "seed"), "seed");
  await write(seed, "postmortems/checkout.md", "# Checkout\n\nThe queue was full.\n");
  await write(seed, `${club}/annotations/.gitattributes`, attributes);
  await write(seed, `${club}/.drafts/.gitignore`, "*\n!.gitignore\n");
  await git(seed, "add", "-A");
  await git(seed, "commit", "--quiet", "-m", "Begin");
  await git(seed, "push", "--quiet", "-u", "origin", "main");
  const clones: string[] = [];
  for (const name of names) clones.push(await clone(remote, join(base, name), name));
  return { remote, clones };
}

async function clone(remote: string, folder: string, name: string): Promise<string> {
  await git(dirname(folder), "clone", "--quiet", remote, folder);
  await git(folder, "config", "user.name", name);
  await git(folder, "config", "user.email", `${name}@example.org`);
  await git(folder, "config", "commit.gpgsign", "false");
  await git(folder, "checkout", "--quiet", "-B", "main");
  return folder;
}

async function write(folder: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

const lines = async (folder: string, path: string): Promise<readonly string[]> =>
  (await readFile(join(folder, path), "utf8")).split("\n").filter((line) => line !== "");

/** Refuses pushes of some people to main, as a protected branch does. */
async function protect(remote: string, refused: readonly string[]): Promise<void> {
  const hook = join(remote, "hooks", "pre-receive");
  const names = refused.map((name) => `${name}@example.org`).join("|");
  await writeFile(
    hook,
    `#!/bin/sh
while read old new ref; do
  author=$(git log -1 --format=%ce "$new")
  case "$ref $author" in
    "refs/heads/main "*) echo "$author" | grep -Eq '^(${names})$' && { echo "protected" >&2; exit 1; } ;;
  esac
done
exit 0
`,
  );
  await chmod(hook, 0o755);
}

/** The git extension's interface, over the command. */
class FakeRepository implements SharingRepository {
  readonly rootUri: { readonly fsPath: string };
  readonly calls: string[] = [];
  state: SharingRepository["state"] = {
    HEAD: undefined,
    remotes: [],
    rebaseCommit: undefined,
    mergeChanges: [],
    indexChanges: [],
  };

  constructor(folder: string) {
    this.rootUri = { fsPath: folder };
  }

  async #git(...args: readonly string[]): Promise<string> {
    if (args[0] !== undefined && !["status", "remote", "rev-parse", "diff"].includes(args[0])) this.calls.push(args[0]);
    return git(this.rootUri.fsPath, ...args);
  }

  async status(): Promise<void> {
    const out = await this.#git("status", "--porcelain=v2", "--branch", "-z");
    const entries = out.split("\0");
    const about = (name: string): string | undefined =>
      entries.find((entry) => entry.startsWith(`# branch.${name} `))?.slice(`# branch.${name} `.length);
    const [ahead, behind] = (about("ab") ?? "").split(" ").map((count) => Math.abs(Number(count)));
    const head = about("head");
    const [remote = "", ...name] = (about("upstream") ?? "").split("/");
    const changes = (wanted: RegExp) =>
      entries
        .filter((entry) => wanted.test(entry))
        .map((entry) => ({
          uri: {
            fsPath: join(
              this.rootUri.fsPath,
              entry
                .split(" ")
                .slice(entry.startsWith("u") ? 10 : 8)
                .join(" "),
            ),
          },
        }));
    const rebasing = await readFile(join(this.rootUri.fsPath, ".git", "REBASE_HEAD"), "utf8").catch(() => undefined);
    this.state = {
      HEAD: {
        ...(head === undefined || head === "(detached)" ? {} : { name: head }),
        ...(about("oid") === undefined ? {} : { commit: about("oid") ?? "" }),
        ...(remote === "" ? {} : { upstream: { remote, name: name.join("/") } }),
        ahead: ahead ?? 0,
        behind: behind ?? 0,
      },
      remotes: (await this.#git("remote"))
        .split("\n")
        .filter((each) => each !== "")
        .map((each) => ({ name: each })),
      rebaseCommit: rebasing,
      mergeChanges: changes(/^u /),
      indexChanges: changes(/^1 [AMDRC]/),
    };
  }

  async add(paths: string[]): Promise<void> {
    await this.#git("add", "-A", "--", ...paths);
  }
  async revert(paths: string[]): Promise<void> {
    await this.#git("reset", "-q", "HEAD", "--", ...paths);
  }
  async commit(message: string): Promise<void> {
    await this.#git("commit", "--quiet", "-m", message);
  }
  async fetch(remote: string): Promise<void> {
    await this.#git("fetch", "--quiet", remote);
  }
  async rebase(branch: string): Promise<void> {
    await this.#git("rebase", "--quiet", branch);
  }
  async merge(ref: string): Promise<void> {
    await this.#git("merge", "--quiet", ref);
  }
  async mergeAbort(): Promise<void> {
    await this.#git("merge", "--abort");
  }
  async push(remote: string, branch: string, setUpstream: boolean): Promise<void> {
    await this.#git("push", "--quiet", ...(setUpstream ? ["-u"] : []), remote, branch);
  }
  async checkout(branch: string): Promise<void> {
    await this.#git("checkout", "--quiet", branch);
  }
  async createBranch(name: string, checkout: boolean): Promise<void> {
    await this.#git(...(checkout ? ["checkout", "--quiet", "-b"] : ["branch"]), name);
  }
  async setBranchUpstream(name: string, upstream: string): Promise<void> {
    await this.#git("branch", `--set-upstream-to=${upstream}`, name);
  }
  async diffBetween(from: string, to: string) {
    const out = await this.#git("diff", "--name-only", "-z", `${from}...${to}`);
    return out
      .split("\0")
      .filter((path) => path !== "")
      .map((path) => ({ uri: { fsPath: join(this.rootUri.fsPath, path) } }));
  }
}

interface Told {
  readonly result: Shared;
  readonly calls: readonly string[];
}

async function shareFrom(
  folder: string,
  more: { readonly branch?: string; readonly withOtherCommits?: boolean } = {},
): Promise<Told> {
  const repository = new FakeRepository(folder);
  const abort = async (): Promise<void> => {
    await git(folder, "rebase", "--abort");
  };
  const result = await share(clubGit(repository, join(folder, club), abort), {
    message: "Share reading notes",
    branch: more.branch,
    withOtherCommits: more.withOtherCommits ?? false,
    pause: () => Promise.resolve(),
  });
  return { result, calls: repository.calls };
}

const notes = (session: string, person: string): string => `${club}/annotations/${session}/${person}.jsonl`;

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

  it("stops while no branch is checked out", async () => {
    const { clones } = await team(["akari"]);
    const [mine = ""] = clones;
    await git(mine, "checkout", "--quiet", "--detach");
    expect((await shareFrom(mine)).result).toEqual({ kind: "stopped", why: "detached" });
  });
});

it("an editor whose git cannot do all of it is told apart", () => {
  expect(canShare(new FakeRepository("/w"))).toBe(true);
  expect(canShare({ status: () => undefined })).toBe(false);
  expect(canShare(undefined)).toBe(false);
});
