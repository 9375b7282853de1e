import * as vscode from "vscode";
import type { ReadingSession } from "../../../server/src/protocol";
import type { Club } from "./club";
import { openForReading } from "./openForReading";
import type { MySession } from "./sessionNodes";

/**
 * Shows what a session reads: a document from its portion on, or how to get to a report on the web.
 * @param item file of the queue to look at where the report is on the web
 */
export async function openSession({ document, range, url }: ReadingSession, item: string | undefined): Promise<void> {
  if (document !== undefined) return openForReading(vscode.Uri.parse(document), range);
  if (item !== undefined) await vscode.window.showTextDocument(vscode.Uri.parse(item), { preview: false });
  if (url === undefined) return;
  const visit = vscode.l10n.t("Open in the Browser");
  const text = vscode.l10n.t("This session reads a report on the web: {0}", url);
  void vscode.window.showInformationMessage(text, visit).then(async (chosen) => {
    if (chosen === visit) await vscode.commands.executeCommand("afterword.openAddress", url);
  });
}

/** Shows again what the session under way reads. */
export async function openDocument(club: Club, { uri, document, url }: MySession): Promise<void> {
  const known = (await club.catalogue.latest())?.club.sessions.find((session) => session.uri === uri);
  if (known !== undefined) await openSession(known, undefined);
  else if (document !== undefined) await openForReading(vscode.Uri.parse(document), undefined);
  else if (url !== undefined) await vscode.commands.executeCommand("afterword.openAddress", url);
}
