import * as vscode from "vscode";
import type { AnnotationThread, MovedAnnotations } from "../../../server/src/protocol";
import { releaseAll, type Releasable } from "../disposable";
import type { Session } from "../server/session";
import { RowTree } from "../views/rowTree";
import { noteCounts, noteTree, type NoteSubject } from "./annotationNodes";
import type { EditorNotes } from "./editorNotes";
import { isNoteGrouping, type NoteGrouping } from "./noteGroupNodes";
import type { AllNotes, Notes } from "./notes";

const groupingKey = "annotations.grouping";

export interface AnnotationViewParts {
  readonly notes: Notes;
  readonly editor: EditorNotes;
  readonly session: Session;
  readonly memory: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
}

/** The view of notes: the server is asked only while somebody looks. */
export class AnnotationView implements vscode.Disposable {
  readonly #parts: AnnotationViewParts;
  readonly #tree = new RowTree<NoteSubject>("afterword.annotations");
  readonly #subscriptions: readonly Releasable[];
  #known: AllNotes | undefined;
  #author: string | undefined;
  #filter = "";
  #outdated = true;
  #asking = false;

  constructor(parts: AnnotationViewParts) {
    this.#parts = parts;
    const { notes, session, editor } = parts;
    this.#subscriptions = [
      this.#tree,
      notes.onDidChange(() => {
        this.#outdated = true;
        void this.#refresh();
      }),
      notes.onDidMove((moved) => {
        this.#move(notes.settle(moved));
      }),
      session.onDidFail(() => {
        tellState(this.#known === undefined ? "stopped" : "ready");
      }),
      this.#tree.view.onDidChangeVisibility(() => void this.#refresh()),
      // A click opens the document at its place; the thread there opens with it.
      this.#tree.view.onDidChangeSelection(({ selection: [id] }) => {
        const note = this.#tree.subjectOf(id);
        if (note?.uri !== undefined) void editor.expand(note.id, vscode.Uri.parse(note.uri));
      }),
    ];
    tellState("starting");
    void this.#refresh();
  }

  dispose(): void {
    releaseAll(this.#subscriptions);
  }

  get grouping(): NoteGrouping {
    const remembered = this.#parts.memory.get<unknown>(groupingKey);
    return isNoteGrouping(remembered) ? remembered : "document";
  }

  async groupBy(grouping: NoteGrouping): Promise<void> {
    await this.#parts.memory.update(groupingKey, grouping);
    this.#draw();
  }

  get filter(): string {
    return this.#filter;
  }

  set filter(filter: string) {
    this.#filter = filter.trim();
    void vscode.commands.executeCommand("setContext", "afterword.annotations.filtered", this.#filter !== "");
    this.#draw();
  }

  /** The note of the row that a command was called on. */
  noteOf(id: unknown): AnnotationThread | undefined {
    return this.#tree.subjectOf(id);
  }

  /** One question at a time; what changes meanwhile is asked for in the next. */
  async #refresh(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    try {
      while (this.#outdated && this.#tree.view.visible) {
        this.#outdated = false;
        const [all, reader] = [await this.#parts.notes.all(), await this.#parts.notes.reader()];
        this.#known = all ?? this.#known;
        this.#author = reader.author;
        tellState(this.#known === undefined ? "stopped" : "ready");
        this.#draw();
      }
    } catch (error) {
      this.#parts.log.warn(String(error));
    } finally {
      this.#asking = false;
    }
  }

  /** Places after an edit, before the server is asked again. */
  #move({ places }: MovedAnnotations): void {
    if (this.#known === undefined) return;
    const moved = new Map(places.map((place) => [place.id, place]));
    const threads = this.#known.threads.map((note) => ({ ...note, ...moved.get(note.id) }));
    this.#known = { ...this.#known, threads };
    this.#draw();
  }

  #draw(): void {
    const { threads = [], problems = [] } = this.#known ?? {};
    const { grouping, filter } = this;
    const { rows, shown } = noteTree(threads, problems, { grouping, filter, author: this.#author }, vscode.l10n.t);
    this.#tree.show(rows);
    const { view } = this.#tree;
    const { notes, orphans, drafts } = noteCounts(threads);
    const counts = [
      orphans === 0 ? "" : vscode.l10n.t("{0} without a place", orphans),
      drafts === 0 ? "" : drafts === 1 ? vscode.l10n.t("1 draft") : vscode.l10n.t("{0} drafts", drafts),
    ];
    view.description =
      filter === "" ? counts.filter(Boolean).join(" · ") : vscode.l10n.t("“{0}”: {1} of {2}", filter, shown, notes);
    view.message = filter !== "" && shown === 0 ? vscode.l10n.t("Nothing matches “{0}”.", filter) : "";
  }
}

/** An empty view says why it is empty. */
function tellState(state: "starting" | "ready" | "stopped"): void {
  void vscode.commands.executeCommand("setContext", "afterword.annotations.state", state);
}
