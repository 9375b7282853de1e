import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findGit, localGit, nodeGit } from "../../../server/src/node/git";

const environment = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1" };
const base = mkdtempSync(join(tmpdir(), "afterword-git-"));
const uri = (path: string): string => pathToFileURL(path).href;

afterAll(() => rmSync(base, { recursive: true, force: true }));

/** A repository with the given states of its files, each a commit, a day apart from 1 January 2026. */
function repository(name: string, ...states: readonly Readonly<Record<string, string>>[]): string {
  const root = join(base, name);
  mkdirSync(root, { recursive: true });
  git(root, "init", "--quiet", "--initial-branch=main");
  states.forEach((files, index) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    git(root, "add", "--all");
    const date = `2026-01-0${(index + 1).toString()}T12:00:00Z`;
    git(
      root,
      "-c",
      "user.name=Mori",
      "-c",
      "user.email=mori@example.com",
      "commit",
      "--quiet",
      `--date=${date}`,
      "-m",
      "x",
    );
  });
  return root;
}

function git(root: string, ...args: readonly string[]): string {
  const date = args.find((arg) => arg.startsWith("--date="))?.slice("--date=".length);
  return execFileSync("git", ["-C", root, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...environment, ...(date === undefined ? {} : { GIT_COMMITTER_DATE: date }) },
  });
}

const days = (commits: readonly { readonly time: number }[]): string[] =>
  commits.map(({ time }) => new Date(time).toISOString().slice(0, 10));

describe("git", () => {
  let root = "";
  beforeAll(() => {
    root = repository(
      "plain",
      { "runbooks/cache.md": "one", "tools/flush.sh": "echo" },
      { "runbooks/cache.md": "two" },
      { "--output=x": "strange", ":(top)runbooks": "stranger" },
    );
  });

  it("tells the commits of a file and of a folder, newest first", async () => {
    const port = nodeGit(environment);
    const file = join(root, "runbooks/cache.md");
    expect(days(await port.log(uri(file), 10))).toEqual(["2026-01-02", "2026-01-01"]);
    expect(days(await port.log(uri(file), 1))).toEqual(["2026-01-02"]);
    expect(days(await port.log(uri(root), 10))).toEqual(["2026-01-03", "2026-01-02", "2026-01-01"]);
    expect(localGit(environment).log(file, 10)).toEqual(await port.log(uri(file), 10));
  });

  it("knows a file whose folders are gone", async () => {
    const moved = repository("moved", { "old/reports/a.md": "one" }, { "b.md": "two" });
    rmSync(join(moved, "old"), { recursive: true });
    const file = join(moved, "old/reports/a.md");
    const [commit] = await nodeGit(environment).log(uri(file), 10);
    expect(await nodeGit(environment).show(uri(file), commit?.hash ?? "")).toBe("one");
    expect(localGit(environment).show(file, commit?.hash ?? "")).toBe("one");
  });

  it("shows a file as it was in a commit", async () => {
    const port = nodeGit(environment);
    const file = join(root, "runbooks/cache.md");
    const [, first] = await port.log(uri(file), 10);
    expect(await port.show(uri(file), first?.hash ?? "")).toBe("one");
    expect(localGit(environment).show(file, first?.hash ?? "")).toBe("one");
    expect(await port.show(uri(join(root, "missing.md")), first?.hash ?? "")).toBeUndefined();
    expect(await port.show(uri(file), "HEAD")).toBeUndefined();
    expect(await port.show(uri(file), "--textconv")).toBeUndefined();
  });

  it("tells the remotes, without the secrets in their addresses", async () => {
    git(root, "remote", "add", "origin", "https://token@git.example.com/team/ops.git");
    git(root, "remote", "add", "mine", "git@git.example.com:mori/ops.git");
    git(root, "remote", "add", "old", "ssh://mori:secret@git.example.com/ops.git");
    const expected = [
      { name: "origin", url: "https://git.example.com/team/ops.git" },
      { name: "mine", url: "git@git.example.com:mori/ops.git" },
      { name: "old", url: "ssh://git.example.com/ops.git" },
    ];
    expect(await nodeGit(environment).remotes(uri(join(root, "runbooks")))).toEqual(expected);
    expect(localGit(environment).remotes(root)).toEqual(expected);
  });

  it("takes paths for paths, however they are called", async () => {
    const port = nodeGit(environment);
    expect(days(await port.log(uri(join(root, "--output=x")), 10))).toEqual(["2026-01-03"]);
    expect(days(await port.log(uri(join(root, ":(top)runbooks")), 10))).toEqual(["2026-01-03"]);
    expect(existsSync(join(root, "x"))).toBe(false);
  });

  it("is not led astray by the environment of a hook", async () => {
    const port = nodeGit({ ...environment, GIT_DIR: join(base, "nowhere"), GIT_INDEX_FILE: "index" });
    expect(await port.log(uri(join(root, "runbooks/cache.md")), 10)).toHaveLength(2);
  });

  it("knows files of linked work trees", async () => {
    const linked = join(base, "linked");
    git(root, "worktree", "add", "--quiet", linked);
    expect(await nodeGit(environment).log(uri(join(linked, "runbooks/cache.md")), 10)).toHaveLength(2);
    expect(await nodeGit(environment).remotes(uri(linked))).toHaveLength(3);
  });
});

describe("git has nothing to tell", () => {
  const empty = async (folder: string, env: Readonly<Record<string, string | undefined>> = environment) => {
    const file = join(folder, "page.md");
    const port = nodeGit(env);
    expect(await port.remotes(uri(folder))).toEqual([]);
    expect(await port.log(uri(file), 5)).toEqual([]);
    expect(await port.show(uri(file), "0".repeat(40))).toBeUndefined();
    expect(localGit(env).log(file, 5)).toEqual([]);
  };

  it("outside of a repository, and where nothing is", async () => {
    const folder = join(base, "none");
    mkdirSync(folder);
    writeFileSync(join(folder, "page.md"), "text");
    await empty(folder, { ...environment, GIT_CEILING_DIRECTORIES: base });
    await empty(join(base, "missing", "folder"));
  });

  it("about paths that cannot be", async () => {
    const root = repository("odd", { "page.md": "text", other: "text" });
    symlinkSync("loop", join(root, "loop"));
    for (const folder of ["page.md", "loop", "x".repeat(300), `${"long/".repeat(1_000)}x`])
      await empty(join(root, folder));
  });

  it("where git is not installed", async () => {
    const root = repository("uninstalled", { "page.md": "text" });
    await empty(root, { ...environment, PATH: join(base, "missing") });
  });

  it("before the first commit", async () => {
    await empty(repository("fresh"));
  });

  it("in a bare repository inside of the work tree", async () => {
    const bare = join(base, "outer", "bare");
    mkdirSync(bare, { recursive: true });
    git(bare, "init", "--quiet", "--bare");
    git(bare, "config", "remote.origin.url", "https://git.example.com/a.git");
    await empty(bare);
  });

  it("about changes in a shallow clone, whose oldest commit only seems to have made them", async () => {
    const origin = repository("origin", { "page.md": "one" }, { "page.md": "two" });
    const clone = join(base, "shallow");
    git(base, "clone", "--quiet", "--depth=1", uri(origin), clone);
    expect(await nodeGit(environment).log(uri(join(clone, "page.md")), 5)).toEqual([]);
    expect(await nodeGit(environment).remotes(uri(clone))).toHaveLength(1);
  });

  it("about addresses that are no files", async () => {
    const port = nodeGit(environment);
    expect(await port.remotes("vscode-vfs://github/team/ops")).toEqual([]);
    expect(await port.log("untitled:Untitled-1", 5)).toEqual([]);
    expect(await port.show("file://host%2Fa/b", "0".repeat(40))).toBeUndefined();
  });
});

describe("a hostile repository", () => {
  it("runs nothing, whatever programs its configuration names", async () => {
    const root = repository(
      "hostile",
      { "page.md": "one", ".gitattributes": "*.md diff=evil filter=evil" },
      { "page.md": "two" },
    );
    const trace = join(base, "ran");
    const script = join(root, "evil.sh");
    writeFileSync(script, `#!/bin/sh\necho "$@" >> '${trace}'\n`);
    chmodSync(script, 0o755);
    mkdirSync(join(root, "hooks"));
    for (const hook of ["post-index-change", "reference-transaction", "post-checkout"])
      writeFileSync(join(root, "hooks", hook), `#!/bin/sh\necho hook >> '${trace}'\n`, { mode: 0o755 });
    const settings = {
      "core.fsmonitor": script,
      "core.pager": script,
      "core.editor": script,
      "core.sshCommand": script,
      "core.gitProxy": script,
      "core.hooksPath": join(root, "hooks"),
      "core.alternateRefsCommand": script,
      "credential.helper": `!${script}`,
      "diff.external": script,
      "diff.evil.textconv": script,
      "diff.evil.command": script,
      "filter.evil.smudge": script,
      "filter.evil.clean": script,
      "filter.evil.process": script,
      "gpg.program": script,
      "log.showSignature": "true",
      "pager.config": script,
      "pager.rev-list": script,
      "alias.rev-list": `!${script}`,
      "alias.config": `!${script}`,
      "interactive.diffFilter": script,
      "trace2.eventTarget": trace,
      "protocol.allow": "always",
      "protocol.ext.allow": "always",
      "remote.origin.url": `ext::${script}`,
      "remote.origin.promisor": "true",
      "remote.origin.partialCloneFilter": "blob:none",
      "remote.origin.uploadpack": script,
      "extensions.partialClone": "origin",
    };
    git(root, "config", "core.repositoryFormatVersion", "1");
    for (const [key, value] of Object.entries(settings)) git(root, "config", key, value);
    const file = join(root, "page.md");
    const [second, first] = await nodeGit(environment).log(uri(file), 5);
    const missing = git(root, "rev-parse", `${first?.hash ?? ""}:page.md`).trim();
    rmSync(join(root, ".git", "objects", missing.slice(0, 2), missing.slice(2)));
    rmSync(trace, { force: true });

    for (const port of [nodeGit(environment), local()]) {
      expect(await port.remotes(uri(root))).toHaveLength(1);
      expect(await port.log(uri(file), 5)).toHaveLength(2);
      expect(await port.log(uri(root), 5)).toHaveLength(2);
      expect(await port.show(uri(file), second?.hash ?? "")).toBe("two");
      expect(await port.show(uri(file), first?.hash ?? "")).toBeUndefined();
    }
    expect(existsSync(trace)).toBe(false);
  });

  const local = () => {
    const port = localGit(environment);
    const path = (address: string): string => decodeURIComponent(new URL(address).pathname);
    return {
      remotes: (folder: string) => port.remotes(path(folder)),
      log: (file: string, limit: number) => port.log(path(file), limit),
      show: (file: string, commit: string) => port.show(path(file), commit),
    };
  };
});

describe("the program itself", () => {
  it("is looked for on absolute folders of PATH only", () => {
    const tools = join(base, "tools");
    mkdirSync(tools);
    writeFileSync(join(tools, "git"), "");
    expect(findGit({ PATH: `.:tools::${tools}` }, "linux")).toBe(join(tools, "git"));
    expect(findGit({ PATH: ".:tools:" }, "linux")).toBeUndefined();
    const loop = join(base, "loop");
    symlinkSync("loop", loop);
    expect(findGit({ PATH: `${loop}:${tools}` }, "linux")).toBe(join(tools, "git"));
    expect(findGit({}, "linux")).toBeUndefined();
  });
});
