import * as vscode from "vscode";
import { runSteps, type RunStep, type RunSteps } from "../../../server/src/protocol";
import { releaseAll, type Releasable } from "../disposable";
import type { Session } from "../server/session";
import { authorFor } from "./author";
import { Corrections, type CorrectionSink } from "./correction";
import type { PanelMessage } from "./messagesNodes";
import { panelTexts } from "./panelTexts";
import { Recording } from "./recording";
import { isSame, openReadOnly, openWritable, showStep } from "./runbookEditor";
import { changed, isUnrecorded, knownSteps, newRun, progress, withPage, type Run } from "./runNodes";
import { createPanel, RunPanel } from "./runPanel";
import type { RunStatus } from "./runStatus";
import type { RunStore } from "./runStore";

/** The runs of runbooks: begun, worked through, told in a record, and finished. */
export class Runs implements vscode.Disposable {
  readonly #session: Session;
  readonly #extension: vscode.Uri;
  readonly #store: RunStore;
  readonly #status: RunStatus;
  readonly #corrections: Corrections;
  readonly #panels = new Map<string, RunPanel>();
  readonly #recording: Recording;
  readonly #subscriptions: readonly Releasable[];

  constructor(session: Session, extension: vscode.Uri, store: RunStore, status: RunStatus, sink: CorrectionSink) {
    this.#session = session;
    this.#extension = extension;
    this.#store = store;
    this.#status = status;
    this.#corrections = new Corrections(session, sink);
    this.#recording = new Recording(session, {
      get: (id) => store.get(id),
      keep: (run) => this.#keep(run),
    });
    this.#subscriptions = [
      this.#corrections,
      vscode.workspace.onDidSaveTextDocument(({ uri }) => void this.#runbookSaved(uri)),
    ];
    status.show(store.all);
  }

  dispose(): void {
    releaseAll(this.#subscriptions);
  }

  get all(): readonly Run[] {
    return this.#store.all;
  }

  /** Begins a run beside its runbook. */
  async start(uri: vscode.Uri): Promise<void> {
    const page = await this.#read(uri.toString(), undefined);
    if (page === undefined) {
      void vscode.window.showWarningMessage(vscode.l10n.t("Afterword cannot read this page."));
      return;
    }
    const now = Date.now();
    const run = newRun(page, { id: newId(now), by: await authorFor(uri), now });
    await openReadOnly(uri);
    this.#panelOf(run, createPanel(run.title));
    await this.#keep(run);
  }

  /** Brings a run back: its panel to the front, or a new one beside its runbook. */
  async resume(id: string): Promise<void> {
    const run = this.#store.get(id);
    const panel = this.#panels.get(id);
    if (panel !== undefined) return panel.reveal();
    if (run === undefined) return;
    if (run.finished === undefined) await openReadOnly(vscode.Uri.parse(run.runbook)).catch(() => undefined);
    this.#panelOf(run, createPanel(run.title));
    await this.#keep({ ...(this.#store.get(id) ?? run), open: true });
    await this.#refresh(id);
  }

  /** Takes over a panel that the editor kept over a restart. */
  async restore(panel: vscode.WebviewPanel, id: string | undefined): Promise<void> {
    const run = id === undefined ? undefined : this.#store.get(id);
    // Somebody may have asked for the run before the editor brought its panel back.
    if (run === undefined || this.#panels.has(run.id)) return dismiss(panel);
    this.#panelOf(run, panel);
    await this.#keep({ ...run, open: true });
    // The editor shows the panel when this is over: what may take longer comes behind it.
    void this.#refresh(run.id);
  }

  /** Adds what a run has to tell to its record, which is asked for the first time. */
  record(id: string): Promise<void> {
    return this.#recording.record(id);
  }

  async finish(id: string): Promise<void> {
    const run = this.#store.get(id);
    if (run === undefined) return;
    if (run.finished === undefined) {
      await this.#keep({ ...run, finished: Date.now() });
      await openWritable(vscode.Uri.parse(run.runbook)).catch(() => undefined);
    }
    await this.record(id);
  }

  async discard(id: string): Promise<void> {
    const run = this.#store.get(id);
    if (run === undefined) return;
    const yes = vscode.l10n.t("Discard");
    const question = vscode.l10n.t("Discard the run of {0}? What was ticked and noted is lost.", run.title);
    if (isUnrecorded(run) && (await vscode.window.showWarningMessage(question, { modal: true }, yes)) !== yes) return;
    await this.#store.remove(id);
    this.#panels.get(id)?.dispose();
    this.#status.show(this.#store.all);
    if (run.finished === undefined) await openWritable(vscode.Uri.parse(run.runbook)).catch(() => undefined);
  }

  #panelOf(run: Run, panel: vscode.WebviewPanel): void {
    const { id } = run;
    const made = new RunPanel(panel, this.#extension, {
      message: (message) => void this.#handle(id, message),
      closed: () => {
        this.#panels.delete(id);
        void this.#closed(id);
      },
    });
    this.#panels.set(id, made);
  }

  async #closed(id: string): Promise<void> {
    const run = this.#store.get(id);
    if (run === undefined) return;
    if (run.finished === undefined || isUnrecorded(run)) return this.#keep({ ...run, open: false });
    await this.#store.remove(id);
    this.#status.show(this.#store.all);
  }

  async #handle(id: string, message: PanelMessage): Promise<void> {
    const run = this.#store.get(id);
    if (run === undefined) return;
    switch (message.kind) {
      case "tick":
      case "note":
        return this.#keep(changed(run, message, Date.now()));
      case "wrong":
        return this.#keep(changed(run, message, Date.now()));
      case "asNote":
        await this.#keep(changed(run, { ...message, kind: "wrong" }, Date.now()));
        return this.#corrections.keep({ ...message, runbook: run.runbook }, await this.#stepIn(run, message.step));
      case "compare":
        await this.#keep(changed(run, { ...message, kind: "wrong" }, Date.now()));
        return this.#corrections.compare({ ...message, runbook: run.runbook });
      case "copy": {
        const command = run.steps.find((step) => step.id === message.step)?.commands[message.command];
        return command && vscode.env.clipboard.writeText(command.text);
      }
      case "jump":
        return this.#jump(run, message.step);
      case "add":
        await this.record(id);
        return;
      case "chooseRecord":
        await this.#keep({ ...run, target: undefined });
        await this.record(id);
        return;
      case "finish":
        return this.finish(id);
      case "discard":
        return this.discard(id);
      case "ready":
        return;
    }
  }

  /** A step as it is in the runbook by now. */
  async #stepIn(run: Run, step: string): Promise<RunStep | undefined> {
    const page = await this.#read(run.runbook, run);
    return page?.groups.flatMap(({ steps }) => steps).find(({ id, was }) => id === step || was?.id === step);
  }

  async #jump(run: Run, step: string): Promise<void> {
    const range = (await this.#stepIn(run, step))?.range;
    await showStep(
      run,
      range && new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character),
    );
  }

  async #read(uri: string, run: Run | undefined): Promise<RunSteps | undefined> {
    const client = await this.#session.whenStarted();
    const known = run === undefined ? [] : knownSteps(run);
    return (await client?.sendRequest(runSteps, { uri, known })) ?? undefined;
  }

  async #runbookSaved(uri: vscode.Uri): Promise<void> {
    for (const { id, runbook } of this.#store.all)
      if (isSame(vscode.Uri.parse(runbook), uri) && this.#panels.has(id)) await this.#refresh(id);
  }

  /** Takes over what the runbook says by now. */
  async #refresh(id: string): Promise<void> {
    const asked = this.#store.get(id);
    const page = asked && (await this.#read(asked.runbook, asked));
    const run = this.#store.get(id);
    if (run !== undefined && page !== undefined) await this.#keep(withPage(run, page));
  }

  async #keep(run: Run): Promise<void> {
    this.#panels.get(run.id)?.show({
      kind: "run",
      run,
      progress: progress(run),
      unrecorded: isUnrecorded(run),
      recordName: run.target?.slice(run.target.lastIndexOf("/") + 1),
      locale: vscode.env.language,
      texts: panelTexts(),
    });
    await this.#store.put(run);
    this.#status.show(this.#store.all);
  }
}

/** A panel of a run that is no more. */
function dismiss(panel: vscode.WebviewPanel): void {
  panel.dispose();
}

const newId = (now: number): string => `${now.toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
