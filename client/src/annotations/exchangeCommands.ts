import * as vscode from "vscode";
import type { ExportParams } from "../../../server/src/protocol";
import { decodeText } from "../documents/decode";
import type { Notes } from "./notes";

/** Larger files are no notes, bytes. */
const largestImport = 5_000_000;

interface Scope extends vscode.QuickPickItem {
  readonly what: Pick<ExportParams, "session" | "uri">;
}

/** Notes of a session, of the document in front, or all, as text in a new editor: where it is saved is up to the person. */
export async function exportNotes(notes: Notes, format: "w3c" | "markdown"): Promise<void> {
  const scope = await chooseScope(notes);
  if (scope === undefined) return;
  const content = await notes.export({ format, ...scope });
  if (content === undefined) return;
  const language = format === "w3c" ? "json" : "markdown";
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language }));
}

async function chooseScope(notes: Notes): Promise<Scope["what"] | undefined> {
  const { threads = [] } = (await notes.all()) ?? {};
  const front = vscode.window.activeTextEditor?.document.uri.toString();
  const sessions = [...new Set(threads.flatMap(({ session }) => session ?? []))].sort().reverse();
  const items: Scope[] = [
    ...(front !== undefined && threads.some(({ uri }) => uri === front)
      ? [
          {
            label: vscode.l10n.t("The document in front"),
            iconPath: new vscode.ThemeIcon("file"),
            what: { uri: front },
          },
        ]
      : []),
    ...sessions.map((session) => ({
      label: session,
      iconPath: new vscode.ThemeIcon("comment-discussion"),
      what: { session },
    })),
    { label: vscode.l10n.t("All notes"), iconPath: new vscode.ThemeIcon("list-flat"), what: {} },
  ];
  if (threads.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t("There are no notes yet."));
    return undefined;
  }
  if (items.length === 1) return {};
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t("Which notes?") }))?.what;
}

/** Takes in notes of a file: a W3C collection, or lines that somebody copied out. */
export async function importNotes(notes: Notes): Promise<void> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t("Import notes"),
      filters: { [vscode.l10n.t("Web annotations")]: ["json", "jsonl", "jsonld"] },
    })) ?? [];
  if (file === undefined) return;
  const { size } = await vscode.workspace.fs.stat(file);
  const text = size > largestImport ? undefined : decodeText(await vscode.workspace.fs.readFile(file));
  if (text === undefined) void vscode.window.showWarningMessage(vscode.l10n.t("This file holds no notes."));
  else await takeIn(notes, text);
}

/** Takes in notes that stand in the clipboard, with their author kept. */
export async function pasteNotes(notes: Notes): Promise<void> {
  const text = await vscode.env.clipboard.readText();
  if (text.trim() === "") void vscode.window.showInformationMessage(vscode.l10n.t("The clipboard holds no text."));
  else await takeIn(notes, text);
}

async function takeIn(notes: Notes, text: string): Promise<void> {
  const done = await notes.paste(notes.reading?.session, text);
  if (done !== undefined) void vscode.window.showInformationMessage(vscode.l10n.t("The notes were taken in."));
}

/** This person's notes into the clipboard, for somebody else to paste. */
export async function copyNotes(notes: Notes): Promise<void> {
  const text = await notes.copy(notes.reading?.session);
  if (text === undefined) return;
  if (text.trim() === "") return void vscode.window.showInformationMessage(vscode.l10n.t("You have written no notes."));
  await vscode.env.clipboard.writeText(text);
  void vscode.window.showInformationMessage(vscode.l10n.t("Your notes are in the clipboard."));
}
