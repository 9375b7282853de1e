import type * as vscode from "vscode";
import {
  LanguageClient,
  TransportKind,
  type LanguageClientOptions,
  type ServerOptions,
} from "vscode-languageclient/node";
import { activateAfterword } from "../extension";
import { nodeDisk } from "./disk";

let stop: (() => Promise<void>) | undefined;

/** Desktop and remote: the server runs as a process of its own. */
export function activate(context: vscode.ExtensionContext): void {
  const server: ServerOptions = {
    module: context.asAbsolutePath("dist/server-node.cjs"),
    transport: TransportKind.ipc,
  };
  const create = (options: LanguageClientOptions): LanguageClient =>
    new LanguageClient("afterword", "Afterword", server, options);
  const session = activateAfterword(context, create, nodeDisk);
  stop = () => session.stop();
}

export function deactivate(): Promise<void> | undefined {
  return stop?.();
}
