import * as vscode from "vscode";
import type { ReadingSession } from "../../../server/src/protocol";
import type { Notes } from "../annotations/notes";
import type { Session } from "../server/session";
import { isMine } from "../annotations/visibilityNodes";
import type { Club } from "./club";
import type { Desk } from "./desk";
import { noteOnBlock } from "./noteOnBlock";
import { openForReading } from "./openForReading";
import type { Presenter } from "./presenter";
import { itemFor } from "./queueCommands";
import type { QueueView } from "./queueView";
import { mySession, roleOf, type MySession } from "./sessionNodes";
import { shareClub } from "./sharing";
import { askSession } from "./startSession";
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

/** Writes the session's file and begins to read. */
async function start(parts: SessionParts, given: unknown): Promise<void> {
  const { session, club, notes, desk, view, now } = parts;
  const item = await itemFor(club, view, given);
  const me = item && (await notes.author());
  if (item === undefined || me === undefined || !(await mayLeave(desk))) return;
  const asked = await askSession(session, item, me);
  const done = asked && (await club.act(asked));
  if (done?.opened === undefined) return;
  const started = await sessionAt(club, done.opened);
  if (started === undefined) return;
  await desk.take(mySession(started, me, "facilitator", now()));
  await open(started, item.uri);
  const share = vscode.l10n.t("Share Over Git");
  const text = vscode.l10n.t("The session has begun. Share its file, so that the others can join.");
  void vscode.window.showInformationMessage(text, share).then(async (chosen) => {
    if (chosen === share) await shareClub(club, desk.current);
  });
}

/** One session at a time: the one under way is not left by accident. */
async function mayLeave({ current }: Desk): Promise<boolean> {
  if (current === undefined) return true;
  const leave = vscode.l10n.t("Leave It");
  const text = vscode.l10n.t("You take part in the session on “{0}”. Its notes and drafts stay.", current.title);
  return (await vscode.window.showWarningMessage(text, { modal: true }, leave)) === leave;
}

/** Takes part in a session that somebody else leads: its file is all that is needed. */
async function join(parts: SessionParts, given: unknown): Promise<void> {
  const { club, notes, desk, view, now } = parts;
  const subject = given === undefined ? undefined : view.subjectOf(given);
  const chosen = subject?.kind === "session" ? subject.session : await chooseSession(club);
  const me = chosen && (await notes.author());
  if (chosen === undefined || me === undefined) return;
  if (desk.current?.uri !== chosen.uri) {
    if (!(await mayLeave(desk))) return;
    await desk.take(mySession(chosen, me, roleOf(chosen, me), now()));
  }
  await open(chosen, undefined);
}

async function chooseSession(club: Club): Promise<ReadingSession | undefined> {
  const sessions = (await club.catalogue.latest())?.club.sessions.filter(({ state }) => state === "open") ?? [];
  if (sessions.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t("No session is under way. Pull first, if the facilitator has just begun one."),
    );
    return undefined;
  }
  const rows = sessions.map((session) => ({
    label: session.title,
    description: [session.date, session.facilitator].filter((part) => part !== undefined).join(" · "),
    session,
  }));
  return (await vscode.window.showQuickPick(rows, { title: vscode.l10n.t("Join which session?") }))?.session;
}

/** The file was written a moment ago: the answer may still be on its way. */
async function sessionAt(club: Club, uri: vscode.Uri): Promise<ReadingSession | undefined> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const sessions = (await club.catalogue.latest())?.club.sessions ?? [];
    const found = sessions.find((each) => vscode.Uri.parse(each.uri).toString() === uri.toString());
    if (found !== undefined) return found;
    await new Promise<void>((resolve) => {
      setTimeout(resolve, 100);
    });
  }
  return undefined;
}

/** @param item file of the queue to look at where the report is on the web */
async function open({ document, range, url }: ReadingSession, item: string | undefined): Promise<void> {
  if (document !== undefined) return openForReading(vscode.Uri.parse(document), range);
  if (item !== undefined) await vscode.window.showTextDocument(vscode.Uri.parse(item), { preview: false });
  if (url === undefined) return;
  const visit = vscode.l10n.t("Open in the Browser");
  const text = vscode.l10n.t("This session reads a report on the web: {0}", url);
  void vscode.window.showInformationMessage(text, visit).then(async (chosen) => {
    if (chosen === visit) await vscode.commands.executeCommand("afterword.openAddress", url);
  });
}

async function openDocument(club: Club, { uri, document, url }: MySession): Promise<void> {
  const known = (await club.catalogue.latest())?.club.sessions.find((session) => session.uri === uri);
  if (known !== undefined) await open(known, undefined);
  else if (document !== undefined) await openForReading(vscode.Uri.parse(document), undefined);
  else if (url !== undefined) await vscode.commands.executeCommand("afterword.openAddress", url);
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
  const { timer, minutes, role } = session;
  // The discussion's time begins when the notes are on the table.
  const next = role === "facilitator" && timer?.phase === "read" ? skip(timer, minutes, now()) : timer;
  await desk.update({ revealed: true, timer: next });
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
