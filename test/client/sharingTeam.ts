import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { clubGit, type SharingRepository } from "../../client/src/readingClub/clubGitNodes";
import { share, type Shared } from "../../client/src/readingClub/sharingNodes";

const run = promisify(execFile);
export const club = "reading-club";
export const attributes = "*.jsonl merge=union text eol=lf\n";
export const people = ["akari", "ben", "chika", "dario", "emi", "futaba"];

const made: string[] = [];

/** To be called after each test. */
export async function removeTeams(): Promise<void> {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

const environment = {
  ...process.env,
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_TERMINAL_PROMPT: "0",
  LC_ALL: "C",
};

export async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run("git", [...args], { cwd: folder, env: environment });
  return stdout;
}

export interface Team {
  readonly remote: string;
  readonly clones: readonly string[];
}

/** A remote without a work tree, and a clone for each person. */
export async function team(names: readonly string[]): Promise<Team> {
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

export async function write(folder: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

export const lines = async (folder: string, path: string): Promise<readonly string[]> =>
  (await readFile(join(folder, path), "utf8")).split("\n").filter((line) => line !== "");

/** Refuses pushes of some people to main, as a protected branch does. */
export async function protect(remote: string, refused: readonly string[]): Promise<void> {
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
export class FakeRepository implements SharingRepository {
  readonly rootUri: { readonly fsPath: string };
  readonly calls: string[] = [];
  state: SharingRepository["state"] = {
    HEAD: undefined,
    remotes: [],
    rebaseCommit: undefined,
    mergeChanges: [],
    indexChanges: [],
    workingTreeChanges: [],
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
      workingTreeChanges: changes(/^1 .[MD]/),
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

export interface Told {
  readonly result: Shared;
  readonly calls: readonly string[];
}

export async function shareFrom(
  folder: string,
  more: { readonly branch?: string; readonly withOtherCommits?: boolean } = {},
): Promise<Told> {
  const repository = new FakeRepository(folder);
  const abort = async (): Promise<void> => {
    await git(folder, "rebase", "--abort");
  };
  const result = await share(clubGit(repository, join(folder, club), abort), {
    message: (files) => `Share ${files.map((file) => file.slice(file.lastIndexOf("/") + 1)).join(" ")}`,
    branch: more.branch,
    withOtherCommits: more.withOtherCommits ?? false,
    pause: () => Promise.resolve(),
  });
  return { result, calls: repository.calls };
}

export const notes = (session: string, person: string): string => `${club}/annotations/${session}/${person}.jsonl`;
