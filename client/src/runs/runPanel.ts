import * as vscode from "vscode";
import { releaseAll, type Releasable } from "../disposable";
import { pageHtml, pageOptions } from "../views/webviewPage";
import { readMessage, type PanelMessage, type PanelState } from "./messagesNodes";

export const panelType = "afterword.run";

/** One window on a run. It shows what it is told and hands on what is asked. */
export class RunPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #subscriptions: Releasable[] = [];
  #state: PanelState | undefined;

  constructor(
    panel: vscode.WebviewPanel,
    extension: vscode.Uri,
    heard: { readonly message: (message: PanelMessage) => void; readonly closed: () => void },
  ) {
    this.#panel = panel;
    this.#subscriptions.push(
      panel.onDidDispose(() => {
        releaseAll(this.#subscriptions);
        heard.closed();
      }),
      panel.webview.onDidReceiveMessage((value: unknown) => {
        const message = readMessage(value);
        if (message?.kind === "ready") this.#post();
        else if (message !== undefined) heard.message(message);
      }),
    );
    const { webview } = panel;
    webview.options = pageOptions(extension);
    webview.html = pageHtml(webview, extension, { script: "run-page.js", style: "run.css", main: "run" });
  }

  show(state: PanelState): void {
    this.#state = state;
    this.#panel.title = titleOf(state.run.title);
    this.#post();
  }

  reveal(): void {
    this.#panel.reveal(undefined, false);
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #post(): void {
    if (this.#state !== undefined) void this.#panel.webview.postMessage(this.#state);
  }
}

/** What the tab of a run is called. */
export const titleOf = (runbook: string): string => vscode.l10n.t("Run: {0}", runbook);

export function createPanel(title: string): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(
    panelType,
    title,
    { viewColumn: vscode.ViewColumn.Beside, preserveFocus: false },
    { enableScripts: true, enableFindWidget: true },
  );
}
