import * as vscode from "vscode";
import { eventually, ok } from "./sentences";

/** A file of the workspace, by its path in it. */
export function file(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, "no folder is open");
  return vscode.Uri.joinPath(folder.uri, ...path.split("/"));
}

export async function open(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(file(path), { viewColumn: vscode.ViewColumn.One });
}

export async function closeEverything(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

export const codeOf = ({ code }: vscode.Diagnostic): string => String(typeof code === "object" ? code.value : code);

export const findingsOf = (uri: vscode.Uri): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "afterword");

/** Each finding as `code: the words it stands on`. */
export const inWords = ({ document }: vscode.TextEditor): string[] =>
  findingsOf(document.uri).map((finding) => `${codeOf(finding)}: ${document.getText(finding.range)}`);

/** The finding with a code; waits for it. */
export function finding(editor: vscode.TextEditor, code: string): Promise<vscode.Diagnostic> {
  return eventually(code, () => findingsOf(editor.document.uri).find((each) => codeOf(each) === code));
}

/** Range of the first place where a text stands. */
export function rangeOf({ document }: vscode.TextEditor, text: string, from = 0): vscode.Range {
  const start = document.getText().indexOf(text, from);
  ok(start >= 0, `the document has no "${text}"`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Quick fixes at a place; asked again when VS Code drops the question because it is about to ask one of its own. */
export async function actionsAt(editor: vscode.TextEditor, range: vscode.Range): Promise<vscode.CodeAction[]> {
  return eventually("quick fixes", async () => {
    try {
      return await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        editor.document.uri,
        range,
        vscode.CodeActionKind.QuickFix.value,
      );
    } catch (error) {
      if (error instanceof Error && error.name === "Canceled") return undefined;
      throw error;
    }
  });
}

export async function hoverAt(editor: vscode.TextEditor, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    editor.document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ""))
    .join("\n");
}

export async function lensesOf(editor: vscode.TextEditor): Promise<vscode.CodeLens[]> {
  return vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", editor.document.uri, 50);
}

export async function completionsAt(editor: vscode.TextEditor, position: vscode.Position): Promise<string[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    editor.document.uri,
    position,
  );
  return items.map(({ label }) => (typeof label === "string" ? label : label.label));
}

/** The titles of all tabs. */
export const tabs = (): string[] =>
  vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));

/** The text of an open page of the extension whose path begins so. */
export async function pageText(path: string): Promise<string> {
  const page = await eventually(`a page ${path}`, () =>
    vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "afterword" && uri.path.startsWith(path)),
  );
  return page.getText();
}
