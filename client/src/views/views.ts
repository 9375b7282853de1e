import * as vscode from "vscode";
import { alertCatalogue, runbookCatalogue } from "../../../server/src/protocol";
import { registerAlertCommands } from "../alerts/alertCommands";
import { AlertView } from "../alerts/alertView";
import { GoToRunbook } from "../alerts/goToRunbook";
import { NewRunbook } from "../runbooks/newRunbook";
import { registerRunbookCommands } from "../runbooks/runbookCommands";
import { RunbookView } from "../runbooks/runbookView";
import type { Session } from "../server/session";
import { Catalogue } from "./catalogue";
import { registerOpenAddress } from "./openDestination";

export interface ViewParts {
  readonly session: Session;
  readonly log: vscode.LogOutputChannel;
  /** Remembers how the views are grouped in this workspace. */
  readonly memory: vscode.Memento;
}

/** The views of runbooks and alerts, and their commands. */
export function createViews({ session, log, memory }: ViewParts): vscode.Disposable {
  const runbooks = new Catalogue(session, log, (client) => client.sendRequest(runbookCatalogue));
  const alerts = new Catalogue(session, log, (client) => client.sendRequest(alertCatalogue));
  const runbookView = new RunbookView(runbooks, memory);
  const alertView = new AlertView(alerts, memory);
  return vscode.Disposable.from(
    runbooks,
    alerts,
    runbookView,
    alertView,
    registerOpenAddress(),
    registerRunbookCommands(runbookView, new NewRunbook({ session, runbooks }), session),
    registerAlertCommands(alertView, new GoToRunbook(alerts, runbooks), session),
    tellState("afterword.runbooks.state", runbooks),
    tellState("afterword.alerts.state", alerts),
  );
}

/** An empty view says why it is empty. */
function tellState(key: string, catalogue: Catalogue<unknown>): vscode.Disposable {
  const tell = (): void => void vscode.commands.executeCommand("setContext", key, catalogue.state);
  tell();
  return catalogue.onDidChange(tell);
}
