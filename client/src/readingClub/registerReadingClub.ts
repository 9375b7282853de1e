import * as vscode from "vscode";
import type { Notes } from "../annotations/notes";
import type { Session } from "../server/session";
import { candidateOf } from "./addItem";
import { Club } from "./club";
import { Desk } from "./desk";
import { Presenter } from "./presenter";
import { registerNoteCommands } from "./noteCommands";
import { registerQueueCommands } from "./queueCommands";
import { QueueView } from "./queueView";
import { registerSessionCommands } from "./sessionCommands";
import { phaseOf } from "./sessionNodes";
import { SessionStatus } from "./sessionStatus";
import { phaseName } from "./timerNodes";

export interface ReadingClubParts {
  readonly session: Session;
  readonly notes: Notes;
  readonly log: vscode.LogOutputChannel;
  readonly context: vscode.ExtensionContext;
}

/** Puts the reading club together: the queue, the session under way, and the discussion. */
export function registerReadingClub({ session, notes, log, context }: ReadingClubParts): vscode.Disposable {
  const now = (): number => Date.now();
  const club = new Club({ session, notes, log });
  const desk = new Desk(context.workspaceState, notes);
  const view = new QueueView(club, async (documents) => {
    const candidates = await Promise.all(documents.map(candidateOf));
    await club.act({ do: "add", candidates });
  });
  const presenter = new Presenter({ session, club, notes, desk, extension: context.extensionUri });
  return vscode.Disposable.from(
    club,
    desk,
    view,
    presenter,
    new SessionStatus(desk, now, () => void tellTimeIsUp(desk)),
    registerQueueCommands({ session, club, view }),
    registerSessionCommands({ session, club, notes, desk, view, presenter, now }),
    registerNoteCommands({ session, notes }),
    tellState(club),
  );
}

/** An empty view says why it is empty. */
function tellState({ catalogue }: Club): vscode.Disposable {
  const tell = (): void =>
    void vscode.commands.executeCommand("setContext", "afterword.readingClub.state", catalogue.state);
  tell();
  return catalogue.onDidChange(tell);
}

async function tellTimeIsUp({ current }: Desk): Promise<void> {
  if (current === undefined) return;
  const phase = phaseName(phaseOf(current), vscode.l10n.t);
  const next =
    current.timer?.phase === "read"
      ? { label: vscode.l10n.t("Reveal My Notes"), command: "revealNotes" }
      : current.timer?.phase === "discuss"
        ? { label: vscode.l10n.t("Go On to the Next Part"), command: "skipReadingPhase" }
        : { label: vscode.l10n.t("Wrap Up"), command: "wrapUpReadingSession" };
  const more = vscode.l10n.t("5 More Minutes");
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t("{0}: the time is up.", phase),
    next.label,
    more,
  );
  if (chosen === next.label) await vscode.commands.executeCommand(`afterword.${next.command}`);
  if (chosen === more) await vscode.commands.executeCommand("afterword.extendReadingPhase");
}
