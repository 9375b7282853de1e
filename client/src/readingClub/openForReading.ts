import * as vscode from "vscode";
import type { Range } from "../views/rowNodes";

/** Documents whose lines were wrapped here: the command would take it back the second time. */
const wrapped = new WeakSet<vscode.TextDocument>();

/** Opens a document to be read: its source with wrapped lines, where notes are made, and its preview beside it. */
export async function openForReading(uri: vscode.Uri, range: Range | undefined): Promise<void> {
  const editor = await showSource(uri, range);
  const wrap = vscode.workspace.getConfiguration("editor", editor.document).get<string>("wordWrap");
  if (wrap === "off" && !wrapped.has(editor.document)) {
    wrapped.add(editor.document);
    await vscode.commands.executeCommand("editor.action.toggleWordWrap");
  }
  // Where the Markdown extension is missing or disabled, the source alone will do.
  const shown = await Promise.resolve(vscode.commands.executeCommand("markdown.showPreviewToSide", uri)).then(
    () => true,
    () => false,
  );
  if (!shown || !(await previewInFront())) return;
  // A preview that goes on loading may take the focus a second time.
  for (let attempt = 0; attempt < 4 && isPreviewActive(); attempt += 1) {
    await showSource(uri, range);
    await pause(400);
  }
}

/**
 * The command that opens a preview is over before the preview takes the focus, from the source if that has it by then.
 * @returns false when it has not come within fifteen seconds
 */
async function previewInFront(): Promise<boolean> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (isPreviewActive()) return true;
    await pause(50);
  }
  return false;
}

function isPreviewActive(): boolean {
  const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputWebview && input.viewType.endsWith("markdown.preview");
}

/** @param time milliseconds */
const pause = (time: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, time);
  });

export function showSource(uri: vscode.Uri, range: Range | undefined): Thenable<vscode.TextEditor> {
  const start = range && new vscode.Position(range.start.line, range.start.character);
  return vscode.window.showTextDocument(uri, {
    viewColumn: columnOf(uri),
    preview: false,
    ...(start === undefined ? {} : { selection: new vscode.Range(start, start) }),
  });
}

/** Where it is open already, else on the left. */
function columnOf(uri: vscode.Uri): vscode.ViewColumn {
  const open = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  return open?.viewColumn ?? vscode.ViewColumn.One;
}
