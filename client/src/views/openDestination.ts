import * as vscode from "vscode";
import { isWebAddress, type Destination } from "./rowNodes";
import { showOptions } from "./rowTree";

/** Opens a file at its place, or a page of the web in the browser. */
export async function openDestination(destination: Destination): Promise<void> {
  if ("address" in destination) await openAddress(destination.address);
  else await vscode.commands.executeCommand("vscode.open", vscode.Uri.parse(destination.uri), showOptions(destination));
}

/** Only pages of the web: an address in a document could as well run a command of the editor. */
async function openAddress(address: unknown): Promise<void> {
  if (typeof address === "string" && isWebAddress(address)) await vscode.env.openExternal(vscode.Uri.parse(address));
}

/** What rows run that lead to the web: they can only run commands. */
export const registerOpenAddress = (): vscode.Disposable =>
  vscode.commands.registerCommand("afterword.openAddress", openAddress);
