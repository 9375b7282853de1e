/** What git says of the repository of the reading club. Paths are as git gives them, of files. */
export interface GitState {
  /** Undefined: no branch is checked out. */
  readonly branch: string | undefined;
  readonly upstream: { readonly remote: string; readonly name: string } | undefined;
  readonly remotes: readonly string[];
  /** Commits of the upstream branch that are not here. */
  readonly behind: number;
  readonly ahead: number;
  /** A merge or rebase has been begun and not ended. */
  readonly underWay: boolean;
  readonly staged: readonly string[];
  /** Changed or new, and not staged. */
  readonly changed: readonly string[];
}

/** The few things sharing does with git; each rejects when git refuses. */
export interface ClubGit {
  /** Looks anew. */
  state(): Promise<GitState>;
  /** Whether the file belongs to the reading club. */
  isOurs(path: string): boolean;
  /** Whether the file is a private note. */
  isDraft(path: string): boolean;
  /** Changes to the branch, which is made where there is none. */
  switchTo(branch: string): Promise<void>;
  /** Stages what changed below the reading club's folder, and nothing else. */
  stage(): Promise<void>;
  unstage(paths: readonly string[]): Promise<void>;
  commit(message: string): Promise<void>;
  fetch(remote: string): Promise<void>;
  /** Own commits on top of those of the other branch; leaves everything as it was when that fails. */
  rebase(onto: string): Promise<void>;
  /** Leaves everything as it was when that fails. */
  merge(other: string): Promise<void>;
  push(remote: string, branch: string): Promise<void>;
  /** Rejects where the remote has no such branch. */
  follow(remote: string, branch: string): Promise<void>;
  /** Files that the commits which are only here have changed. */
  unpushed(upstream: string): Promise<readonly string[]>;
  /** Files that the commits which are only there have changed. */
  incoming(upstream: string): Promise<readonly string[]>;
}

export type Shared =
  /** Everything is with the others, and theirs is here. */
  | { readonly kind: "shared"; readonly branch: string }
  /** The own files are committed here, and could not be handed on. */
  | { readonly kind: "kept"; readonly why: "no-remote" | "unreachable" | "refused" | "conflict" | "too-busy" }
  /** Git writes over no change that is not committed. */
  | { readonly kind: "kept"; readonly why: "in-the-way"; readonly paths: readonly string[] }
  /** Nothing was committed or pushed. */
  | { readonly kind: "stopped"; readonly why: "detached" | "under-way" | "cannot-switch" | "drafts" | "not-committed" }
  | { readonly kind: "stopped"; readonly why: "staged" | "other-commits"; readonly paths: readonly string[] };

export interface Wish {
  /** What the commit says. `files`: what it holds, paths as git gives them. */
  readonly message: (files: readonly string[]) => string;
  /** Undefined: the branch that is checked out. */
  readonly branch: string | undefined;
  /** The person agreed that other commits of the branch go along. */
  readonly withOtherCommits: boolean;
  /** Passes some time between two attempts, the more of them there were the more. */
  readonly pause: (attempt: number) => Promise<void>;
}

/** As many people may push at once as sit in a large meeting. */
const attempts = 12;

/**
 * Commits the files of the reading club, takes in what the others have pushed, and pushes. What other people do at
 * the same time only makes it try again; nothing but the reading club's files is committed.
 */
export async function share(git: ClubGit, wish: Wish): Promise<Shared> {
  const before = await git.state();
  const stopped = await commitOurs(git, before, wish);
  if (stopped !== undefined) return stopped;
  let refused = 0;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const round = await exchange(git, before.upstream, wish);
    if (round.kind !== "again") return round;
    // A push that fails although nothing new is there may have met a lock. The second time it is a refusal.
    if (!round.moved && (refused += 1) > 1) return { kind: "kept", why: "refused" };
    await wish.pause(attempt);
  }
  return { kind: "kept", why: "too-busy" };
}

/** Undefined when all of the own files are committed. */
async function commitOurs(git: ClubGit, before: GitState, { message, branch }: Wish): Promise<Shared | undefined> {
  if (before.underWay) return { kind: "stopped", why: "under-way" };
  const foreign = before.staged.filter((path) => !git.isOurs(path));
  if (foreign.length > 0) return { kind: "stopped", why: "staged", paths: foreign };
  if (branch !== undefined && branch !== before.branch && !(await succeeds(git.switchTo(branch))))
    return { kind: "stopped", why: "cannot-switch" };
  if (before.branch === undefined && branch === undefined) return { kind: "stopped", why: "detached" };
  if (!(await succeeds(git.stage()))) return { kind: "stopped", why: "not-committed" };
  let { staged } = await git.state();
  const drafts = staged.filter((path) => git.isDraft(path));
  if (drafts.length > 0) {
    if (!(await succeeds(git.unstage(drafts)))) return { kind: "stopped", why: "drafts" };
    staged = (await git.state()).staged;
  }
  // Looked at once more: this very list is what the commit will hold.
  if (staged.some((path) => git.isDraft(path))) return { kind: "stopped", why: "drafts" };
  const others = staged.filter((path) => !git.isOurs(path));
  if (others.length > 0) return { kind: "stopped", why: "staged", paths: others };
  if (staged.length > 0 && !(await succeeds(git.commit(message(staged)))))
    return { kind: "stopped", why: "not-committed" };
  return undefined;
}

type Upstream = GitState["upstream"];
type Round = Shared | { readonly kind: "again"; readonly moved: boolean };

/**
 * Takes in what is new and pushes, once.
 * @param origin what the branch followed that was checked out at first: a new branch begins there
 */
async function exchange(git: ClubGit, origin: Upstream, { withOtherCommits }: Wish): Promise<Round> {
  const before = await git.state();
  const { branch, remotes } = before;
  if (branch === undefined) return { kind: "stopped", why: "detached" };
  const remote = before.upstream?.remote ?? (remotes.includes("origin") ? "origin" : remotes[0]);
  if (remote === undefined) return { kind: "kept", why: "no-remote" };
  if (!(await succeeds(git.fetch(remote)))) return { kind: "kept", why: "unreachable" };
  if (before.upstream === undefined) await succeeds(git.follow(remote, branch));
  const { upstream, behind } = await git.state();
  const theirs = nameOf(upstream);
  if (!withOtherCommits) {
    const known = theirs ?? nameOf(origin) ?? `${remote}/HEAD`;
    const others = (await git.unpushed(known).catch(() => undefined))?.filter((path) => !git.isOurs(path));
    // Where nothing tells what the others have already, all of the branch may be new to them.
    if (others?.length !== 0) return { kind: "stopped", why: "other-commits", paths: others ?? [] };
  }
  if (theirs !== undefined && behind > 0 && !(await integrate(git, theirs))) return apart(git, theirs);
  if (theirs !== undefined && (await git.state()).ahead === 0) return { kind: "shared", branch };
  if (await succeeds(git.push(remote, upstream?.name ?? branch))) return { kind: "shared", branch };
  return { kind: "again", moved: await hasMoved(git, remote, branch) };
}

const nameOf = (upstream: Upstream): string | undefined => upstream && `${upstream.remote}/${upstream.name}`;

/** Git does not rebase over changes that are not committed; a merge leaves them alone. */
const integrate = async (git: ClubGit, theirs: string): Promise<boolean> =>
  (await succeeds(git.rebase(theirs))) || (await succeeds(git.merge(theirs)));

/** Why what is here and what is there do not come together. */
async function apart(git: ClubGit, theirs: string): Promise<Shared> {
  const { changed } = await git.state();
  const incoming = new Set(await git.incoming(theirs).catch(() => []));
  const paths = changed.filter((path) => incoming.has(path));
  return paths.length > 0 ? { kind: "kept", why: "in-the-way", paths } : { kind: "kept", why: "conflict" };
}

/** Whether somebody else was faster, which is why a push failed. */
async function hasMoved(git: ClubGit, remote: string, branch: string): Promise<boolean> {
  if (!(await succeeds(git.fetch(remote)))) return false;
  const { upstream, behind } = await git.state();
  return behind > 0 || (upstream === undefined && (await succeeds(git.follow(remote, branch))));
}

const succeeds = (attempt: Promise<unknown>): Promise<boolean> =>
  attempt.then(
    () => true,
    () => false,
  );
