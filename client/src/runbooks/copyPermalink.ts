import * as vscode from "vscode";
import type { RunbookItem } from "../../../server/src/protocol";
import { repositoryOf, type GitRepository } from "../git/gitExtension";
import { editorAddress, permalink, type PublishedPage } from "./permalinkNodes";

type Heading = RunbookItem["headings"][number];

/** Copies an address that leads others to the page: on the web where the remote has it, else in an editor. */
export async function copyPermalink(uri: vscode.Uri, heading: Heading | undefined): Promise<void> {
  const published = await publishedPage(uri, heading?.anchor);
  const onTheWeb = published === undefined ? undefined : permalink(published);
  const { scheme, authority, path } = uri;
  const inEditor = editorAddress(vscode.env.uriScheme, { scheme, authority, path, line: heading?.range.start.line });
  await vscode.env.clipboard.writeText(onTheWeb ?? inEditor ?? uri.toString());
  const message =
    onTheWeb === undefined
      ? vscode.l10n.t("Copied an address that opens this page in the editor; it is on no web page that is known.")
      : vscode.l10n.t("Copied the page's address on the web.");
  vscode.window.setStatusBarMessage(message, 5000);
}

/** The version of the page that the branch's remote has; undefined when it has none. */
async function publishedPage(uri: vscode.Uri, anchor: string | undefined): Promise<PublishedPage | undefined> {
  const repository = await repositoryOf(uri);
  const head = repository?.state.HEAD;
  if (repository === undefined || head?.upstream === undefined) return undefined;
  const { upstream, ahead, commit } = head;
  const remote = repository.state.remotes.find(({ name }) => name === upstream.remote)?.fetchUrl;
  const path = pathIn(repository.rootUri, uri);
  const pushed = ahead === 0 && commit !== undefined;
  const reference = pushed ? commit : `${upstream.remote}/${upstream.name}`;
  if (remote === undefined || path === undefined || !(await has(repository, reference, uri))) return undefined;
  return { remote, version: pushed ? { commit } : { branch: upstream.name }, path, anchor };
}

async function has(repository: GitRepository, reference: string, { fsPath }: vscode.Uri): Promise<boolean> {
  try {
    await repository.show(reference, fsPath);
    return true;
  } catch {
    return false;
  }
}

function pathIn(root: vscode.Uri, file: vscode.Uri): string | undefined {
  const folder = `${root.path.replace(/\/$/, "")}/`;
  return file.path.toLowerCase().startsWith(folder.toLowerCase()) ? file.path.slice(folder.length) : undefined;
}
