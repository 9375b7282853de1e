import * as vscode from "vscode";
import type { BaseLanguageClient, TextEdit } from "vscode-languageclient";
import {
  firingHistory,
  reviewComponents,
  reviewWorksheet,
  verdictFollowUps,
  type ReviewComponent,
} from "../../../server/src/protocol";
import { freeAddress } from "../documents/freeAddress";
import type { Session } from "../server/session";
import { section } from "../settings";
import { countsOf, namesInWords } from "./reviewNodes";

/** Alert reviews: a worksheet for a component, its firing history, and the actions its verdicts ask for. */
export function registerReviews(session: Session): vscode.Disposable {
  const commands: Readonly<Record<string, (argument?: unknown) => unknown>> = {
    startAlertReview: (given) => withClient(session, (client) => startReview(client, given)),
    pasteFiringHistory: (given) => withSheet(session, given, pasteHistory),
    verdictsToFollowUps: (given) => withSheet(session, given, turnVerdicts),
  };
  const registered = Object.entries(commands).map(([name, run]) =>
    vscode.commands.registerCommand(`afterword.${name}`, run),
  );
  return vscode.Disposable.from(...registered);
}

async function withClient(session: Session, act: (client: BaseLanguageClient) => Promise<void>): Promise<void> {
  const client = await session.whenStarted();
  if (client !== undefined) await act(client);
  else void vscode.window.showWarningMessage(vscode.l10n.t("The language server is not running."));
}

/** With the worksheet given, else the one in front. */
async function withSheet(
  session: Session,
  given: unknown,
  act: (client: BaseLanguageClient, document: vscode.TextDocument) => Promise<void>,
): Promise<void> {
  const uri = given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri;
  if (uri === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Open the worksheet of an alert review first."));
    return;
  }
  const document = await vscode.workspace.openTextDocument(uri);
  await withClient(session, (client) => act(client, document));
}

interface ComponentItem extends vscode.QuickPickItem {
  readonly of: ReviewComponent;
}

/** Writes the worksheet of a component's review and opens it. */
async function startReview(client: BaseLanguageClient, given: unknown): Promise<void> {
  const component = typeof given === "string" ? { name: given } : await chooseComponent(client);
  if (component === undefined) return;
  const folder = vscode.workspace.getConfiguration(section).get("alertReviews.folder", "alert-reviews");
  const answer = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t("Writing the worksheet") },
    () =>
      client.sendRequest(reviewWorksheet, {
        component: component.name,
        folder,
        offset: -new Date().getTimezoneOffset(),
      }),
  );
  const uri = answer === null ? undefined : await freeAddress(vscode.Uri.parse(answer.stem));
  if (answer === null || uri === undefined) {
    void vscode.window.showErrorMessage(vscode.l10n.t("The worksheet cannot be written to “{0}”.", folder));
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(answer.text) });
  if (await vscode.workspace.applyEdit(edit)) await vscode.window.showTextDocument(uri, { preview: false });
}

async function chooseComponent(client: BaseLanguageClient): Promise<{ readonly name: string | undefined } | undefined> {
  const components = await client.sendRequest(reviewComponents);
  if (components.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t("There are no alert rules in this workspace."));
    return undefined;
  }
  const items = components.map((of): ComponentItem => ({
    label: of.component ?? vscode.l10n.t("No component stated"),
    description: countsOf(of, vscode.l10n.t),
    iconPath: new vscode.ThemeIcon(of.component === undefined ? "question" : "package"),
    of,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Review the alerts of which component?"),
    matchOnDescription: true,
  });
  return chosen && { name: chosen.of.component };
}

/** Fills the clipboard's history into the worksheet, and tells what it could not place. */
async function pasteHistory(client: BaseLanguageClient, document: vscode.TextDocument): Promise<void> {
  const history = await vscode.env.clipboard.readText();
  if (history.trim() === "") {
    const hint = vscode.l10n.t(
      "Copy the list of alerts from your alert system first: its table, its export, or lines.",
    );
    void vscode.window.showInformationMessage(hint);
    return;
  }
  const answer = await changing(document, () =>
    client.sendRequest(firingHistory, { uri: document.uri.toString(), history: history.slice(0, longestHistory) }),
  );
  if (answer === undefined) return tellUnread();
  await applyTo(client, document, answer.edits);
  const { filled, unmatched } = answer;
  const told = [
    filled === 1 ? vscode.l10n.t("1 alert filled in.") : vscode.l10n.t("{0} alerts filled in.", filled),
    unmatched.length === 0 ? "" : vscode.l10n.t("Not in this worksheet: {0}", namesInWords(unmatched, vscode.l10n.t)),
  ];
  void vscode.window.showInformationMessage(told.filter((text) => text !== "").join(" "));
}

/** Characters; a year of an alert system's events is far shorter. */
const longestHistory = 5_000_000;

async function turnVerdicts(client: BaseLanguageClient, document: vscode.TextDocument): Promise<void> {
  const answer = await changing(document, () => client.sendRequest(verdictFollowUps, { uri: document.uri.toString() }));
  if (answer === undefined) return tellUnread();
  await applyTo(client, document, answer.edits);
  const { added } = answer;
  void vscode.window.showInformationMessage(
    added === 0
      ? vscode.l10n.t("No verdict asks for an action that is not there yet.")
      : added === 1
        ? vscode.l10n.t("1 follow-up added.")
        : vscode.l10n.t("{0} follow-ups added.", added),
  );
}

/** An answer about the document as it is now; asked again when it was edited meanwhile. */
async function changing<T>(document: vscode.TextDocument, ask: () => Promise<T | null>): Promise<T | undefined> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const { version } = document;
    const answer = await ask();
    if (document.version === version) return answer ?? undefined;
  }
  return undefined;
}

async function applyTo(
  client: BaseLanguageClient,
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
): Promise<void> {
  if (edits.length === 0) return;
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, await client.protocol2CodeConverter.asTextEdits([...edits]));
  await vscode.workspace.applyEdit(edit);
}

function tellUnread(): void {
  void vscode.window.showWarningMessage(vscode.l10n.t("Afterword cannot read this page."));
}
