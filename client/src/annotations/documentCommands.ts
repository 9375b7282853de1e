import * as vscode from "vscode";
import type { AnnotationThread } from "../../../server/src/protocol";
import { isWebAddress } from "../views/rowNodes";
import type { Commenting } from "./commenting";
import { revealTop, type EditorNotes } from "./editorNotes";
import { decoded } from "./noteGroupNodes";
import { neighbour } from "./neighbourNodes";
import type { Notes } from "./notes";

/** Opens the box for a note on what is selected, else on the line of the cursor. */
export async function addNote(commenting: Commenting, { threads }: EditorNotes): Promise<void> {
  const editor = inFront();
  if (editor === undefined) return;
  const { document, selection } = editor;
  const offered = await commenting.isOffered(document);
  if (offered && !threads.isAt(document.uri, selection.end.line)) {
    await vscode.commands.executeCommand("workbench.action.addComment");
    return;
  }
  commenting.begin(document.uri, selection);
}

/** Opens the box for a note on the whole document: at its top, where the editor's command to focus a comment finds it. */
export function noteOnDocument(commenting: Commenting): void {
  const editor = inFront();
  if (editor === undefined) return;
  editor.selection = new vscode.Selection(0, 0, 0, 0);
  commenting.begin(editor.document.uri, undefined);
  revealTop(editor);
}

export function allowNotes(commenting: Commenting): void {
  const editor = inFront();
  if (editor === undefined) return;
  commenting.request(editor.document.uri);
  void vscode.window.setStatusBarMessage(vscode.l10n.t("Notes can be written in this file now."), 5000);
}

/** Goes to the note after the cursor, or before it; past the last one, on to the first. */
export async function goToNeighbour(notes: Notes, shown: EditorNotes, direction: "next" | "previous"): Promise<void> {
  const editor = inFront();
  if (editor === undefined) return;
  const all = await notes.threadsOf(editor.document.uri);
  const { line, character } = editor.selection.active;
  const found = neighbour(all, { line, character }, direction);
  if (found !== undefined) return shown.reveal(found);
  void vscode.window.showInformationMessage(vscode.l10n.t("There are no notes on this document."));
}

/** Goes to a note: beside its text, or to the page that an external report is about. */
export async function goToNote(shown: EditorNotes, note: AnnotationThread): Promise<void> {
  if (note.uri !== undefined) await shown.reveal(note);
  else if (isWebAddress(note.source)) await vscode.commands.executeCommand("afterword.openAddress", note.source);
  else
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        "{0} is not there any more. Open what has its text, select the words and attach the note.",
        decoded(note.source),
      ),
    );
}

function inFront(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) void vscode.window.showInformationMessage(vscode.l10n.t("Open a document first."));
  return editor;
}
