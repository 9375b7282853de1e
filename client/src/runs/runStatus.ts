import * as vscode from "vscode";
import { isUnrecorded, progress, type Run } from "./runNodes";

/** A small item in the status bar while somebody works through a runbook; a click brings the run back. */
export class RunStatus implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem("afterword.run", vscode.StatusBarAlignment.Left, 5);

  constructor() {
    this.#item.name = vscode.l10n.t("Afterword: Runs");
    this.#item.command = "afterword.resumeRun";
  }

  dispose(): void {
    this.#item.dispose();
  }

  show(runs: readonly Run[]): void {
    void vscode.commands.executeCommand("setContext", "afterword.running", runs.length > 0);
    const [first] = runs;
    if (first === undefined) return this.#item.hide();
    const { done, all } = progress(first);
    const steps = vscode.l10n.t("{0} of {1} steps", done, all);
    const count = vscode.l10n.t("{0} runs", runs.length);
    this.#item.text = runs.length === 1 ? `$(checklist) ${done.toString()}/${all.toString()}` : `$(checklist) ${count}`;
    const lines = runs.map((run) => `${run.title}: ${run.finished === undefined ? "" : stateOf(run)}`);
    this.#item.tooltip =
      runs.length === 1 ? vscode.l10n.t("Run of {0}: {1}. Click to show it.", first.title, steps) : lines.join("\n");
    this.#item.accessibilityInformation = {
      label: runs.length === 1 ? vscode.l10n.t("Run of {0}, {1}", first.title, steps) : count,
      role: "button",
    };
    this.#item.show();
  }
}

/** `3 of 7 steps`, or how far its record is. */
export function stateOf(run: Run): string {
  const { done, all } = progress(run);
  const steps = vscode.l10n.t("{0} of {1} steps", done, all);
  if (run.finished === undefined) return steps;
  return isUnrecorded(run) ? vscode.l10n.t("finished, not in a record yet") : vscode.l10n.t("Finished");
}
