import * as vscode from "vscode";
import { phaseOf, type MySession } from "./sessionNodes";
import { phaseName } from "./timerNodes";

interface Step extends vscode.QuickPickItem {
  readonly command: string;
}

/** What can be done in the session at this moment, what comes next first. */
export async function showSessionMenu(session: MySession): Promise<void> {
  const phase = phaseName(phaseOf(session), vscode.l10n.t);
  const chosen = await vscode.window.showQuickPick(stepsOf(session), {
    title: vscode.l10n.t("{0}: {1}", session.title, phase),
    placeHolder:
      session.role === "facilitator"
        ? vscode.l10n.t("You lead this session.")
        : session.revealed
          ? vscode.l10n.t("Your notes are revealed. Share them, so that the others see them.")
          : vscode.l10n.t("You read in this session. Your notes stay private until you reveal them."),
  });
  if (chosen !== undefined) await vscode.commands.executeCommand(`afterword.${chosen.command}`);
}

function stepsOf({ revealed, role, timer }: MySession): readonly Step[] {
  const leads = role === "facilitator";
  const note = step("comment", vscode.l10n.t("Note on This Block"), "noteOnBlock");
  const reveal = step("eye", vscode.l10n.t("Reveal My Notes"), "revealNotes");
  const share = step("repo-push", vscode.l10n.t("Share Over Git"), "shareReadingNotes");
  const paste = step("clippy", vscode.l10n.t("Paste Notes of Others"), "pasteNotes");
  const copy = step("copy", vscode.l10n.t("Copy My Notes"), "copyNotes");
  const present = step("device-desktop", vscode.l10n.t("Present the Notes"), "presentNotes");
  const end = step("checklist", vscode.l10n.t("Wrap Up"), "wrapUpReadingSession");
  const open = step("book", vscode.l10n.t("Show the Document"), "openReadingDocument");
  const leave = step("sign-out", vscode.l10n.t("Leave the Session"), "leaveReadingSession");
  const clock =
    !leads || timer === undefined
      ? []
      : [
          timer.paused === undefined
            ? step("debug-pause", vscode.l10n.t("Pause the Timer"), "pauseReadingTimer")
            : step("debug-start", vscode.l10n.t("Resume the Timer"), "pauseReadingTimer"),
          step("add", vscode.l10n.t("5 More Minutes"), "extendReadingPhase"),
          ...(timer.phase === "wrapUp"
            ? []
            : [step("debug-continue", vscode.l10n.t("Go On to the Next Part"), "skipReadingPhase")]),
        ];
  const work = revealed ? (leads ? [present, share, end, paste, note] : [share, copy, present, note]) : [note, reveal];
  return [...work, ...clock, open, ...(revealed || !leads ? [] : [share]), leave];
}

const step = (icon: string, label: string, command: string): Step => ({
  label,
  iconPath: new vscode.ThemeIcon(icon),
  command,
});
