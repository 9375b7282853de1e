import * as vscode from "vscode";
import type { AnnotationKind, AnnotationThread } from "../../../server/src/protocol";
import type { Range } from "../views/rowNodes";
import { kindIcon, kinds, kindInWords } from "./kindNodes";
import type { Commenting } from "./commenting";
import type { EditorNotes } from "./editorNotes";
import type { Notes } from "./notes";
import type { NoteComment } from "./noteThreads";
import { wordsIn } from "./threadNodes";
import { isSamePerson } from "./visibilityNodes";
import type { UnsavedEdits } from "./unsavedEdits";

export interface ThreadCommandsParts {
  readonly notes: Notes;
  readonly editor: EditorNotes;
  readonly commenting: Commenting;
  readonly unsaved: UnsavedEdits;
}

/** What a person does in a comment thread. */
export class ThreadCommands {
  readonly #notes: Notes;
  readonly #editor: EditorNotes;
  readonly #commenting: Commenting;
  readonly #unsaved: UnsavedEdits;

  constructor({ notes, editor, commenting, unsaved }: ThreadCommandsParts) {
    this.#notes = notes;
    this.#commenting = commenting;
    this.#editor = editor;
    this.#unsaved = unsaved;
  }

  /** The first text of an empty thread: a new note of the kind chosen. */
  async add({ thread, text }: vscode.CommentReply, kind: AnnotationKind): Promise<void> {
    const document = await vscode.workspace.openTextDocument(thread.uri);
    const range = this.#commenting.rangeOf(thread);
    const words = range && wordsIn(plain(range), (line) => document.lineAt(line).text, document.lineCount);
    const done = await this.#notes.create({ target: thread.uri.toString(), range: words, kind, body: text });
    // The note's own thread takes its place.
    thread.dispose();
    // The server may hear of it a moment later.
    if (done?.id !== undefined) await this.#editor.expand(done.id, thread.uri);
  }

  async reply({ thread, text }: vscode.CommentReply): Promise<void> {
    const note = this.#editor.threads.noteOf(thread);
    if (note !== undefined) await this.#notes.act({ do: "reply", id: note.id, body: text });
  }

  /** A text that was written beside the button becomes a reply first. */
  async resolve(given: vscode.CommentReply | AnnotationThread, resolved: boolean): Promise<void> {
    const isReply = "thread" in given;
    if (isReply && given.text.trim() !== "") await this.reply(given);
    const note = isReply ? this.#editor.threads.noteOf(given.thread) : given;
    if (note !== undefined) await this.#notes.act({ do: "resolve", id: note.id, resolved });
  }

  /** Opens the box of an edit from elsewhere: beside the note's text, where its thread is. */
  async edit(note: AnnotationThread): Promise<void> {
    await this.#editor.reveal(note);
    this.beginEdit({ id: note.id, text: note.comments[0].body });
  }

  beginEdit(comment: Pick<NoteComment, "id" | "text">): void {
    this.#edit(comment.id, this.#unsaved.begin(comment.id, comment.text));
  }

  /** The box of an edit is gone, as when its tab was left: the next one begins with what was typed. */
  keepTyped(id: string): void {
    const text = this.#unsaved.textOf(id);
    if (text !== undefined) this.#edit(id, this.#unsaved.begin(id, text));
  }

  #edit(id: string, body: string): void {
    const thread = this.#editor.threads.threadWith({ id });
    if (thread === undefined) return;
    thread.comments = thread.comments.map((each) =>
      isNoteComment(each) && each.id === id ? { ...each, body, mode: vscode.CommentMode.Editing } : each,
    );
  }

  async saveEdit(comment: NoteComment): Promise<void> {
    const thread = this.#editor.threads.threadWith(comment);
    const note = thread && this.#editor.threads.noteOf(thread);
    if (thread === undefined || note === undefined) return;
    const body = typeof comment.body === "string" ? comment.body : comment.body.value;
    const done = await this.#notes.act({ do: "edit", id: comment.id, body });
    // What could not be saved stays in its box.
    if (done === undefined && body !== comment.text) return;
    await this.#endEdit(comment, thread);
  }

  async cancelEdit(comment: NoteComment): Promise<void> {
    const thread = this.#editor.threads.threadWith(comment);
    if (thread !== undefined) await this.#endEdit(comment, thread);
  }

  async #endEdit(comment: NoteComment, thread: vscode.CommentThread): Promise<void> {
    await this.#unsaved.end(comment.id);
    const { author } = await this.#notes.reader();
    this.#editor.threads.redraw(thread, author);
  }

  async delete(given: NoteComment | AnnotationThread): Promise<void> {
    const isWhole = "comments" in given;
    const thread = isWhole ? undefined : this.#editor.threads.threadWith(given);
    const note = isWhole ? given : thread && this.#editor.threads.noteOf(thread);
    if (note === undefined) return;
    if (!(await this.#isToBeDeleted(note, given.id))) return;
    await this.#notes.act({ do: "delete", id: given.id });
  }

  /** Asks, unless it will be refused: others delete what they wrote. */
  async #isToBeDeleted(note: AnnotationThread, id: string): Promise<boolean> {
    const { author } = await this.#notes.reader();
    const writer = note.comments.find((comment) => comment.id === id)?.author;
    if (author !== undefined && writer !== undefined && !isSamePerson(writer, author)) return true;
    const isReply = id !== note.id;
    const question = isReply ? vscode.l10n.t("Delete this reply?") : vscode.l10n.t("Delete this note?");
    const remains = note.comments.length > 1 && !isReply ? vscode.l10n.t("Replies of others stay.") : undefined;
    const yes = vscode.l10n.t("Delete");
    const options = { modal: true, ...(remains === undefined ? {} : { detail: remains }) };
    return (await vscode.window.showWarningMessage(question, options, yes)) === yes;
  }

  async changeKind({ id, kind, comments: [note] }: AnnotationThread): Promise<void> {
    const items = kinds.map((each) => ({
      label: kindInWords(each, vscode.l10n.t),
      iconPath: new vscode.ThemeIcon(kindIcon(each).name),
      description: each === kind ? vscode.l10n.t("now") : "",
      meant: each,
    }));
    const chosen = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t("Kind of this note") });
    if (chosen !== undefined && chosen.meant !== kind)
      await this.#notes.act({ do: "edit", id, body: note.body, kind: chosen.meant });
  }

  /** The place that is proposed is the place. */
  async confirm({ id, uri, range }: AnnotationThread): Promise<void> {
    if (uri !== undefined && range !== undefined) await this.#notes.act({ do: "attach", id, uri, range });
  }

  /** The words selected in the editor in front are the place. */
  async attachToSelection({ id }: AnnotationThread): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined || editor.selection.isEmpty) {
      void vscode.window.showInformationMessage(vscode.l10n.t("Select the words that the note is about first."));
      return;
    }
    const range = plain(editor.selection);
    await this.#notes.act({ do: "attach", id, uri: editor.document.uri.toString(), range });
  }
}

export const plain = ({ start, end }: vscode.Range): Range => ({
  start: { line: start.line, character: start.character },
  end: { line: end.line, character: end.character },
});

export const isNoteComment = (value: unknown): value is NoteComment =>
  typeof value === "object" && value !== null && "id" in value && "text" in value && "mode" in value;
