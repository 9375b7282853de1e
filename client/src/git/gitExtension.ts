import * as vscode from "vscode";

/** What of the built-in git extension's interface (version 1) is used here. */
export interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly remotes: readonly { readonly name: string; readonly fetchUrl?: string }[];
    readonly HEAD: GitHead | undefined;
  };
  log(options: { readonly maxEntries: number; readonly path: string }): Promise<readonly GitExtensionCommit[]>;
  /** Rejects where the file was not there. */
  show(commit: string, path: string): Promise<string>;
}

export interface GitHead {
  readonly commit?: string;
  /** Commits that the upstream branch does not have. */
  readonly ahead?: number;
  readonly upstream?: { readonly remote: string; readonly name: string };
}

interface GitExtensionCommit {
  readonly hash: string;
  readonly commitDate?: Date;
  readonly authorDate?: Date;
}

interface GitInterface {
  readonly state: "uninitialized" | "initialized";
  readonly onDidChangeState: vscode.Event<"uninitialized" | "initialized">;
  getRepository(uri: vscode.Uri): GitRepository | null;
}

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitInterface;
}

/** How long the extension may take to look for repositories after the editor's start, milliseconds. */
const patience = 10_000;

/** The repository that holds a file or folder; undefined without git, and where the workspace is not trusted. */
export async function repositoryOf(uri: vscode.Uri): Promise<GitRepository | undefined> {
  if (!vscode.workspace.isTrusted) return undefined;
  const extension = vscode.extensions.getExtension<GitExtension>("vscode.git");
  if (extension === undefined) return undefined;
  const exported = extension.isActive ? extension.exports : await extension.activate();
  if (!exported.enabled) return undefined;
  const git = exported.getAPI(1);
  await initialized(git);
  return git.getRepository(uri) ?? undefined;
}

function initialized(git: GitInterface): Promise<void> {
  if (git.state === "initialized") return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      subscription.dispose();
      resolve();
    };
    const timer = setTimeout(done, patience);
    const subscription = git.onDidChangeState((state) => {
      if (state === "initialized") done();
    });
  });
}
