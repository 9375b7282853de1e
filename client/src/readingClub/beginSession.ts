import * as vscode from "vscode";
import type { ReadingSession } from "../../../server/src/protocol";
import type { Notes } from "../annotations/notes";
import { isMine } from "../annotations/visibilityNodes";
import type { Club } from "./club";
import type { Desk } from "./desk";
import { openSession } from "./openSession";
import { itemFor } from "./queueCommands";
import type { SessionParts } from "./sessionCommands";
import { mySession, revealed, roleOf, type MySession } from "./sessionNodes";
import { shareClub } from "./sharing";
import { askSession } from "./startSession";

/** Writes the session's file and begins to read. */
export async function start(parts: SessionParts, given: unknown): Promise<void> {
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
  await openSession(started, item.uri);
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
export async function join(parts: SessionParts, given: unknown): Promise<void> {
  const { club, notes, desk, view, now } = parts;
  const subject = given === undefined ? undefined : view.subjectOf(given);
  const chosen = subject?.kind === "session" ? subject.session : await chooseSession(club);
  const me = chosen && (await notes.author());
  if (chosen === undefined || me === undefined) return;
  if (desk.current?.uri !== chosen.uri) {
    if (!(await mayLeave(desk))) return;
    const mine = mySession(chosen, me, roleOf(chosen, me), now());
    await desk.take((await hasRevealed(notes, mine)) ? revealed(mine, now()) : mine);
  }
  await openSession(chosen, undefined);
  if (desk.current !== undefined) tellReader(desk.current);
}

/** Whether the person has revealed notes before: in another window, or before they left. */
async function hasRevealed(notes: Notes, { name }: MySession): Promise<boolean> {
  const [found, reader] = await Promise.all([notes.all(), notes.reader()]);
  return found?.threads.some((note) => note.session === name && !note.draft && isMine(note, reader)) === true;
}

/** What somebody who joins cannot know: what is read, and that nobody else sees their notes. */
function tellReader({ role, revealed: isRevealed, title, portion = title }: MySession): void {
  if (role === "facilitator" || isRevealed) return;
  const note = vscode.l10n.t("Note on This Block");
  const text = vscode.l10n.t("Read in silence: {0}. Only you see your notes until you reveal them.", portion);
  void vscode.window.showInformationMessage(text, note).then(async (chosen) => {
    if (chosen === note) await vscode.commands.executeCommand("afterword.noteOnBlock");
  });
}

async function chooseSession(club: Club): Promise<ReadingSession | undefined> {
  const sessions = (await club.catalogue.latest())?.club.sessions.filter(({ state }) => state === "open") ?? [];
  if (sessions.length === 0) {
    offerExchange(club);
    return undefined;
  }
  const rows = sessions.map((session) => ({
    label: session.title,
    description: [session.date, session.facilitator].filter((part) => part !== undefined).join(" · "),
    session,
  }));
  return (await vscode.window.showQuickPick(rows, { title: vscode.l10n.t("Join which session?") }))?.session;
}

/** A pull alone may be refused: the club's own files that git does not know yet may be the same as those to come. */
function offerExchange(club: Club): void {
  const share = vscode.l10n.t("Share Over Git");
  const text = vscode.l10n.t(
    "No session is under way here. If one has just begun, share over git: that brings in what the others have shared, too.",
  );
  void vscode.window.showInformationMessage(text, share).then(async (chosen) => {
    if (chosen === share) await shareClub(club, undefined);
  });
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
