import * as vscode from "vscode";
import type { Settings } from "../../server/src/protocol";

export const section = "afterword";

/** The section `afterword` as the server wants it. */
export function readSettings(): Settings {
  const values = vscode.workspace.getConfiguration(section);
  const profile = values.get<string>("profile", "");
  return {
    enable: values.get("enable", true),
    ...(profile === "" ? {} : { profile }),
    documents: values.get<string[]>("documents", []),
    codeLens: values.get("codeLens", true),
    inlayHints: values.get("inlayHints", false),
  };
}

/** Language of what the server says: the setting, else the editor's. */
export function readLocale(): "en" | "ja" {
  const chosen = vscode.workspace.getConfiguration(section).get<string>("language", "auto");
  const language = chosen === "auto" ? vscode.env.language : chosen;
  return language.startsWith("ja") ? "ja" : "en";
}

/**
 * Switches the checks on or off where they were switched before: in the workspace's settings when these
 * speak of it, else in the user's own, so that no settings file appears in a repository unasked.
 */
export async function toggleEnabled(): Promise<void> {
  const values = vscode.workspace.getConfiguration(section);
  const inWorkspace = values.inspect<boolean>("enable")?.workspaceValue !== undefined;
  const target = inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await values.update("enable", !values.get("enable", true), target);
}
