import * as vscode from "vscode";
import type { AnnotationThread } from "../../../server/src/protocol";
import type { Session } from "../server/session";
import { noteAsMarkdown } from "./annotationNodes";
import { AnnotationView } from "./annotationView";
import { Commenting } from "./commenting";
import { addNote, allowNotes, goToNeighbour, goToNote, noteOnDocument } from "./documentCommands";
import { EditorNotes } from "./editorNotes";
import { copyNotes, exportNotes, importNotes, pasteNotes } from "./exchangeCommands";
import type { Notes } from "./notes";
import type { NoteComment } from "./noteThreads";
import { isNoteComment, ThreadCommands } from "./threadCommands";
import { UnsavedEdits } from "./unsavedEdits";
import { askForFilter } from "../views/filterBox";
import { chooseGrouping } from "./viewCommands";

export interface NotesUi {
  readonly notes: Notes;
  readonly session: Session;
  readonly log: vscode.LogOutputChannel;
  readonly memory: vscode.Memento;
}

/** Notes beside their text, the view of them, and their commands. */
export function registerNotes({ notes, session, log, memory }: NotesUi): vscode.Disposable {
  const controller = vscode.comments.createCommentController("afterword.notes", "Afterword");
  controller.options = {
    prompt: vscode.l10n.t("Reply…"),
    placeHolder: vscode.l10n.t("Write a note or a reply. Markdown is fine."),
  };
  const editor = new EditorNotes(controller, notes, log);
  const commenting = new Commenting(controller, session, notes);
  const unsaved = new UnsavedEdits(memory);
  const view = new AnnotationView({ notes, editor, session, memory, log });
  const threads = new ThreadCommands({ notes, editor, commenting, unsaved });
  // A thread that is drawn no longer is no reason to take the row that is selected.
  notes.noteOf = (given) => editor.threads.noteFor(given) ?? (isRow(given) ? view.noteOf(given) : undefined);
  return vscode.Disposable.from(
    controller,
    editor,
    commenting,
    unsaved,
    view,
    unsaved.onDidLeave((id) => {
      threads.keepTyped(id);
    }),
    registerThreadCommands(threads, notes),
    registerDocumentCommands(commenting, notes, editor),
    registerViewCommands(view, notes, editor),
  );
}

/** Commands of threads; menus of threads and rows of the view hand over what they are about. */
function registerThreadCommands(threads: ThreadCommands, notes: Notes): vscode.Disposable {
  const withReply = (run: (reply: vscode.CommentReply) => unknown) => (given: unknown) =>
    isReply(given) ? run(given) : undefined;
  const withComment = (run: (comment: NoteComment) => unknown) => (given: unknown) =>
    isNoteComment(given) ? run(given) : undefined;
  const withNote = (run: (note: AnnotationThread) => unknown) => (given: unknown) => {
    const note = notes.noteOf(given);
    return note === undefined ? tellToChoose() : run(note);
  };
  const resolve = (resolved: boolean) => (given: unknown) =>
    isReply(given) ? threads.resolve(given, resolved) : withNote((note) => threads.resolve(note, resolved))(given);
  const commands: Readonly<Record<string, (given?: unknown) => unknown>> = {
    addInsight: withReply((reply) => threads.add(reply, "insight")),
    addQuestion: withReply((reply) => threads.add(reply, "question")),
    addSurprise: withReply((reply) => threads.add(reply, "surprise")),
    addIdea: withReply((reply) => threads.add(reply, "idea")),
    addTerm: withReply((reply) => threads.add(reply, "term")),
    replyToNote: withReply((reply) => threads.reply(reply)),
    resolveNote: resolve(true),
    reopenNote: resolve(false),
    editNote: (given) =>
      isNoteComment(given) ? threads.beginEdit(given) : withNote((note) => threads.edit(note))(given),
    saveNote: withComment((comment) => threads.saveEdit(comment)),
    cancelNoteEdit: withComment((comment) => threads.cancelEdit(comment)),
    deleteNote: (given) =>
      isNoteComment(given) ? threads.delete(given) : withNote((note) => threads.delete(note))(given),
    changeNoteKind: withNote((note) => threads.changeKind(note)),
    attachNoteHere: withNote((note) => threads.confirm(note)),
    leaveNote: withNote(({ id }) => notes.leave(id)),
    attachNoteToSelection: withNote((note) => threads.attachToSelection(note)),
    copyNoteAsMarkdown: withNote((note) => vscode.env.clipboard.writeText(noteAsMarkdown(note, vscode.l10n.t))),
  };
  const registered = Object.entries(commands).map(([name, run]) =>
    vscode.commands.registerCommand(`afterword.${name}`, run),
  );
  return vscode.Disposable.from(...registered);
}

/** Commands of the document in front, and those that bring notes in and out. */
function registerDocumentCommands(commenting: Commenting, notes: Notes, editor: EditorNotes): vscode.Disposable {
  const commands: Readonly<Record<string, () => unknown>> = {
    addNote: () => addNote(commenting, editor),
    noteOnDocument: () => {
      noteOnDocument(commenting);
    },
    allowNotes: () => {
      allowNotes(commenting);
    },
    nextNote: () => goToNeighbour(notes, editor, "next"),
    previousNote: () => goToNeighbour(notes, editor, "previous"),
    exportNotes: () => exportNotes(notes, "w3c"),
    exportMinutes: () => exportNotes(notes, "markdown"),
    importNotes: () => importNotes(notes),
    copyNotes: () => copyNotes(notes),
    pasteNotes: () => pasteNotes(notes),
  };
  const registered = Object.entries(commands).map(([name, run]) =>
    vscode.commands.registerCommand(`afterword.${name}`, run),
  );
  return vscode.Disposable.from(...registered);
}

function registerViewCommands(view: AnnotationView, notes: Notes, editor: EditorNotes): vscode.Disposable {
  const commands: Readonly<Record<string, (given?: unknown) => unknown>> = {
    groupNotes: () => chooseGrouping(view),
    filterNotes: () => {
      const prompt = vscode.l10n.t("Words of the notes, their quotes, authors, documents, sessions or kinds");
      askForFilter(view, vscode.l10n.t("Filter Notes"), prompt);
    },
    clearNoteFilter: () => {
      view.filter = "";
    },
    goToNote: (given) => {
      const note = notes.noteOf(given);
      return note === undefined ? tellToChoose() : goToNote(editor, note);
    },
  };
  const registered = Object.entries(commands).map(([name, run]) =>
    vscode.commands.registerCommand(`afterword.${name}`, run),
  );
  return vscode.Disposable.from(...registered);
}

const isReply = (given: unknown): given is vscode.CommentReply =>
  typeof given === "object" && given !== null && "thread" in given && "text" in given;

/** Rows hand over their id; the keyboard and the palette nothing, for the row that is selected. */
const isRow = (given: unknown): boolean => given === undefined || typeof given === "string";

function tellToChoose(): void {
  void vscode.window.showInformationMessage(vscode.l10n.t("Choose a note first."));
}
