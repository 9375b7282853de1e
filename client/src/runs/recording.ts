import * as vscode from "vscode";
import type { Session } from "../server/session";
import { addToTimeline, chooseTarget, createRunPage } from "./addRecord";
import type { Run } from "./runNodes";

/** The runs that are told: as they are now, and a way to change them. */
export interface RecordedRuns {
  get(id: string): Run | undefined;
  keep(run: Run): Promise<void>;
}

/** Tells runs in their records: a document the user chooses the first time. */
export class Recording {
  readonly #session: Session;
  readonly #runs: RecordedRuns;
  readonly #busy = new Set<string>();

  constructor(session: Session, runs: RecordedRuns) {
    this.#session = session;
    this.#runs = runs;
  }

  /** Adds what a run has to tell and its record does not tell yet. */
  async record(id: string): Promise<void> {
    // Two at once would both find the timeline without the run, and tell it twice.
    if (this.#busy.has(id)) return;
    this.#busy.add(id);
    try {
      await this.#recordNow(id);
    } finally {
      this.#busy.delete(id);
    }
  }

  async #recordNow(id: string): Promise<void> {
    const client = await this.#session.whenStarted();
    const told = this.#runs.get(id)?.target;
    if (client === undefined) return;
    const target = told === undefined ? await chooseTarget(client) : { uri: vscode.Uri.parse(told) };
    const run = this.#runs.get(id);
    if (target === undefined || run === undefined) return;
    const recorded = Date.now();
    const uri = target === "new-page" ? await createRunPage(client, run) : target.uri;
    const rows = uri && (await addToTimeline(client, run, uri).catch(() => undefined));
    // Steps may have been ticked meanwhile.
    const now = this.#runs.get(id) ?? run;
    if (uri === undefined || rows === undefined) {
      await this.#runs.keep({ ...now, target: undefined });
      void vscode.window.showErrorMessage(vscode.l10n.t("The run could not be added there. Choose another record."));
      return;
    }
    await this.#runs.keep({ ...now, target: uri.toString(), recorded, clock: rows.clock });
    void tellAdded(uri, rows.added);
  }
}

async function tellAdded(uri: vscode.Uri, added: number): Promise<void> {
  const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
  const text =
    added === 1
      ? vscode.l10n.t("1 entry added to {0}.", name)
      : vscode.l10n.t("{0} entries added to {1}.", added, name);
  const show = vscode.l10n.t("Show");
  if ((await vscode.window.showInformationMessage(text, show)) === show) await vscode.window.showTextDocument(uri);
}
