import type { Diagnostic as LspDiagnostic } from "vscode-languageserver";

/** The findings of one state of a document. The id changes whenever they may have changed. */
export interface Findings {
  readonly resultId: string;
  items(): LspDiagnostic[];
}

export const none: Findings = { resultId: "none", items: () => [] };
