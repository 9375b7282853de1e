import * as vscode from "vscode";

/** The code of the finding at the cursor, else of one the user picks among the document's; undefined without any. */
export async function chooseRule(): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const findings = editor === undefined ? [] : vscode.languages.getDiagnostics(editor.document.uri).filter(isOurs);
  const here = findings.filter(({ range }) => editor !== undefined && range.contains(editor.selection.active));
  const codes = new Map((here.length > 0 ? here : findings).map((finding) => [codeOf(finding), finding.message]));
  const [first] = codes.keys();
  if (first === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t("This document has no Afterword findings."));
    return undefined;
  }
  if (codes.size === 1) return first;
  const items = [...codes].map(([label, detail]) => ({ label, detail }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t("Which rule?") }))?.label;
}

const isOurs = (diagnostic: vscode.Diagnostic): boolean => diagnostic.source === "afterword";

function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}
