import * as vscode from "vscode";
import { followUpIn, type AnnotationThread } from "../../../server/src/protocol";
import type { Notes } from "../annotations/notes";
import type { Session } from "../server/session";
import { followUpOf, issueOfNote } from "./issueNodes";
import { makeIssue } from "./issues";
import { showSource } from "./openForReading";

export interface NoteParts {
  readonly session: Session;
  readonly notes: Notes;
}

/** From talk to work: what notes turn into. */
export function registerNoteCommands({ session, notes }: NoteParts): vscode.Disposable {
  const withNote = (act: (note: AnnotationThread) => Promise<void>) => async (given: unknown) => {
    const note = notes.noteOf(given);
    if (note !== undefined) await act(note);
    else void vscode.window.showInformationMessage(vscode.l10n.t("Choose a note first."));
  };
  const commands: Readonly<Record<string, (given?: unknown) => unknown>> = {
    noteToIssue: withNote(async (note) => {
      const address = await makeIssue(session, issueOfNote(note, vscode.l10n.t));
      if (address !== undefined) await notes.act({ do: "issue", id: note.id, address });
    }),
    noteToFollowUp: withNote((note) => addFollowUp(session, note)),
  };
  const registered = Object.entries(commands).map(([name, run]) =>
    vscode.commands.registerCommand(`afterword.${name}`, run),
  );
  return vscode.Disposable.from(...registered);
}

/** Adds an action to the document that the note is on; the person sees it, and may change it, before saving. */
async function addFollowUp(session: Session, note: AnnotationThread): Promise<void> {
  const client = await session.whenStarted();
  if (client === undefined || note.uri === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Only a document of the workspace can take an action."));
    return;
  }
  const { document } = await showSource(vscode.Uri.parse(note.uri), undefined);
  const { version } = document;
  const answer = await client.sendRequest(followUpIn, {
    uri: document.uri.toString(),
    text: followUpOf(note),
    note: { author: note.comments[0].author, headings: note.headings },
  });
  const [added] = answer?.edits ?? [];
  if (added === undefined || document.version !== version) {
    await vscode.env.clipboard.writeText(followUpOf(note));
    void vscode.window.showWarningMessage(
      vscode.l10n.t("The document has no list or table of actions. The text of the note is in the clipboard."),
    );
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.set(document.uri, await client.protocol2CodeConverter.asTextEdits([added]));
  if (!(await vscode.workspace.applyEdit(edit))) return;
  const line = added.range.start.line + added.newText.split("\n").length - 1;
  await showSource(document.uri, { start: { line, character: 0 }, end: { line, character: 0 } });
}
