import * as vscode from "vscode";
import type { AlertItem } from "../../../server/src/protocol";
import type { Session } from "../server/session";
import { openDestination } from "../views/openDestination";
import { alertGroupings, pageOf, ruleOf, type AlertGrouping } from "./alertNodes";
import type { AlertView } from "./alertView";
import { createRunbook } from "./createRunbook";
import type { GoToRunbook } from "./goToRunbook";

/** The commands of the view of alerts; one that takes an alert takes the row selected when none is given. */
export function registerAlertCommands(view: AlertView, goToRunbook: GoToRunbook, session: Session): vscode.Disposable {
  const withAlert =
    (run: (alert: AlertItem) => unknown) =>
    async (given: unknown): Promise<void> => {
      const subject = view.subjectOf(given);
      if (subject !== undefined && "alert" in subject) await run(subject.alert);
      else void vscode.window.showInformationMessage(vscode.l10n.t("Choose an alert first."));
    };
  const commands: Readonly<Record<string, (argument?: unknown) => unknown>> = {
    groupAlerts: () => chooseGrouping(view),
    showOnlyAlertProblems: () => view.showOnlyProblems(true),
    showAllAlerts: () => view.showOnlyProblems(false),
    openAlertRule: withAlert((alert) => openDestination(ruleOf(alert))),
    openAlertRunbook: withAlert((alert) => openDestination(pageOf(alert) ?? ruleOf(alert))),
    createAlertRunbook: withAlert(async (alert) => {
      if (!(await createRunbook(alert, session)))
        await vscode.commands.executeCommand("afterword.newRunbook", alert.name);
    }),
    reviewAlerts: (given) => {
      const subject = view.subjectOf(given);
      const component =
        subject === undefined ? undefined : "alert" in subject ? subject.alert.component : subject.component;
      return vscode.commands.executeCommand("afterword.startAlertReview", component);
    },
    openRunbookForAlert: (name) => goToRunbook.ask(typeof name === "string" ? name : undefined),
  };
  const registered = Object.entries(commands).map(([name, run]) =>
    vscode.commands.registerCommand(`afterword.${name}`, run),
  );
  return vscode.Disposable.from(...registered);
}

async function chooseGrouping(view: AlertView): Promise<void> {
  const words: Readonly<Record<AlertGrouping, string>> = {
    component: vscode.l10n.t("Component"),
    file: vscode.l10n.t("File"),
  };
  const items = alertGroupings.map((grouping) => ({
    label: words[grouping],
    iconPath: new vscode.ThemeIcon(grouping === view.grouping ? "check" : "blank"),
    grouping,
  }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t("Group alerts by") });
  if (chosen !== undefined) await view.groupBy(chosen.grouping);
}
