import type { Say } from "../status/words";
import type { Shared } from "./sharingNodes";

type Kept = Extract<Shared, { readonly kind: "kept" }>;
type Stopped = Extract<Shared, { readonly kind: "stopped" }>;

/** The branch to share on, `{session}` filled in; undefined for the one that is checked out. */
export function branchNamed(stated: string, session: string | undefined): string | undefined {
  const named = stated.trim();
  if (named === "") return undefined;
  return named.replaceAll("{session}", session ?? "notes");
}

/** The session that is shared, if any: the branch and the commit's message may name it. */
export interface SharedSession {
  readonly name: string;
  readonly title: string;
}

/**
 * What a commit says it shares, by what it holds.
 * @param folder path of the reading club's folder
 * @param files below it
 */
export function commitInWords(
  folder: string,
  files: readonly string[],
  session: SharedSession | undefined,
  say: Say,
): string {
  const paths = files.map((file) => file.slice(folder.length).replaceAll("\\", "/").replace(/^\//, ""));
  const count = (pattern: RegExp): number => paths.filter((path) => pattern.test(path)).length;
  const [notes, sessions, items] = [count(/\.jsonl$/), count(/^sessions\//), count(/^queue\//)];
  const parts = [
    notes === 0 ? "" : say("notes"),
    sessions === 0 ? "" : sessions === 1 ? say("1 session") : say("{0} sessions", sessions),
    items === 0 ? "" : items === 1 ? say("1 item of the queue") : say("{0} items of the queue", items),
  ].filter((part) => part !== "");
  const held = parts.length === 0 ? say("settings for git") : parts.join(say(", "));
  const isAbout = paths.some(
    (path) => path === `sessions/${session?.name ?? ""}.md` || path.startsWith(`annotations/${session?.name ?? ""}/`),
  );
  return session !== undefined && isAbout
    ? say("Reading club on {0}: {1}", session.title, held)
    : say("Reading club: {0}", held);
}

export function keptInWords(kept: Kept, say: Say): string {
  switch (kept.why) {
    case "no-remote":
      return say("The notes are committed here, but this repository has no remote to share them on.");
    case "unreachable":
      return say("The notes are committed here, but the remote cannot be reached.");
    case "refused":
      return say("The notes are committed here, but the remote refused them: the branch may be protected.");
    case "conflict":
      return say("Nothing was shared: what is committed here does not go together with what the others shared.");
    case "in-the-way":
      return say(
        "Nothing was shared yet: the others changed files that have changes here which are not committed ({0}). Commit or stash these, then share again.",
        namesOf(kept.paths),
      );
    case "too-busy":
      return say("The notes are committed here, but others were faster each time. Try again in a moment.");
  }
}

export function stoppedInWords(stopped: Stopped, say: Say): string {
  switch (stopped.why) {
    case "detached":
      return say("Nothing was shared: no branch is checked out.");
    case "under-way":
      return say("Nothing was shared: a merge or rebase is under way.");
    case "cannot-switch":
      return say("Nothing was shared: git cannot change to the branch for notes.");
    case "drafts":
      return say("Nothing was shared: private notes would have gone along.");
    case "not-committed":
      return say("Nothing was shared: git did not take the commit.");
    case "staged":
      return say(
        "Nothing was shared: other files are staged ({0}). Commit or unstage them first.",
        namesOf(stopped.paths),
      );
    case "other-commits":
      return say("Nothing was pushed: the branch has other commits ({0}).", namesOf(stopped.paths));
  }
}

function namesOf(paths: readonly string[]): string {
  const names = paths.map((path) => path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1));
  return names.length <= 3 ? names.join(", ") : `${names.slice(0, 3).join(", ")}, …`;
}
