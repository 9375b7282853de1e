import * as vscode from "vscode";

/** The output channel "Afterword"; its level is set with the editor's own command. */
export function createLog(): vscode.LogOutputChannel {
  return vscode.window.createOutputChannel("Afterword", { log: true });
}
