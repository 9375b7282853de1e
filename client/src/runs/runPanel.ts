import * as vscode from "vscode";
import { releaseAll, type Releasable } from "../disposable";
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
    webview.options = {
      enableScripts: true,
      localResourceRoots: ["dist", "media"].map((folder) => vscode.Uri.joinPath(extension, folder)),
    };
    webview.html = pageHtml(webview, extension);
  }

  show(state: PanelState): void {
    this.#state = state;
    this.#panel.title = vscode.l10n.t("Run: {0}", state.run.title);
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

export function createPanel(title: string): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(
    panelType,
    title,
    { viewColumn: vscode.ViewColumn.Beside, preserveFocus: false },
    { enableScripts: true, enableFindWidget: true },
  );
}

/** Nothing but the extension's own script and style runs in the page; what it shows is set as text. */
function pageHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const nonce = newNonce();
  const script = webview.asWebviewUri(vscode.Uri.joinPath(extension, "dist", "run-page.js")).toString();
  const style = webview.asWebviewUri(vscode.Uri.joinPath(extension, "media", "run.css")).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${vscode.env.language.startsWith("ja") ? "ja" : "en"}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
</head>
<body>
<main id="run"></main>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}

function newNonce(): string {
  const characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return [...bytes].map((byte) => characters.charAt(byte % characters.length)).join("");
}
