import * as vscode from "vscode";
import type { Run } from "./runNodes";

/**
 * Shows a runbook read-only, as its text: unlike the preview that lets a step be pointed at, and needs no Markdown
 * extension. VS Code keeps a file read-only for the session, in every editor that shows it.
 */
export async function openReadOnly(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One, preview: false });
  await vscode.commands.executeCommand("workbench.action.files.setActiveEditorReadonlyInSession");
}

/** Lets a runbook be written again; the editor that shows it comes to the front for that. */
export async function openWritable(uri: vscode.Uri): Promise<void> {
  const shown = vscode.window.visibleTextEditors.find(({ document }) => isSame(document.uri, uri));
  await vscode.window.showTextDocument(uri, {
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
    preview: false,
  });
  await vscode.commands.executeCommand("workbench.action.files.resetActiveEditorReadonlyInSession");
}

/** Shows a step where the runbook says it, found by its words: the page may have been edited elsewhere. */
export async function showStep({ runbook }: Run, range: vscode.Range | undefined): Promise<void> {
  const uri = vscode.Uri.parse(runbook);
  const shown = vscode.window.visibleTextEditors.find(({ document }) => isSame(document.uri, uri));
  const editor = await vscode.window.showTextDocument(uri, {
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
    preview: false,
    preserveFocus: true,
  });
  if (range === undefined) return;
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

export const isSame = (a: vscode.Uri, b: vscode.Uri): boolean => a.toString() === b.toString();
