import * as vscode from "vscode";
import {
  CodeActionKind,
  CodeActionRequest,
  Command,
  type BaseLanguageClient,
  type CodeAction,
} from "vscode-languageclient";
import type { AlertItem } from "../../../server/src/protocol";
import type { Session } from "../server/session";

/**
 * Lets the server's own fix write the page of an alert and the link to it, and shows the page. False when there is no
 * such fix, because the alert is muted, or its link is of a kind nobody can follow.
 */
export async function createRunbook(alert: AlertItem, session: Session): Promise<boolean> {
  const client = await session.whenStarted();
  if (client === undefined) return false;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(alert.uri));
  const action = await creationFor(alert, document, client);
  const page = action === undefined ? undefined : createdBy(action);
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(action?.edit ?? null);
  if (page === undefined || edit === undefined || !(await vscode.workspace.applyEdit(edit))) return false;
  await vscode.window.showTextDocument(client.protocol2CodeConverter.asUri(page), { preview: false });
  return true;
}

/** Asked at the alert's name, and at the link that leads nowhere. */
async function creationFor(
  { range, link }: AlertItem,
  document: vscode.TextDocument,
  client: BaseLanguageClient,
): Promise<CodeAction | undefined> {
  const name = new vscode.Position(range.start.line, range.start.character);
  const found = link === undefined ? -1 : document.getText().indexOf(link, document.offsetAt(name));
  const places = found < 0 ? [name] : [document.positionAt(found), name];
  for (const place of places) {
    const actions = await client.sendRequest(CodeActionRequest.type, {
      textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
      range: client.code2ProtocolConverter.asRange(new vscode.Range(place, place)),
      context: { diagnostics: [], only: [CodeActionKind.QuickFix] },
    });
    const creation = actions?.find(
      (action): action is CodeAction => !Command.is(action) && createdBy(action) !== undefined,
    );
    if (creation !== undefined) return creation;
  }
  return undefined;
}

/** The file that a fix creates. */
function createdBy({ edit }: CodeAction): string | undefined {
  for (const change of edit?.documentChanges ?? []) {
    if ("kind" in change && change.kind === "create") return change.uri;
  }
  return undefined;
}
