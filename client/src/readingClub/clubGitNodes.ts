import type { ClubGit, GitState } from "./sharingNodes";

interface Change {
  readonly uri: { readonly fsPath: string };
}

/** What sharing uses of a repository of the built-in git extension's interface (version 1). */
export interface SharingRepository {
  readonly rootUri: { readonly fsPath: string };
  readonly state: {
    readonly HEAD:
      | {
          readonly name?: string;
          readonly commit?: string;
          readonly ahead?: number;
          readonly behind?: number;
          readonly upstream?: { readonly remote: string; readonly name: string };
        }
      | undefined;
    readonly remotes: readonly { readonly name: string }[];
    readonly rebaseCommit: unknown;
    readonly mergeChanges: readonly Change[];
    readonly indexChanges: readonly Change[];
    readonly workingTreeChanges: readonly Change[];
  };
  status(): Promise<void>;
  add(paths: string[]): Promise<void>;
  revert(paths: string[]): Promise<void>;
  commit(message: string): Promise<void>;
  fetch(remote: string): Promise<void>;
  rebase(branch: string): Promise<void>;
  merge(ref: string): Promise<void>;
  mergeAbort(): Promise<void>;
  push(remote: string, branch: string, setUpstream: boolean): Promise<void>;
  checkout(branch: string): Promise<void>;
  createBranch(name: string, checkout: boolean): Promise<void>;
  setBranchUpstream(name: string, upstream: string): Promise<void>;
  diffBetween(from: string, to: string): Promise<readonly Change[]>;
}

/** True when the repository can all that sharing asks of it: editors differ in the version of their git extension. */
export function canShare(repository: unknown): repository is SharingRepository {
  const needed = ["status", "add", "revert", "commit", "fetch", "rebase", "merge", "mergeAbort", "push", "diffBetween"];
  if (typeof repository !== "object" || repository === null) return false;
  const members = repository as Readonly<Record<string, unknown>>;
  return needed.every((name) => typeof members[name] === "function");
}

/**
 * Sharing by way of the editor's git.
 * @param folder path of the reading club's folder on the disk
 * @param abortRebase ends a rebase that cannot go on; the interface itself has no way to
 */
export function clubGit(git: SharingRepository, folder: string, abortRebase: () => Promise<void>): ClubGit {
  const isOurs = (path: string): boolean => below(folder, path);
  const state = async (): Promise<GitState> => {
    await git.status();
    const { HEAD, remotes, rebaseCommit, mergeChanges, indexChanges, workingTreeChanges } = git.state;
    return {
      branch: HEAD?.name,
      upstream: HEAD?.upstream,
      remotes: remotes.map(({ name }) => name),
      ahead: HEAD?.ahead ?? 0,
      behind: HEAD?.behind ?? 0,
      underWay: rebaseCommit !== undefined || mergeChanges.length > 0,
      staged: pathsOf(indexChanges),
      changed: pathsOf(workingTreeChanges),
    };
  };
  const orBack = async (attempt: Promise<void>, back: () => Promise<void>): Promise<void> => {
    try {
      await attempt;
    } catch (error) {
      await git.status();
      if (git.state.rebaseCommit !== undefined || git.state.mergeChanges.length > 0) await back();
      throw error;
    }
  };
  return {
    state,
    isOurs,
    isDraft: (path) => isOurs(path) && /[\\/]\.drafts[\\/]/.test(path),
    switchTo: (branch) => git.checkout(branch).catch(() => git.createBranch(branch, true)),
    stage: () => git.add([folder]),
    unstage: (paths) => git.revert([...paths]),
    commit: (message) => git.commit(message),
    fetch: (remote) => git.fetch(remote),
    rebase: (onto) => orBack(git.rebase(onto), abortRebase),
    merge: (other) => orBack(git.merge(other), () => git.mergeAbort()),
    push: (remote, branch) =>
      git.push(remote, refSpec(git.state.HEAD?.name, branch), git.state.HEAD?.upstream === undefined),
    follow: async (remote, branch) => {
      await git.setBranchUpstream(branch, `${remote}/${branch}`);
    },
    unpushed: async (upstream) => pathsOf(await git.diffBetween(upstream, "HEAD")),
    incoming: async (upstream) => pathsOf(await git.diffBetween("HEAD", upstream)),
  };
}

const pathsOf = (changes: readonly Change[]): string[] => changes.map(({ uri }) => uri.fsPath);

/** A branch may follow one of another name. */
const refSpec = (here: string | undefined, there: string): string =>
  here === undefined || here === there ? there : `${here}:${there}`;

/** Separators and, where the disk does not tell them apart, the drive's case do not matter. */
function below(folder: string, path: string): boolean {
  const plain = (text: string): string => text.replaceAll("\\", "/").replace(/^[A-Z]:/, (drive) => drive.toLowerCase());
  return plain(path).startsWith(`${plain(folder).replace(/\/$/, "")}/`);
}
