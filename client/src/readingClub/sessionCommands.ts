import * as vscode from "vscode";
import type { Notes } from "../annotations/notes";
import type { Session } from "../server/session";
import { isMine } from "../annotations/visibilityNodes";
import { join, start } from "./beginSession";
import type { Club } from "./club";
import type { Desk } from "./desk";
import { noteOnBlock } from "./noteOnBlock";
import { openDocument } from "./openSession";
import type { Presenter } from "./presenter";
import type { QueueView } from "./queueView";
import { revealed, type MySession } from "./sessionNodes";
import { shareClub } from "./sharing";
import { extend, pause, resume, skip, startTimer, type Timer } from "./timerNodes";
import { showSessionMenu } from "./sessionMenu";
import { wrapUp } from "./wrapUp";

export interface SessionParts {
  readonly session: Session;
  readonly club: Club;
  readonly notes: Notes;
  readonly desk: Desk;
  readonly view: QueueView;
  readonly presenter: Presenter;
  readonly now: () => number;
}

/** The commands of an hour together, from its start to its minutes. */
export function registerSessionCommands(parts: SessionParts): vscode.Disposable {
  const { club, notes, desk, presenter } = parts;
  const current = (act: (session: MySession) => unknown) => () => withSession(desk, act);
  const commands: Readonly<Record<string, (argument?: unknown) => unknown>> = {
    startReadingSession: (given) => start(parts, given),
    joinReadingSession: (given) => join(parts, given),
    readingSession: current((session) => showSessionMenu(session)),
    openReadingDocument: current((session) => openDocument(club, session)),
    noteOnBlock: () => noteOnBlock(desk, notes),
    revealNotes: current((session) => reveal(parts, session)),
    shareReadingNotes: () => shareClub(club, desk.current),
    presentNotes: current((session) => presenter.show(session)),
    wrapUpReadingSession: current((session) => wrapUp(parts, session)),
    leaveReadingSession: current(() => desk.take(undefined)),
    pauseReadingTimer: current((session) =>
      withTimer(parts, session, (timer, now) => (timer.paused === undefined ? pause(timer, now) : resume(timer, now))),
    ),
    skipReadingPhase: current((session) =>
      withTimer(parts, session, (timer, now) => skip(timer, session.minutes, now) ?? timer),
    ),
    extendReadingPhase: current((session) => withTimer(parts, session, (timer, now) => extend(timer, 5, now))),
  };
  const registered = Object.entries(commands).map(([name, run]) =>
    vscode.commands.registerCommand(`afterword.${name}`, run),
  );
  return vscode.Disposable.from(...registered);
}

async function withSession(desk: Desk, act: (session: MySession) => unknown): Promise<void> {
  if (desk.current !== undefined) {
    await act(desk.current);
    return;
  }
  const join = vscode.l10n.t("Join a Session");
  const text = vscode.l10n.t("You take part in no reading session.");
  void vscode.window.showInformationMessage(text, join).then(async (chosen) => {
    if (chosen === join) await vscode.commands.executeCommand("afterword.joinReadingSession");
  });
}

/** The one clock of a session is the facilitator's. */
async function withTimer(
  { desk, now }: SessionParts,
  { role, timer, minutes }: MySession,
  change: (timer: Timer, now: number) => Timer,
): Promise<void> {
  if (role !== "facilitator") {
    void vscode.window.showInformationMessage(vscode.l10n.t("The facilitator keeps the time of a session."));
    return;
  }
  const at = now();
  await desk.update({ timer: change(timer ?? startTimer(minutes, at), at) });
}

/** One's own notes go to the shared file, and those of the others are shown (一斉公開). */
async function reveal({ club, notes, desk, now }: SessionParts, session: MySession): Promise<void> {
  if (session.revealed) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Your notes are revealed already."));
    return;
  }
  const reader = await notes.reader();
  const mine = ((await notes.all())?.threads ?? []).filter(
    (thread) => thread.draft && thread.session === session.name && isMine(thread, reader),
  );
  if (mine.length > 0 && (await notes.reveal(session.name)) === undefined) return;
  await desk.update(revealed(session, now()));
  const told =
    mine.length === 0
      ? vscode.l10n.t("You have written no notes. Those that the others revealed are shown now.")
      : mine.length === 1
        ? vscode.l10n.t("1 note revealed. Share it, so that the others see it.")
        : vscode.l10n.t("{0} notes revealed. Share them, so that the others see them.", mine.length);
  const share = vscode.l10n.t("Share Over Git");
  const copy = vscode.l10n.t("Copy My Notes");
  void vscode.window.showInformationMessage(told, share, ...(mine.length === 0 ? [] : [copy])).then(async (chosen) => {
    if (chosen === share) await shareClub(club, desk.current);
    if (chosen === copy) await vscode.commands.executeCommand("afterword.copyNotes");
  });
}
