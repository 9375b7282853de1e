import * as vscode from "vscode";
import {
  DiagnosticSeverity,
  WorkDoneProgress,
  WorkDoneProgressCancelNotification,
  type BaseLanguageClient,
  type Diagnostic,
} from "vscode-languageclient";
import { checkWorkspace, type FindingCounts, type WorkspaceFindings } from "../../../server/src/protocol";
import { releaseAll, type Releasable } from "../disposable";
import type { Session } from "../server/session";
import { checkInWords, total } from "../status/words";

/** Checks the documents nobody has open, and keeps their findings until they are opened, deleted or checked again. */
export class WorkspaceCheck implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection("afterword-workspace");
  readonly #session: Session;
  readonly #log: vscode.LogOutputChannel;
  readonly #subscriptions: readonly Releasable[];
  #runs = 0;

  constructor(session: Session, log: vscode.LogOutputChannel) {
    this.#session = session;
    this.#log = log;
    this.#subscriptions = [
      this.#collection,
      vscode.workspace.onDidOpenTextDocument(({ uri }) => {
        this.#collection.delete(uri);
      }),
      vscode.workspace.onDidDeleteFiles(({ files }) => {
        for (const uri of files) this.#collection.delete(uri);
      }),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri } of files) this.#collection.delete(oldUri);
      }),
    ];
  }

  dispose(): void {
    releaseAll(this.#subscriptions);
  }

  /** Runs with progress that can be cancelled; tells how it ended. */
  async run(): Promise<void> {
    const client = await this.#session.whenStarted();
    if (client === undefined) {
      void vscode.window.showWarningMessage(vscode.l10n.t("The language server is not running."));
      return;
    }
    const findings = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t("Afterword: checking the workspace"),
        cancellable: true,
      },
      (progress, token) => this.#ask(client, progress, token),
    );
    this.#show(client, findings);
    // Not awaited: the check is over, whether or not the message is ever closed.
    void this.#tell(findings);
  }

  async #ask(
    client: BaseLanguageClient,
    progress: vscode.Progress<{ message?: string; increment?: number }>,
    token: vscode.CancellationToken,
  ): Promise<WorkspaceFindings> {
    this.#runs += 1;
    const workDoneToken = `afterword-check-${this.#runs.toString()}`;
    let reached = 0;
    const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
      if (value.kind === "end") return;
      const increment = Math.max(0, (value.percentage ?? reached) - reached);
      reached += increment;
      progress.report({ ...(value.message === undefined ? {} : { message: value.message }), increment });
    });
    const cancelling = token.onCancellationRequested(() => {
      void client.sendNotification(WorkDoneProgressCancelNotification.type, { token: workDoneToken });
    });
    try {
      return await client.sendRequest(checkWorkspace, { workDoneToken });
    } finally {
      listening.dispose();
      cancelling.dispose();
    }
  }

  #show(client: BaseLanguageClient, { files, cancelled }: WorkspaceFindings): void {
    if (!cancelled) this.#collection.clear();
    const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
    for (const { uri, diagnostics } of files) {
      const file = client.protocol2CodeConverter.asUri(uri);
      if (open.has(file.toString())) continue;
      void client.protocol2CodeConverter.asDiagnostics([...diagnostics]).then((found) => {
        this.#collection.set(file, found);
      });
    }
  }

  async #tell({ checked, files, unreadable, cancelled }: WorkspaceFindings): Promise<void> {
    for (const { uri, reason } of unreadable) this.#log.warn(`${uri}: ${reason}`);
    const counts = countBySeverity(files.flatMap(({ diagnostics }) => diagnostics));
    const summary = checkInWords(checked, files.length, counts, vscode.l10n.t);
    const showProblems = vscode.l10n.t("Show Problems");
    const showLog = vscode.l10n.t("Show Log");
    const parts = [
      cancelled ? vscode.l10n.t("Stopped.") : "",
      summary,
      unreadable.length === 0 ? "" : vscode.l10n.t("Files that could not be read: {0}.", unreadable.length),
    ];
    const buttons = [...(total(counts) > 0 ? [showProblems] : []), ...(unreadable.length > 0 ? [showLog] : [])];
    const chosen = await vscode.window.showInformationMessage(
      parts.filter((part) => part !== "").join(" "),
      ...buttons,
    );
    if (chosen === showProblems) await vscode.commands.executeCommand("workbench.actions.view.problems");
    if (chosen === showLog) this.#log.show();
  }
}

function countBySeverity(diagnostics: readonly Diagnostic[]): FindingCounts {
  const count = (wanted: DiagnosticSeverity): number =>
    diagnostics.filter(({ severity }) => severity === wanted).length;
  return {
    error: count(DiagnosticSeverity.Error),
    warning: count(DiagnosticSeverity.Warning),
    info: count(DiagnosticSeverity.Information),
    hint: count(DiagnosticSeverity.Hint),
  };
}
