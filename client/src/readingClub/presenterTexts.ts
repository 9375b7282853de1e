import * as vscode from "vscode";
import { kindInWords } from "../annotations/kindNodes";
import type { PresenterTexts } from "./presenterMessagesNodes";

/** What the presenter mode says, in the user's language. */
export function presenterTexts(): PresenterTexts {
  const kind = (name: Parameters<typeof kindInWords>[0]): string => kindInWords(name, vscode.l10n.t);
  return {
    previous: vscode.l10n.t("Previous"),
    next: vscode.l10n.t("Next"),
    show: vscode.l10n.t("Show in the document"),
    discussed: vscode.l10n.t("Mark as discussed"),
    isDiscussed: vscode.l10n.t("Discussed"),
    position: vscode.l10n.t("{0} of {1}"),
    allDiscussed: vscode.l10n.t("Everything is discussed."),
    nothing: vscode.l10n.t("There are no notes of this session yet. They come here when people reveal and share them."),
    wholeDocument: vscode.l10n.t("On the whole document"),
    placeDoubtful: vscode.l10n.t("The text has changed since: this is what it said."),
    learned: vscode.l10n.t("What we learned"),
    learnedHint: vscode.l10n.t("In one sentence"),
    action: vscode.l10n.t("Action"),
    actionHint: vscode.l10n.t("What will be done?"),
    owner: vscode.l10n.t("Owner"),
    due: vscode.l10n.t("Due"),
    add: vscode.l10n.t("Add to the minutes"),
    addWithIssue: vscode.l10n.t("Add with an issue…"),
    added: vscode.l10n.t("Added to the minutes."),
    issue: vscode.l10n.t("Make an issue…"),
    hasIssue: vscode.l10n.t("Issue"),
    wrapUp: vscode.l10n.t("Wrap up"),
    larger: vscode.l10n.t("Larger text"),
    smaller: vscode.l10n.t("Smaller text"),
    keys: vscode.l10n.t("← → move · D marks as discussed"),
    kinds: {
      insight: kind("insight"),
      question: kind("question"),
      surprise: kind("surprise"),
      idea: kind("idea"),
      term: kind("term"),
      note: kind("note"),
    },
  };
}
