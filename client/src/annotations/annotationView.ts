import * as vscode from "vscode";
import type { AnnotationThread, MovedAnnotations } from "../../../server/src/protocol";
import { releaseAll, type Releasable } from "../disposable";
import type { Session } from "../server/session";
import { Catalogue, type CatalogueState } from "../views/catalogue";
import { RowTree } from "../views/rowTree";
import { noteCounts, noteTree, withMoves, type NoteSubject } from "./annotationNodes";
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
  readonly #memory: vscode.Memento;
  readonly #tree = new RowTree<NoteSubject>("afterword.annotations");
  readonly #catalogue: Catalogue<AllNotes>;
  readonly #subscriptions: readonly Releasable[];
  /** What was told of places, by document, since the last question was asked: its answer may not know of them. */
  readonly #moves = new Map<string, MovedAnnotations>();
  #filter = "";

  constructor({ notes, editor, session, memory, log }: AnnotationViewParts) {
    this.#memory = memory;
    this.#catalogue = new Catalogue(session, log, () => this.#ask(notes), notes.onDidChange);
    this.#subscriptions = [
      this.#tree,
      this.#catalogue,
      this.#catalogue.onDidChange(() => {
        tellState(this.#catalogue.state);
        this.#draw();
      }),
      this.#catalogue.watch(this.#tree.view),
      notes.onDidMove((moved) => {
        this.#moves.set(moved.uri, notes.settle(moved));
        this.#draw();
      }),
      // A click opens the document at its place; the thread there opens with it.
      this.#tree.view.onDidChangeSelection(({ selection: [id] }) => {
        const note = this.#tree.subjectOf(id);
        if (note?.uri === undefined) return;
        if (note.range === undefined) void editor.reveal(note, true);
        else void editor.expand(note.id, vscode.Uri.parse(note.uri));
      }),
    ];
    tellState(this.#catalogue.state);
  }

  dispose(): void {
    releaseAll(this.#subscriptions);
  }

  async #ask(notes: Notes): Promise<AllNotes> {
    const before = [...this.#moves];
    const all = await notes.all();
    if (all === undefined) throw new Error("The language server stopped while it was asked for notes.");
    for (const [uri, moved] of before) if (this.#moves.get(uri) === moved) this.#moves.delete(uri);
    return all;
  }

  get grouping(): NoteGrouping {
    const remembered = this.#memory.get<unknown>(groupingKey);
    return isNoteGrouping(remembered) ? remembered : "document";
  }

  async groupBy(grouping: NoteGrouping): Promise<void> {
    await this.#memory.update(groupingKey, grouping);
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

  #draw(): void {
    const { threads: asked = [], problems = [], author } = this.#catalogue.value ?? {};
    const threads = withMoves(asked, this.#moves.values());
    const { grouping, filter } = this;
    const { rows, shown } = noteTree(threads, problems, { grouping, filter, author }, vscode.l10n.t);
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
function tellState(state: CatalogueState): void {
  void vscode.commands.executeCommand("setContext", "afterword.annotations.state", state);
}
