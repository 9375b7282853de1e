import { RequestType, type DocumentUri } from "vscode-languageserver-protocol";

/** Server → client: what git knows, through the editor's own git extension. Empty answers where there is no git. */

export interface GitRemote {
  readonly name: string;
  readonly url: string;
}

export interface GitCommit {
  readonly hash: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** Remotes of the repository that holds the folder. */
export const gitRemotes = new RequestType<{ readonly folder: DocumentUri }, readonly GitRemote[], void>(
  "afterword/git/remotes",
);

/** The latest commits that changed the file or folder, newest first. */
export const gitLog = new RequestType<
  { readonly uri: DocumentUri; readonly limit: number },
  readonly GitCommit[],
  void
>("afterword/git/log");

/** A file's text in a commit; null when it was not there. */
export const gitShow = new RequestType<{ readonly uri: DocumentUri; readonly commit: string }, string | null, void>(
  "afterword/git/show",
);
