import * as vscode from "vscode";
import type { AlertItem } from "../../../server/src/protocol";

/** Lets the server's own fix for the alert create its page and the link to it. */
export async function createRunbook({ uri, range }: AlertItem): Promise<void> {
  const file = vscode.Uri.parse(uri);
  const place = new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
  await vscode.window.showTextDocument(file, { selection: place });
  await vscode.commands.executeCommand("editor.action.quickFix");
}
