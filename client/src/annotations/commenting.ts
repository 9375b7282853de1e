import * as vscode from "vscode";
import { documentStatus } from "../../../server/src/protocol";
import { releaseAll, type Releasable } from "../disposable";
import type { Session } from "../server/session";
import type { Notes } from "./notes";

/**
 * Where the editor offers to write notes: on documents of our kinds, on what a session reads, and where somebody asked
 * for it. Not on every README.
 */
export class Commenting implements vscode.CommentingRangeProvider, vscode.Disposable {
  readonly #session: Session;
  readonly #notes: Notes;
  readonly #controller: vscode.CommentController;
  readonly #requested = new Set<string>();
  readonly #kinds = new Map<string, string>();
  /** What the editor was answered last, for each document it asked about. */
  readonly #answered = new Map<string, boolean>();
  /** Empty threads about a whole document: the editor gives every thread that an extension makes a range. */
  readonly #onWhole = new WeakSet<vscode.CommentThread>();
  readonly #subscriptions: readonly Releasable[];

  constructor(controller: vscode.CommentController, session: Session, notes: Notes) {
    this.#controller = controller;
    this.#session = session;
    this.#notes = notes;
    this.#subscriptions = [
      session.onDidChangeStatus(({ uri, kind }) => {
        const key = vscode.Uri.parse(uri).toString();
        this.#kinds.set(key, kind);
        void this.#offerAnew();
      }),
      session.onDidStart(() => {
        this.#kinds.clear();
        void this.#offerAnew();
      }),
      notes.onDidChangeReading(() => void this.#offerAnew()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#kinds.delete(uri.toString());
        this.#answered.delete(uri.toString());
      }),
    ];
    controller.commentingRangeProvider = this;
  }

  dispose(): void {
    releaseAll(this.#subscriptions);
  }

  async provideCommentingRanges(document: vscode.TextDocument): Promise<vscode.CommentingRanges | undefined> {
    const offered = await this.isOffered(document);
    this.#answered.set(document.uri.toString(), offered);
    if (!offered) return undefined;
    const whole = new vscode.Range(0, 0, Math.max(0, document.lineCount - 1), 0);
    return { enableFileComments: true, ranges: [whole] };
  }

  /** Offers it in this document from now on, in this window. */
  request(uri: vscode.Uri): void {
    this.#requested.add(uri.toString());
    void this.#offerAnew();
  }

  /** An empty thread, for places where the editor itself would make none; without a range, on the whole document. */
  begin(uri: vscode.Uri, range: vscode.Range | undefined): void {
    const thread = this.#controller.createCommentThread(uri, range ?? new vscode.Range(0, 0, 0, 0), []);
    if (range === undefined) {
      this.#onWhole.add(thread);
      thread.label = vscode.l10n.t("A note on the whole document");
    }
    thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
  }

  /** What a new note of this thread is about; undefined for the whole document. */
  rangeOf(thread: vscode.CommentThread): vscode.Range | undefined {
    return this.#onWhole.has(thread) ? undefined : thread.range;
  }

  /** Whether the editor offers to write notes in a document. */
  async isOffered({ uri }: Pick<vscode.TextDocument, "uri">): Promise<boolean> {
    const key = uri.toString();
    if (!this.#kinds.has(key)) {
      const client = await this.#session.whenStarted();
      const status = await client?.sendRequest(documentStatus, { uri: key });
      // What was told meanwhile is newer.
      if (status !== null && status !== undefined && !this.#kinds.has(key)) this.#kinds.set(key, status.kind);
    }
    const isWanted = this.#requested.has(key) || this.#notes.reading?.uri === key;
    return isWanted || isOurs(this.#kinds.get(key));
  }

  /**
   * The editor asks again, when it would be answered otherwise. It draws all threads anew then, and one that is made
   * meanwhile could be drawn twice.
   */
  async #offerAnew(): Promise<void> {
    for (const [key, answered] of this.#answered) {
      if ((await this.isOffered({ uri: vscode.Uri.parse(key) })) === answered) continue;
      this.#controller.commentingRangeProvider = this;
      return;
    }
  }
}

const isOurs = (kind: string | undefined): boolean => kind !== undefined && kind !== "other";
