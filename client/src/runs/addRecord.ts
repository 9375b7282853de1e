import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { runIntoTimeline, runPage, runTargets, type RunEdits } from "../../../server/src/protocol";
import { freeAddress } from "../documents/freeAddress";
import { section } from "../settings";
import { recordOf, type Run } from "./runNodes";

/** Where a run is told: a document that is there, or a page of its own that is still to be made. */
export type Target = { readonly uri: vscode.Uri } | "new-page";

interface TargetItem extends vscode.QuickPickItem {
  readonly target?: Target;
}

/** Asks where a run belongs: the incident that lasts first, a page of its own last. */
export async function chooseTarget(client: BaseLanguageClient): Promise<Target | undefined> {
  const choosing = client.sendRequest(runTargets).then((targets): TargetItem[] => [
    ...targets.map(({ uri, path, title, status, live }) => ({
      label: `$(${live ? "flame" : "notebook"}) ${title}`,
      ...(status === undefined ? {} : { description: status }),
      detail: path,
      target: { uri: vscode.Uri.parse(uri) },
    })),
    { label: "", kind: vscode.QuickPickItemKind.Separator },
    {
      label: `$(new-file) ${vscode.l10n.t("A page of its own")}`,
      detail: vscode.workspace.getConfiguration(section).get<string>("runs.folder", "runs"),
      target: "new-page",
    },
  ]);
  const chosen = await vscode.window.showQuickPick(choosing, {
    title: vscode.l10n.t("Where is this run told?"),
    placeHolder: vscode.l10n.t("The timeline of an incident, or a page of its own"),
    matchOnDetail: true,
  });
  return chosen?.target;
}

/** Makes the page of a run; undefined when it can be made nowhere. An existing file is never written over. */
export async function createRunPage(client: BaseLanguageClient, run: Run): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.getConfiguration(section, vscode.Uri.parse(run.runbook)).get("runs.folder", "runs");
  const offset = -new Date(run.started).getTimezoneOffset();
  const page = await client.sendRequest(runPage, { run: recordOf(run), folder, offset });
  if (page === null) return undefined;
  const uri = await freeAddress(vscode.Uri.parse(page.stem));
  if (uri === undefined) return undefined;
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(page.text) });
  return (await vscode.workspace.applyEdit(edit)) ? uri : undefined;
}

/** Adds what the document's timeline does not tell yet: how many rows, and on which clock; undefined when it could not be done. */
export async function addToTimeline(
  client: BaseLanguageClient,
  run: Run,
  uri: vscode.Uri,
): Promise<Pick<RunEdits, "added" | "clock"> | undefined> {
  const document = await vscode.workspace.openTextDocument(uri);
  const wasSaved = !document.isDirty;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const { version } = document;
    const answer = await client.sendRequest(runIntoTimeline, { uri: uri.toString(), run: recordOf(run) });
    if (answer === null) return undefined;
    if (document.version !== version) continue;
    if (answer.edits.length === 0) return answer;
    const edit = new vscode.WorkspaceEdit();
    edit.set(uri, await client.protocol2CodeConverter.asTextEdits([...answer.edits]));
    if (!(await vscode.workspace.applyEdit(edit))) return undefined;
    // Somebody's unfinished changes are theirs to save.
    if (wasSaved) await document.save();
    return answer;
  }
  return undefined;
}
