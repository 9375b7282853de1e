import * as vscode from "vscode";
import { portionsOf, type QueueAction, type QueueItem } from "../../../server/src/protocol";
import type { Session } from "../server/session";
import { section } from "../settings";
import { dayOf } from "./sessionNodes";
import { minutesFrom } from "./timerNodes";

type StartSession = Extract<QueueAction, { readonly do: "startSession" }>;

/** Asks for what a session needs beyond its item; undefined when the person goes no further. */
export async function askSession(
  session: Session,
  item: QueueItem,
  facilitator: string,
): Promise<StartSession | undefined> {
  const portion = await askPortion(session, item);
  if (portion === undefined) return undefined;
  const noteTaker = await vscode.window.showInputBox({
    title: item.title,
    prompt: vscode.l10n.t("Who takes the minutes? (may stay empty)"),
    ignoreFocusOut: true,
  });
  if (noteTaker === undefined) return undefined;
  return {
    do: "startSession",
    item: item.uri,
    date: dayOf(new Date()),
    facilitator,
    noteTaker: noteTaker.trim() === "" ? undefined : noteTaker.trim(),
    participants: [],
    minutes: statedMinutes(item),
    portion: portion.of,
    why: item.why,
  };
}

/** The person's own setting; undefined leaves it to the team's configuration. */
function statedMinutes({ uri }: QueueItem): StartSession["minutes"] {
  const stated = vscode.workspace.getConfiguration(section, vscode.Uri.parse(uri)).inspect("readingClub.minutes");
  const value: unknown = stated?.workspaceFolderValue ?? stated?.workspaceValue ?? stated?.globalValue;
  return value === undefined ? undefined : minutesFrom(value);
}

interface Chosen {
  readonly of: StartSession["portion"];
}

/** The whole, or from one heading to another; long documents are read in portions. */
async function askPortion(session: Session, { document, title }: QueueItem): Promise<Chosen | undefined> {
  const client = document === undefined ? undefined : await session.whenStarted();
  const { headings = [] } =
    (document === undefined ? undefined : await client?.sendRequest(portionsOf, { uri: document })) ?? {};
  if (headings.length < 3) return { of: undefined };
  const rows = headings.map(({ text, level }, index) => ({ label: `${indent(level)}${text}`, text, index }));
  const whole = { label: `$(book) ${vscode.l10n.t("The whole document")}`, text: "", index: -1 };
  const from = await vscode.window.showQuickPick([whole, ...rows], {
    title,
    placeHolder: vscode.l10n.t("What is read? The whole, or from which heading on?"),
    ignoreFocusOut: true,
  });
  if (from === undefined || from.index < 0) return from && { of: undefined };
  const end = { label: `$(arrow-down) ${vscode.l10n.t("To the end")}`, text: undefined, index: -1 };
  const to = await vscode.window.showQuickPick([end, ...rows.slice(from.index)], {
    title,
    placeHolder: vscode.l10n.t("Up to the end of which section?"),
    ignoreFocusOut: true,
  });
  return to && { of: { from: from.text, to: to.text } };
}

const indent = (level: number): string => "\u2003".repeat(Math.max(0, level - 1));
