import * as vscode from "vscode";
import type { Session } from "../server/session";
import type { CorrectionSink } from "./correction";
import type { Run } from "./runNodes";
import { panelType, titleOf } from "./runPanel";
import { Runs } from "./runs";
import { RunStatus, stateOf } from "./runStatus";
import { RunStore } from "./runStore";

/** Puts runs of runbooks together: commands, panels that come back, and the offer to go on. */
export function registerRuns(
  session: Session,
  context: vscode.ExtensionContext,
  sink: CorrectionSink,
): vscode.Disposable {
  const status = new RunStatus();
  const runs = new Runs(session, context.extensionUri, new RunStore(context.workspaceState), status, sink);
  const commands: Readonly<Record<string, (argument?: unknown) => unknown>> = {
    startRun: (given) => startRun(runs, given),
    resumeRun: () => withRun(runs, (run) => runs.resume(run.id)),
    recordRun: () => withRun(runs, (run) => runs.record(run.id)),
    finishRun: () => withRun(runs, (run) => runs.finish(run.id)),
  };
  const registered = Object.entries(commands).map(([name, run]) =>
    vscode.commands.registerCommand(`afterword.${name}`, run),
  );
  const serializer = vscode.window.registerWebviewPanelSerializer(panelType, {
    deserializeWebviewPanel: (panel, state: unknown) => runs.restore(panel, idIn(state)),
  });
  void offerToResume(runs);
  return vscode.Disposable.from(status, runs, serializer, ...registered);
}

const idIn = (state: unknown): string | undefined =>
  typeof state === "object" && state !== null && "run" in state && typeof state.run === "string"
    ? state.run
    : undefined;

/**
 * Runs whose panels are not there are offered. The editor brings panels back by itself, but not one that was closed, nor,
 * in a browser, one of the last seconds before the window went.
 */
async function offerToResume(runs: Runs): Promise<void> {
  const panels = panelTitles();
  const closed = runs.all.filter(
    ({ open, finished, title }) => finished === undefined && !(open && panels.has(titleOf(title))),
  );
  const last = closed.at(-1);
  if (last === undefined) return;
  const resume = vscode.l10n.t("Resume");
  const question = vscode.l10n.t("The run of {0} is not finished ({1}).", last.title, stateOf(last));
  if ((await vscode.window.showInformationMessage(question, resume)) === resume) await runs.resume(last.id);
}

/** Tabs tell of panels that were brought back, also of those not looked at yet. */
function panelTitles(): ReadonlySet<string> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const panels = tabs.filter(
    ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(panelType),
  );
  return new Set(panels.map(({ label }) => label));
}

async function startRun(runs: Runs, given: unknown): Promise<void> {
  const uri = uriIn(given) ?? vscode.window.activeTextEditor?.document.uri;
  if (uri === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Open a runbook first."));
    return;
  }
  const going = runs.all.filter(
    ({ runbook, finished }) => finished === undefined && vscode.Uri.parse(runbook).toString() === uri.toString(),
  );
  if (going.length === 0) return runs.start(uri);
  const begin: StartItem = { label: `$(add) ${vscode.l10n.t("Begin a new run")}`, run: undefined };
  const items: readonly StartItem[] = [...going.map(itemOf), begin];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("This runbook is being worked through already."),
  });
  if (chosen?.run !== undefined) await runs.resume(chosen.run.id);
  else if (chosen !== undefined) await runs.start(uri);
}

/** A view's row hands over what it shows. */
const uriIn = (given: unknown): vscode.Uri | undefined => (given instanceof vscode.Uri ? given : undefined);

interface StartItem extends vscode.QuickPickItem {
  readonly run: Run | undefined;
}

interface RunItem extends vscode.QuickPickItem {
  readonly run: Run;
}

function itemOf(run: Run): RunItem {
  const begun = new Date(run.started).toLocaleString(vscode.env.language);
  return { label: `$(checklist) ${run.title}`, description: stateOf(run), detail: begun, run };
}

async function withRun(runs: Runs, act: (run: Run) => unknown): Promise<void> {
  const all = [...runs.all].reverse();
  const [first] = all;
  const run = all.length < 2 ? first : (await vscode.window.showQuickPick(all.map(itemOf)))?.run;
  if (run !== undefined) await act(run);
  else if (first === undefined) void vscode.window.showInformationMessage(vscode.l10n.t("No runbook is being run."));
}
