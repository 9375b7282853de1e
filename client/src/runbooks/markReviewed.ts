import * as vscode from "vscode";
import { ExecuteCommandRequest } from "vscode-languageclient";
import type { Session } from "../server/session";

/** Lets the server set the date of the page's review to today, and shows the change; saving it is left to the user. */
export async function markReviewed(uri: vscode.Uri, session: Session): Promise<void> {
  const client = await session.whenStarted();
  if (client === undefined) return;
  const document = await vscode.workspace.openTextDocument(uri);
  const before = document.version;
  const address = client.code2ProtocolConverter.asUri(uri);
  await client.sendRequest(ExecuteCommandRequest.type, {
    command: "afterword.server.markReviewed",
    arguments: [address],
  });
  await vscode.window.showTextDocument(document, { preview: false });
  if (document.version !== before) return;
  void vscode.window.showInformationMessage(
    vscode.l10n.t("Nothing was changed: the page says so already, or has its date in a form that is not known."),
  );
}
