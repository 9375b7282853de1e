import type { Say } from "../status/words";
import type { Shared } from "./sharingNodes";

type Kept = Extract<Shared, { readonly kind: "kept" }>["why"];
type Stopped = Extract<Shared, { readonly kind: "stopped" }>;

/** The branch to share on, `{session}` filled in; undefined for the one that is checked out. */
export function branchNamed(stated: string, session: string | undefined): string | undefined {
  const named = stated.trim();
  if (named === "") return undefined;
  return named.replaceAll("{session}", session ?? "notes");
}

export function keptInWords(why: Kept, say: Say): string {
  switch (why) {
    case "no-remote":
      return say("The notes are committed here, but this repository has no remote to share them on.");
    case "unreachable":
      return say("The notes are committed here, but the remote cannot be reached.");
    case "refused":
      return say("The notes are committed here, but the remote refused them: the branch may be protected.");
    case "conflict":
      return say("The notes are committed here, but do not go together with what the others shared.");
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
