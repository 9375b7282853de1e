import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions } from "vscode-languageclient/browser";
import { activateAfterword } from "../extension";

let stop: (() => Promise<void>) | undefined;

/** In the browser: the server runs in a web worker and gets its files through the client. */
export function activate(context: vscode.ExtensionContext): void {
  const script = vscode.Uri.joinPath(context.extensionUri, "dist", "server-browser.js").toString(true);
  const create = (options: LanguageClientOptions): LanguageClient =>
    new LanguageClient("afterword", "Afterword", new Worker(script), options);
  const session = activateAfterword(context, create);
  stop = () => session.stop();
}

export function deactivate(): Promise<void> | undefined {
  return stop?.();
}
