import * as vscode from "vscode";
import type { AnnotationThread, MovedAnnotations } from "../../../server/src/protocol";
import type { Range } from "../views/rowNodes";
import { followedLine, type LineEdit } from "./followedLineNodes";
import { commentFace, threadFace } from "./threadNodes";

/** A comment of a note or of a reply to it. */
export interface NoteComment extends vscode.Comment {
  readonly id: string;
  /** As written: Markdown. */
  readonly text: string;
}

interface Drawn {
  readonly thread: vscode.CommentThread;
  note: AnnotationThread;
  /** What its comments look like. */
  look: string;
  /** The line it hangs below in the editor, which takes it along with the text; undefined when that cannot be told. */
  line: number | undefined;
}

/**
 * The comment threads of notes. A thread stays the same while its note does: its parts are set anew where they
 * differ, so that nothing flickers and nothing closes. A comment that is being edited is left alone.
 */
export class NoteThreads implements vscode.Disposable {
  readonly #controller: vscode.CommentController;
  readonly #drawn = new Map<string, Drawn>();
  /** Notes that are to be shown open once they are drawn. */
  readonly #toOpen = new Set<string>();

  constructor(controller: vscode.CommentController) {
    this.#controller = controller;
  }

  dispose(): void {
    for (const { thread } of this.#drawn.values()) thread.dispose();
    this.#drawn.clear();
  }

  /** The note that a menu of a thread hands over: the thread, or a text written in its box. */
  noteFor(given: unknown): AnnotationThread | undefined {
    const thread = typeof given === "object" && given !== null && "thread" in given ? given.thread : given;
    return this.#find((drawn) => drawn.thread === thread)?.note;
  }

  noteOf(thread: vscode.CommentThread): AnnotationThread | undefined {
    return this.#find((drawn) => drawn.thread === thread)?.note;
  }

  /** Whether a thread hangs below a line; the editor opens it there instead of beginning another one. */
  isAt(uri: vscode.Uri, line: number): boolean {
    const here = uri.toString();
    return (
      this.#find(({ thread, note }) => thread.uri.toString() === here && note.range?.end.line === line) !== undefined
    );
  }

  /** Opens the thread of a note, as soon as there is one. */
  open(id: string): void {
    const thread = this.#drawn.get(id)?.thread;
    if (thread === undefined) this.#toOpen.add(id);
    else thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
  }

  threadWith(comment: Pick<NoteComment, "id">): vscode.CommentThread | undefined {
    return this.#find(({ note }) => note.comments.some(({ id }) => id === comment.id))?.thread;
  }

  #find(wanted: (drawn: Drawn) => boolean): Drawn | undefined {
    return [...this.#drawn.values()].find(wanted);
  }

  /** Shows these notes on a document, and no others. */
  show(uri: vscode.Uri, notes: readonly AnnotationThread[], author: string | undefined): void {
    const wanted = new Set(notes.map(({ id }) => id));
    const here = uri.toString();
    for (const [id, { thread }] of this.#drawn) if (thread.uri.toString() === here && !wanted.has(id)) this.#drop(id);
    for (const note of notes) this.#draw(uri, note, author);
  }

  forget(uri: vscode.Uri): void {
    this.show(uri, [], undefined);
  }

  /** The editor takes threads along with an edit by itself. */
  edited(uri: vscode.Uri, edits: readonly LineEdit[]): void {
    for (const drawn of this.#on(uri)) if (drawn.line !== undefined) drawn.line = followedLine(drawn.line, edits);
  }

  /** Places after an edit. Those of an edit that is not the last one are not drawn: the editor is ahead of them. */
  move({ uri, version, places }: MovedAnnotations, author: string | undefined): void {
    const document = vscode.Uri.parse(uri);
    for (const { id, status, range } of places) {
      const drawn = this.#drawn.get(id);
      if (drawn?.thread.uri.toString() === document.toString()) drawn.note = { ...drawn.note, status, range };
    }
    const open = vscode.workspace.textDocuments.find((each) => each.uri.toString() === document.toString());
    if (open !== undefined && open.version > version) return;
    for (const { note } of this.#on(document)) this.#draw(document, note, author);
  }

  /** Threads of a document that is no longer on screen: the editor draws them anew from what it was told last. */
  settle(uri: vscode.Uri): void {
    for (const drawn of this.#on(uri)) place(drawn);
  }

  #on(uri: vscode.Uri): readonly Drawn[] {
    return [...this.#drawn.values()].filter(({ thread }) => thread.uri.toString() === uri.toString());
  }

  /** Draws a thread as it is, after its comments were changed here. */
  redraw(thread: vscode.CommentThread, author: string | undefined): void {
    const drawn = this.#find((each) => each.thread === thread);
    if (drawn === undefined) return;
    drawn.look = "";
    thread.comments = [];
    this.#draw(thread.uri, drawn.note, author);
  }

  #drop(id: string): void {
    this.#drawn.get(id)?.thread.dispose();
    this.#drawn.delete(id);
  }

  #draw(uri: vscode.Uri, note: AnnotationThread, author: string | undefined): void {
    const face = threadFace(note, author, vscode.l10n.t);
    const comments = commentsOf(note, author);
    const look = JSON.stringify(comments);
    const drawn = this.#drawn.get(note.id) ?? this.#make(uri, { note, comments, look }, face.asks);
    const { thread } = drawn;
    drawn.note = note;
    const { Resolved, Unresolved } = vscode.CommentThreadState;
    const state = note.resolved ? Resolved : Unresolved;
    const isSame = thread.label === face.label && thread.contextValue === face.context && thread.state === state;
    const isEdited = thread.comments.some(({ mode }) => mode === vscode.CommentMode.Editing);
    const isSaid = drawn.look === look || isEdited;
    // Whatever a thread is told, the editor takes the focus to its comment that was clicked last: out of the text that
    // somebody is typing.
    if (isSame && isSaid && isFollowed(drawn)) return;
    place(drawn);
    thread.label = face.label;
    if (thread.contextValue !== face.context) thread.contextValue = face.context;
    if (thread.state !== state) thread.state = state;
    if (isSaid) return;
    thread.comments = comments;
    drawn.look = look;
  }

  /**
   * A thread that begins empty opens with a box to write in, and its buttons beside it: where something is asked, they
   * are the answer; elsewhere a thread has its comments from the start, and a small box.
   */
  #make(uri: vscode.Uri, { note, comments, look }: Omit<Drawn, "thread" | "line"> & Commented, asks: boolean): Drawn {
    const { Expanded, Collapsed } = vscode.CommentThreadCollapsibleState;
    const place = note.range === undefined ? new vscode.Range(0, 0, 0, 0) : rangeOf(note.range);
    const thread = this.#controller.createCommentThread(uri, place, asks ? [] : comments);
    thread.collapsibleState = this.#toOpen.delete(note.id) || asks ? Expanded : Collapsed;
    const drawn = { thread, note, look: asks ? "" : look, line: place.end.line };
    this.#drawn.set(note.id, drawn);
    return drawn;
  }
}

/** Whether the editor shows a thread where its note is. */
function isFollowed({ thread, note: { range }, line }: Drawn): boolean {
  return range === undefined || thread.range === undefined
    ? range === undefined && thread.range === undefined
    : line === range.end.line;
}

function place(drawn: Drawn): void {
  const { thread, note } = drawn;
  const range = note.range && rangeOf(note.range);
  if (!isSameRange(thread.range, range)) thread.range = range;
  drawn.line = range?.end.line;
}

interface Commented {
  readonly comments: readonly NoteComment[];
}

function commentsOf({ comments }: AnnotationThread, author: string | undefined): NoteComment[] {
  return comments.map((comment) => {
    const { context, label } = commentFace(comment, author, vscode.l10n.t);
    // Neither trusted nor with HTML: other people wrote it.
    const body = new vscode.MarkdownString(comment.body);
    return {
      id: comment.id,
      text: comment.body,
      body,
      mode: vscode.CommentMode.Preview,
      author: { name: comment.author },
      contextValue: context,
      timestamp: new Date(comment.created),
      ...(label === undefined ? {} : { label }),
    };
  });
}

export const rangeOf = ({ start, end }: Range): vscode.Range =>
  new vscode.Range(start.line, start.character, end.line, end.character);

const isSameRange = (one: vscode.Range | undefined, other: vscode.Range | undefined): boolean =>
  one === undefined || other === undefined ? one === other : one.isEqual(other);
