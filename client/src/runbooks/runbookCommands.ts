import * as vscode from "vscode";
import { askForFilter } from "../views/filterBox";
import { showOptions } from "../views/rowTree";
import type { Session } from "../server/session";
import { copyPermalink } from "./copyPermalink";
import { groupings, type Grouping } from "./groupNodes";
import { markReviewed } from "./markReviewed";
import type { NewRunbook } from "./newRunbook";
import type { RunbookSubject } from "./runbookNodes";
import type { RunbookView } from "./runbookView";

/** The commands of the view of runbooks; one that takes a page takes the row selected, or the document in front. */
export function registerRunbookCommands(
  view: RunbookView,
  newRunbook: NewRunbook,
  session: Session,
): vscode.Disposable {
  const withPage =
    (run: (uri: vscode.Uri, subject: RunbookSubject | undefined) => unknown) =>
    async (given: unknown): Promise<void> => {
      const place = placeOf(given, view);
      if (place !== undefined) await run(place.uri, place.subject);
      else void vscode.window.showInformationMessage(vscode.l10n.t("Choose a runbook first."));
    };
  const commands: Readonly<Record<string, (argument?: unknown) => unknown>> = {
    newRunbook: (title) => newRunbook.create(typeof title === "string" ? title : undefined),
    groupRunbooks: () => chooseGrouping(view),
    filterRunbooks: () => {
      const prompt = vscode.l10n.t("Words of the title, path, component, owner, alerts or headings");
      askForFilter(view, vscode.l10n.t("Filter Runbooks"), prompt);
    },
    clearRunbookFilter: () => {
      view.filter = "";
    },
    openRunbook: withPage((uri, subject) =>
      vscode.commands.executeCommand(
        "vscode.open",
        uri,
        showOptions({ uri: uri.toString(), range: subject?.heading?.range }),
      ),
    ),
    openRunbookToSide: withPage((uri, subject) =>
      vscode.commands.executeCommand("vscode.open", uri, {
        ...showOptions({ uri: uri.toString(), range: subject?.heading?.range }),
        viewColumn: vscode.ViewColumn.Beside,
      }),
    ),
    previewRunbook: withPage((uri) => vscode.commands.executeCommand("markdown.showPreviewToSide", uri)),
    runRunbook: withPage((uri) => vscode.commands.executeCommand("afterword.startRun", uri)),
    markReviewed: withPage((uri) => markReviewed(uri, session)),
    copyPermalink: withPage((uri, subject) => copyPermalink(uri, subject?.heading)),
    openSettings: () => vscode.commands.executeCommand("workbench.action.openSettings", "@ext:afterword.afterword"),
  };
  const registered = Object.entries(commands).map(([name, run]) =>
    vscode.commands.registerCommand(`afterword.${name}`, run),
  );
  return vscode.Disposable.from(...registered);
}

function placeOf(
  given: unknown,
  view: RunbookView,
): { readonly uri: vscode.Uri; readonly subject: RunbookSubject | undefined } | undefined {
  if (given instanceof vscode.Uri) return { uri: given, subject: undefined };
  const front = vscode.window.activeTextEditor?.document.uri;
  // From the palette, what is being read; from the keyboard or a menu of the view, its row.
  const subject = given === undefined && front !== undefined ? undefined : view.subjectOf(given);
  if (subject !== undefined) return { uri: vscode.Uri.parse(subject.page.uri), subject };
  return front === undefined ? undefined : { uri: front, subject: undefined };
}

async function chooseGrouping(view: RunbookView): Promise<void> {
  const words: Readonly<Record<Grouping, string>> = {
    component: vscode.l10n.t("Component"),
    folder: vscode.l10n.t("Folder"),
    review: vscode.l10n.t("Review state"),
    alert: vscode.l10n.t("Alert"),
  };
  const items = groupings.map((grouping) => ({
    label: words[grouping],
    iconPath: new vscode.ThemeIcon(grouping === view.grouping ? "check" : "blank"),
    grouping,
  }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t("Group runbooks by") });
  if (chosen !== undefined) await view.groupBy(chosen.grouping);
}
