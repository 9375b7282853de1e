import * as vscode from "vscode";
import { documentStatus } from "../../server/src/protocol";
import type { WorkspaceCheck } from "./check/workspaceCheck";
import { chooseRule } from "./pages/chooseRule";
import { showRendered, type Pages } from "./pages/pages";
import type { Session } from "./server/session";
import { toggleEnabled } from "./settings";

export interface Parts {
  readonly session: Session;
  readonly pages: Pages;
  readonly check: WorkspaceCheck;
  readonly log: vscode.LogOutputChannel;
}

/** Every command of the manifest; one that takes a document takes the one in front when none is given. */
export function registerCommands({ session, pages, check, log }: Parts): vscode.Disposable {
  const commands: Readonly<Record<string, (argument?: unknown) => unknown>> = {
    explainDocument: (uri) => withDocument(uri, (source) => showRendered(pages.explanationOf(source))),
    showEffectiveConfiguration: (uri) =>
      withDocument(uri, (source) => vscode.window.showTextDocument(pages.configurationOf(source), { preview: true })),
    explainKind: (uri) => withDocument(uri, (source) => explainKind(session, source)),
    checkWorkspace: () => check.run(),
    openRulePage: async (given) => {
      const code = typeof given === "string" ? given : await chooseRule();
      const page = code === undefined ? undefined : pages.ruleOf(code);
      if (page !== undefined) await showRendered(page);
    },
    toggle: () => toggleEnabled(),
    showLog: () => {
      log.show();
    },
    restart: () => session.start(),
  };
  const registered = Object.entries(commands).map(([name, run]) =>
    vscode.commands.registerCommand(`afterword.${name}`, run),
  );
  return vscode.Disposable.from(...registered);
}

async function withDocument(given: unknown, run: (source: vscode.Uri) => unknown): Promise<void> {
  const source = given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri;
  if (source !== undefined) await run(source);
  else void vscode.window.showInformationMessage(vscode.l10n.t("Open a document first."));
}

async function explainKind(session: Session, source: vscode.Uri): Promise<void> {
  const status = await session.client?.sendRequest(documentStatus, { uri: source.toString() });
  if (status === undefined || status === null) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Afterword does not read this file."));
    return;
  }
  const more = vscode.l10n.t("Explain This Document");
  const text = vscode.l10n.t("{0}: {1}", status.kindName, status.reason);
  // Not awaited: the command is done when the message is there.
  void vscode.window.showInformationMessage(text, more).then(async (chosen) => {
    if (chosen === more) await vscode.commands.executeCommand("afterword.explainDocument", source);
  });
}
