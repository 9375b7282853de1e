import { execFile } from "node:child_process";
import { appendFile, chmod, cp, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWindow, root, type Window } from "../window.mjs";
import { ClubHands } from "./clubHands";

const run = promisify(execFile);
const patience = { timeout: 30_000 };

async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run("git", [...args], { cwd: folder });
  return stdout.trim();
}

async function clone(remote: string, folder: string, name: string): Promise<string> {
  await git(dirname(folder), "clone", "--quiet", remote, folder);
  await git(folder, "config", "user.name", name);
  await git(folder, "config", "user.email", "somebody@example.org");
  await git(folder, "config", "commit.gpgsign", "false");
  return folder;
}

/** Shares through the editor's own git, which only the node host reaches. */
describe("notes shared over git (node host)", () => {
  let base: string;
  let remote: string;
  let other: string;
  let window: Window;
  let hands: ClubHands;

  /** Files that the last commits of a branch of the remote have changed. */
  const pushed = async (branch: string, since = "seed"): Promise<readonly string[]> =>
    (await git(remote, "-c", "core.quotePath=false", "diff", "--name-only", since, branch).catch(() => "")).split("\n");

  beforeAll(async () => {
    base = await realpath(await mkdtemp(join(tmpdir(), "afterword-git-")));
    remote = join(base, "remote.git");
    await git(base, "init", "--quiet", "--bare", "--initial-branch=main", remote);
    const mine = await clone(remote, join(base, "team"), "Mio Sakaki");
    await cp(join(root, "examples"), mine, { recursive: true });
    await git(mine, "checkout", "--quiet", "-B", "main");
    await git(mine, "add", "-A");
    await git(mine, "commit", "--quiet", "-m", "Begin");
    await git(mine, "tag", "seed");
    await git(mine, "push", "--quiet", "--tags", "-u", "origin", "main");
    other = await clone(remote, join(base, "other"), "Aiko Endo");
    window = await openWindow({ workspace: mine, settings: { "afterword.author": "Mio Sakaki" } });
    hands = new ClubHands(window, "git");
    await window.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    // Work on something else, which is nobody's business.
    await appendFile(join(window.workspace, "README.md"), "\nNot finished yet.\n");
    await writeFile(join(window.workspace, "plans.md"), "# Plans\n");
    await window.open("2026-05-20-payment-retries.md");
    await hands.show("Reading Club");
    await hands.row("Candidates").waitFor();
  });

  afterAll(async () => {
    await window.close();
    await rm(base, { recursive: true, force: true, maxRetries: 5 });
  });

  it("hands on the session's file on a click, takes in what others pushed meanwhile, and nothing else", async () => {
    await window.command("Afterword: Start a Reading Session");
    await hands.pick("Seat map timed out");
    await hands.pick("The whole document");
    await hands.answer("Who takes the minutes?", "");
    const session = await hands.session();
    await hands.toast("The session has begun").waitFor();
    expect(await pushed("main")).toEqual([""]);
    const queued = "reading-club/queue/theirs-0000.md";
    await writeFile(join(other, queued), "---\nkind: reading-item\ntitle: Of Aiko\nurl: https://example.com/a\n---\n");
    await git(other, "add", "-A");
    await git(other, "commit", "--quiet", "-m", "Add theirs");
    await git(other, "push", "--quiet");
    await hands.press("The session has begun", "Share Over Git");
    await hands.toast("Shared on the branch main").waitFor(patience);
    expect(await pushed("main")).toEqual([queued, `reading-club/sessions/${session}.md`]);
    await hands.row("Of Aiko").waitFor();
    expect(await git(window.workspace, "status", "--porcelain")).toMatch(/^M README.md\n\?\? plans.md$/);
  });

  it("keeps private notes out of it; what is revealed goes to the session's branch, where a setting says so", async () => {
    await mkdir(join(window.workspace, ".vscode"));
    const settings = { "afterword.readingClub.branch": "notes/{session}" };
    await writeFile(join(window.workspace, ".vscode/settings.json"), JSON.stringify(settings));
    const session = await hands.session();
    await hands.step("Note on This Block");
    await hands.note("Who watches the copies?", "Question");
    await hands.filesToSay(".drafts", "Who watches the copies?");
    await window.command("Afterword: Share Reading Notes over Git");
    await hands.toast(`Shared on the branch notes/${session}`).waitFor(patience);
    expect(await git(remote, "log", "--all", "-p")).not.toContain("Who watches the copies?");
    await hands.step("Reveal My Notes");
    await hands.press("1 note revealed", "Share Over Git");
    const mine = `reading-club/annotations/${session}/mio-sakaki.jsonl`;
    await expect.poll(() => pushed(`notes/${session}`, "main"), patience).toContain(mine);
    for (const path of await pushed(`notes/${session}`, "main"))
      expect(path).toMatch(/^reading-club\/(?!\.drafts\/.*jsonl)/);
    expect(await git(window.workspace, "status", "--porcelain")).toContain("M README.md");
    await hands.picture("shared");
  });

  it("offers to copy the notes where the remote refuses the branch", async () => {
    const hook = join(remote, "hooks", "update");
    await writeFile(hook, '#!/bin/sh\necho "$1 is protected" >&2\nexit 1\n');
    await chmod(hook, 0o755);
    const before = await git(remote, "for-each-ref");
    await hands.step("Note on This Block");
    await hands.note("And who pays for them?", "Question");
    await hands.filesToSay("annotations", "And who pays for them?");
    await hands.step("Share Over Git");
    await hands.toast("the remote refused them").waitFor(patience);
    await hands.picture("refused");
    await hands.press("the remote refused them", "Copy My Notes");
    await hands.toast("Your notes are in the clipboard").waitFor();
    const copied = await hands.copied();
    expect(copied).toContain("Who watches the copies?");
    expect(copied).toContain("And who pays for them?");
    expect(await git(remote, "for-each-ref")).toBe(before);
  });
});
