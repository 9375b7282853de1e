import { CodeActionKind, TextDocumentSyncKind, type InitializeResult } from "vscode-languageserver";
import type { InitializationOptions } from "../../protocol";
import { fixAllKind } from "../codeActions";
import { triggerCharacters } from "../completion/completion";
import { commandNames } from "./commands";
import { renameFilters } from "./renameFiles";

/** What the server offers; what VS Code has of its own only on request. */
export function initializeResult({ standard }: InitializationOptions, version: string): InitializeResult {
  return {
    serverInfo: { name: "afterword", version },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
      diagnosticProvider: { identifier: "afterword", interFileDependencies: true, workspaceDiagnostics: false },
      completionProvider: { triggerCharacters: [...triggerCharacters] },
      hoverProvider: true,
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
      codeLensProvider: { resolveProvider: false },
      inlayHintProvider: { resolveProvider: false },
      documentLinkProvider: { resolveProvider: false },
      definitionProvider: true,
      referencesProvider: true,
      workspaceSymbolProvider: true,
      executeCommandProvider: { commands: Object.values(commandNames) },
      documentSymbolProvider: standard?.documentSymbols === true,
      foldingRangeProvider: standard?.foldingRanges === true,
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        fileOperations: { willRename: renameFilters },
      },
    },
  };
}
