import * as vscode from "vscode";

const configuration = ".afterword.yaml";

/**
 * Opens the configuration that counts for a document at the place of its repository for issues. What is missing there is
 * begun, for the person to complete and save.
 * @param document undefined: any of the workspace
 */
export async function nameRepository(document: string | undefined): Promise<void> {
  const file = await configurationOf(document);
  if (file === undefined) return;
  const editor = await vscode.window.showTextDocument(file);
  const text = editor.document.getText();
  const known = /^issues[ \t]*:/m.exec(text)?.index;
  if (known !== undefined) {
    const at = editor.document.positionAt(known);
    editor.selection = new vscode.Selection(at, at);
    editor.revealRange(editor.selection);
    return;
  }
  const end = editor.document.positionAt(text.length);
  const snippet = new vscode.SnippetString(text === "" || text.endsWith("\n") ? "" : "\n")
    .appendText("issues:\n  repository: ")
    .appendPlaceholder("owner/repository")
    .appendText("\n");
  await editor.insertSnippet(snippet, end);
}

/** The nearest file upward from the document; a new one at the top of the workspace folder where there is none. */
async function configurationOf(document: string | undefined): Promise<vscode.Uri | undefined> {
  const uri = document === undefined ? undefined : vscode.Uri.parse(document);
  const root = ((uri && vscode.workspace.getWorkspaceFolder(uri)) ?? vscode.workspace.workspaceFolders?.[0])?.uri;
  if (root === undefined) return undefined;
  const top = vscode.Uri.joinPath(root, configuration);
  let folder = uri?.path.startsWith(`${root.path}/`) === true ? vscode.Uri.joinPath(uri, "..") : root;
  while (folder.path.length > root.path.length) {
    const file = vscode.Uri.joinPath(folder, configuration);
    if (await isThere(file)) return file;
    folder = vscode.Uri.joinPath(folder, "..");
  }
  if (await isThere(top)) return top;
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(top, { ignoreIfExists: true });
  return (await vscode.workspace.applyEdit(edit)) ? top : undefined;
}

const isThere = (uri: vscode.Uri): Promise<boolean> =>
  Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
