import * as vscode from "vscode";
import type { AnnotationThread } from "../../../server/src/protocol";
import { releaseAll, type Releasable } from "../disposable";
import { showOptions } from "../views/rowTree";
import type { Notes } from "./notes";
import { NoteThreads } from "./noteThreads";

/** Shows notes beside their text in the documents that are on screen. */
export class EditorNotes implements vscode.Disposable {
  readonly threads: NoteThreads;
  readonly #notes: Notes;
  readonly #log: vscode.LogOutputChannel;
  readonly #subscriptions: readonly Releasable[];
  /** Documents that threads were made for, and the question under way for each. */
  readonly #shown = new Map<string, Promise<void>>();
  #author: string | undefined;

  constructor(controller: vscode.CommentController, notes: Notes, log: vscode.LogOutputChannel) {
    this.threads = new NoteThreads(controller);
    this.#notes = notes;
    this.#log = log;
    this.#subscriptions = [
      this.threads,
      notes.onDidChange(() => {
        for (const uri of this.#shown.keys()) void this.show(vscode.Uri.parse(uri));
      }),
      notes.onDidMove((moved) => {
        this.threads.move(notes.settle(moved), this.#author);
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => {
        this.#lookAround();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        this.threads.edited(document.uri, contentChanges);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#shown.delete(uri.toString());
        this.threads.forget(uri);
      }),
    ];
    this.#lookAround();
  }

  dispose(): void {
    releaseAll(this.#subscriptions);
  }

  #lookAround(): void {
    const inSight = new Set(vscode.window.visibleTextEditors.map(({ document }) => document.uri.toString()));
    for (const uri of this.#shown.keys()) if (!inSight.has(uri)) this.threads.settle(vscode.Uri.parse(uri));
    for (const { document } of vscode.window.visibleTextEditors) {
      const isOurs = vscode.workspace.getWorkspaceFolder(document.uri) !== undefined;
      if (isOurs && !this.#shown.has(document.uri.toString())) void this.show(document.uri);
    }
  }

  /** Brings the threads of a document up to date; one question after another. */
  show(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const last = this.#shown.get(key) ?? done;
    const next = last
      .then(() => this.#ask(uri))
      .catch((error: unknown) => {
        this.#log.warn(String(error));
      });
    this.#shown.set(key, next);
    return next;
  }

  async #ask(uri: vscode.Uri): Promise<void> {
    this.#author = (await this.#notes.reader()).author;
    const notes = await this.#notes.threadsOf(uri);
    if (this.#shown.has(uri.toString())) this.threads.show(uri, notes, this.#author);
  }

  /** Shows a note beside its text, opened; above the first line when it has no place in it. */
  async reveal({ id, uri, range }: AnnotationThread, preserveFocus = false): Promise<void> {
    if (uri === undefined) return;
    const document = vscode.Uri.parse(uri);
    const editor = await vscode.window.showTextDocument(document, { ...showOptions({ uri, range }), preserveFocus });
    if (range !== undefined)
      editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    await this.expand(id, document);
    if (range === undefined) revealTop(editor);
  }

  /** Opens the thread of a note, once it is drawn. */
  async expand(id: string, uri: vscode.Uri): Promise<void> {
    this.threads.open(id);
    await this.show(uri);
  }
}

/** What hangs above the first line is in sight too. */
export function revealTop(editor: vscode.TextEditor): void {
  editor.revealRange(new vscode.Range(0, 0, 0, 0), vscode.TextEditorRevealType.InCenter);
}

const done = Promise.resolve();
