import * as vscode from "vscode";
import { kindInWords, kinds } from "../annotations/kindNodes";
import type { Notes } from "../annotations/notes";
import { blockAt, textStart } from "./candidateNodes";
import type { Desk } from "./desk";

/**
 * A note on the block where the reader is: at the cursor, or, while the preview has the focus, where the source stands
 * beside it. In a session about a report on the web, the note is about the whole.
 */
export async function noteOnBlock(desk: Desk, notes: Notes): Promise<void> {
  const session = desk.current;
  if (session !== undefined && session.document === undefined) return noteOnItem(notes, session.url, session.title);
  const editor = editorFor(session?.document);
  if (editor === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Open the document that is read first."));
    return;
  }
  const { document, selection } = editor;
  const isFocused = vscode.window.activeTextEditor === editor;
  const at = isFocused ? selection.active.line : (editor.visibleRanges[0]?.start.line ?? selection.active.line);
  const lines = linesOf(document);
  const block = selection.isEmpty || !isFocused ? blockAt(lines, at) : undefined;
  const range =
    block &&
    new vscode.Range(block.first, textStart(lines[block.first] ?? ""), block.last, lines[block.last]?.length ?? 0);
  const shown = await vscode.window.showTextDocument(document, {
    viewColumn: editor.viewColumn ?? vscode.ViewColumn.Active,
    preserveFocus: false,
  });
  if (range !== undefined) shown.selection = new vscode.Selection(range.start, range.end);
  await vscode.commands.executeCommand("afterword.addNote");
}

const linesOf = (document: vscode.TextDocument): readonly string[] => document.getText().split(/\r?\n/);

/** The editor in front, else the one whose preview is. */
function editorFor(document: string | undefined): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  if (activeTextEditor !== undefined) return activeTextEditor;
  const isRead = ({ document: { uri } }: vscode.TextEditor): boolean =>
    document !== undefined && uri.toString() === vscode.Uri.parse(document).toString();
  return (
    visibleTextEditors.find(isRead) ??
    visibleTextEditors.find(({ document: { languageId } }) => languageId === "markdown")
  );
}

async function noteOnItem(notes: Notes, url: string | undefined, title: string): Promise<void> {
  if (url === undefined) return;
  const kind = await askKind();
  const prompt = vscode.l10n.t("Your note on this report");
  const body = kind && (await vscode.window.showInputBox({ title, prompt, ignoreFocusOut: true }));
  if (kind === undefined || body === undefined || body.trim() === "") return;
  await notes.create({ target: url, range: undefined, kind, body: body.trim() });
}

async function askKind(): Promise<(typeof kinds)[number] | undefined> {
  const rows = kinds.map((named) => ({ label: kindInWords(named, vscode.l10n.t), named }));
  return (await vscode.window.showQuickPick(rows, { title: vscode.l10n.t("What kind of note?") }))?.named;
}
