import * as vscode from "vscode";
import type { AnnotationView } from "./annotationView";
import { noteGroupings, type NoteGrouping } from "./noteGroupNodes";

export async function chooseGrouping(view: AnnotationView): Promise<void> {
  const words: Readonly<Record<NoteGrouping, string>> = {
    document: vscode.l10n.t("Document"),
    session: vscode.l10n.t("Session"),
    kind: vscode.l10n.t("Kind"),
    author: vscode.l10n.t("Author"),
    state: vscode.l10n.t("State"),
  };
  const items = noteGroupings.map((grouping) => ({
    label: words[grouping],
    iconPath: new vscode.ThemeIcon(grouping === view.grouping ? "check" : "blank"),
    grouping,
  }));
  const chosen = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t("Group notes by") });
  if (chosen !== undefined) await view.groupBy(chosen.grouping);
}
