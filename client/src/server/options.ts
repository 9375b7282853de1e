import * as vscode from "vscode";
import type { LanguageClientOptions } from "vscode-languageclient";
import type { InitializationOptions } from "../../../server/src/protocol";
import { documentSelector } from "../documents/selector";
import { readLocale, readSettings } from "../settings";
import { textBeforePull } from "./opening";

/** What the server is told at its start. Read anew at every start, since settings may have changed. */
export async function clientOptions(
  extension: vscode.Uri,
  log: vscode.LogOutputChannel,
): Promise<LanguageClientOptions> {
  const settings = readSettings();
  const locale = readLocale();
  const initializationOptions: InitializationOptions = {
    locale,
    l10n: locale === "ja" ? await readBundle(extension, log) : {},
    uriScheme: vscode.env.uriScheme,
    git: true,
    notes: true,
    settings,
  };
  const schemes = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme);
  return {
    documentSelector: documentSelector(schemes, settings.documents ?? []),
    initializationOptions,
    outputChannel: log,
    traceOutputChannel: log,
    middleware: textBeforePull(),
    diagnosticPullOptions: { onChange: true, onSave: true },
    markdown: { isTrusted: false, supportHtml: false },
  };
}

async function readBundle(extension: vscode.Uri, log: vscode.LogOutputChannel): Promise<Record<string, string>> {
  const file = vscode.Uri.joinPath(extension, "dist", "l10n", "bundle.l10n.ja.json");
  try {
    const content: unknown = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
    if (typeof content !== "object" || content === null) return {};
    return Object.fromEntries(
      Object.entries(content).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
  } catch (error) {
    log.warn(`The Japanese texts cannot be read; English ones are used. ${String(error)}`);
    return {};
  }
}
