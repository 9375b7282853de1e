import * as vscode from "vscode";
import type { BaseLanguageClient, TextEdit } from "vscode-languageclient";
import { runCorrection, type RunStep } from "../../../server/src/protocol";
import type { Session } from "../server/session";
import { releaseAll, type Releasable } from "../disposable";
import type { Correction } from "./correctionNodes";
import { openWritable } from "./runbookEditor";

/** Scheme of runbooks as somebody proposes them: the right side of a comparison. */
const scheme = "afterword-correction";

/** Takes in what is found wrong with a runbook, beside the record of the run: a note, say. */
export interface CorrectionSink {
  /** @param step as it is in the runbook by now */
  keep(correction: Correction, step: RunStep): Promise<void>;
}

/** Shows a runbook beside the same with a step in other words, and takes these over when somebody says so. */
export class Corrections implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #session: Session;
  readonly #sink: CorrectionSink;
  readonly #proposed = new Map<string, { readonly correction: Correction; readonly text: string }>();
  readonly #subscriptions: readonly Releasable[];

  constructor(session: Session, sink: CorrectionSink) {
    this.#session = session;
    this.#sink = sink;
    this.#subscriptions = [
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.commands.registerCommand("afterword.applyCorrection", (uri: unknown) => this.#apply(uri)),
    ];
  }

  dispose(): void {
    releaseAll(this.#subscriptions);
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#proposed.get(uri.query)?.text ?? "";
  }

  /** @param step undefined when the runbook no longer has it */
  async keep(correction: Correction, step: RunStep | undefined): Promise<void> {
    if (step === undefined)
      void vscode.window.showWarningMessage(vscode.l10n.t("The runbook no longer has this step."));
    else await this.#sink.keep(correction, step);
  }

  async compare(correction: Correction): Promise<void> {
    const client = await this.#session.whenStarted();
    const proposal = client && (await ask(client, correction));
    if (proposal === undefined || proposal === null) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t("There is nothing to compare: write how the step should read, and save the runbook."),
      );
      return;
    }
    const runbook = vscode.Uri.parse(correction.runbook);
    const id = `${Date.now().toString(36)}-${this.#proposed.size.toString()}`;
    this.#proposed.set(id, { correction, text: proposal.text });
    const right = vscode.Uri.from({ scheme, path: runbook.path, query: id });
    const name = runbook.path.slice(runbook.path.lastIndexOf("/") + 1);
    await vscode.commands.executeCommand("vscode.diff", runbook, right, vscode.l10n.t("{0}: correction", name), {
      viewColumn: vscode.ViewColumn.One,
      preview: true,
    });
  }

  /** Puts the words into the runbook as it is now, as an edit that can be undone. */
  async #apply(given: unknown): Promise<void> {
    const uri = given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri;
    const { correction } = (uri?.scheme === scheme && this.#proposed.get(uri.query)) || {};
    const client = await this.#session.whenStarted();
    if (correction === undefined || client === undefined) return;
    const runbook = vscode.Uri.parse(correction.runbook);
    const proposal = await ask(client, correction);
    if (proposal === null) {
      void vscode.window.showWarningMessage(vscode.l10n.t("The runbook no longer has this step."));
      return;
    }
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    await openWritable(runbook);
    const edit = new vscode.WorkspaceEdit();
    edit.set(runbook, await client.protocol2CodeConverter.asTextEdits([proposal.edit]));
    await vscode.workspace.applyEdit(edit);
  }
}

const ask = (
  client: BaseLanguageClient,
  { runbook, step, better }: Correction,
): Promise<{ readonly edit: TextEdit; readonly text: string } | null> =>
  client.sendRequest(runCorrection, { uri: runbook, step, words: better });
