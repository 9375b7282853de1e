import * as vscode from "vscode";
import { authorsOf } from "./presenterNodes";
import { namesIn } from "./peopleNodes";
import { nextItem } from "./queueNodes";
import type { SessionParts } from "./sessionCommands";
import type { MySession } from "./sessionNodes";
import { shareClub } from "./sharing";

/** Asks who was there, completes the session's file, shows it, and proposes what to read next. */
export async function wrapUp({ club, notes, desk, presenter }: SessionParts, session: MySession): Promise<void> {
  const known = (await club.catalogue.latest())?.club.sessions.find(({ uri }) => uri === session.uri);
  const threads = ((await notes.all())?.threads ?? []).filter((thread) => thread.session === session.name);
  const people = [known?.facilitator, known?.noteTaker, ...(known?.participants ?? []), ...authorsOf(threads)];
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t("Wrap up: {0}", session.title),
    prompt: vscode.l10n.t("Who took part? Names, separated by commas. For them it counts as read."),
    value: namesIn(people.filter((name) => name !== undefined).join(",")).join(", "),
    ignoreFocusOut: true,
  });
  if (typed === undefined) return;
  const participants = namesIn(typed);
  // What nobody pressed “Add” for belongs to the minutes too.
  if (!(await presenter.handIn(session))) return;
  if ((await club.act({ do: "wrapUp", session: session.uri, participants })) === undefined) return;
  presenter.close();
  await desk.take(undefined);
  await vscode.window.showTextDocument(vscode.Uri.parse(session.uri), { preview: false });
  const next = nextItem((await club.catalogue.latest())?.club.items ?? []);
  const share = vscode.l10n.t("Share Over Git");
  const told =
    next === undefined
      ? vscode.l10n.t("The minutes are complete. The queue has nothing else to read: add something for next time.")
      : vscode.l10n.t("The minutes are complete. Next in the queue: {0}.", next.title);
  const suggestions = vscode.l10n.t("Show the Queue");
  void vscode.window.showInformationMessage(told, share, suggestions).then(async (chosen) => {
    if (chosen === share) await shareClub(club, session);
    if (chosen === suggestions) await vscode.commands.executeCommand("afterword.readingClub.focus");
  });
}
