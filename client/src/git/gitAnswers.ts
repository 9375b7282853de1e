import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { gitLog, gitRemotes, gitShow, type GitCommit, type GitRemote } from "../../../server/src/protocol";
import { repositoryOf, type GitRepository } from "./gitExtension";

/** Answers what the server asks of git, through the editor's own git extension. No program is started here. */
export function answerGit(client: BaseLanguageClient, log: vscode.LogOutputChannel): void {
  const ask = async <T>(
    uri: string,
    none: T,
    answer: (git: GitRepository, at: vscode.Uri) => Promise<T>,
  ): Promise<T> => {
    const at = vscode.Uri.parse(uri);
    try {
      const repository = await repositoryOf(at);
      return repository === undefined ? none : await answer(repository, at);
    } catch (error) {
      log.debug(`Git has no answer for ${at.path}. ${String(error)}`);
      return none;
    }
  };
  client.onRequest(gitRemotes, ({ folder }) => ask<readonly GitRemote[]>(folder, [], (git) => remotesOf(git)));
  client.onRequest(gitLog, ({ uri, limit }) =>
    ask<readonly GitCommit[]>(uri, [], (git, at) => commitsOf(git, at.fsPath, limit)),
  );
  client.onRequest(gitShow, ({ uri, commit }) =>
    ask<string | null>(uri, null, (git, at) => git.show(commit, at.fsPath)),
  );
}

function remotesOf({ state }: GitRepository): Promise<readonly GitRemote[]> {
  return Promise.resolve(
    state.remotes.flatMap(({ name, fetchUrl }) => (fetchUrl === undefined ? [] : [{ name, url: fetchUrl }])),
  );
}

async function commitsOf(git: GitRepository, path: string, limit: number): Promise<readonly GitCommit[]> {
  if (await isShallow(git)) return [];
  const commits = await git.log({ maxEntries: limit, path });
  return commits.flatMap(({ hash, commitDate, authorDate }) => {
    const time = (commitDate ?? authorDate)?.getTime();
    return time === undefined ? [] : [{ hash, time }];
  });
}

/** The oldest commit of a shallow clone seems to have written every file. */
async function isShallow({ rootUri }: GitRepository): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(vscode.Uri.joinPath(rootUri, ".git", "shallow"));
    return true;
  } catch {
    return false;
  }
}
