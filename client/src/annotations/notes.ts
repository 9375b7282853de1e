import * as vscode from "vscode";
import { DidChangeWatchedFilesNotification, FileChangeType, type FileEvent } from "vscode-languageclient";
import {
  allAnnotations,
  annotate,
  annotationsOf,
  exportAnnotations,
  type AnnotationAction,
  type AnnotationThread,
  type ClubProblem,
  type ExportParams,
  type FileChange,
  type MovedAnnotations,
} from "../../../server/src/protocol";
import { releaseAll, type Releasable } from "../disposable";
import type { FileWriter } from "../files/fileChanges";
import type { Session } from "../server/session";
import { Author } from "./author";
import { LeftPlaces } from "./leftPlaces";
import { isVisible, type Reader, type Reading } from "./visibilityNodes";
import { idsFor, writingOf } from "./writingNodes";

export type NewNote = Pick<
  Extract<AnnotationAction, { do: "create" }>,
  "target" | "range" | "kind" | "body" | "motivation"
>;

export interface AllNotes {
  /** Who looks at them; undefined while nobody has said. */
  readonly author: string | undefined;
  readonly threads: readonly AnnotationThread[];
  readonly problems: readonly ClubProblem[];
}

/** What was done: `id` of a new note or reply; undefined when nothing was, which the person has been told. */
export interface Done {
  readonly id: string | undefined;
}

export interface NotesParts {
  readonly session: Session;
  readonly writer: FileWriter;
  readonly log: vscode.LogOutputChannel;
  readonly memory: vscode.Memento;
}

/** The notes of the workspace: the server says what they are and what a change writes, this asks and writes it. */
export class Notes implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #readingChanged = new vscode.EventEmitter<Reading | undefined>();
  readonly #session: Session;
  readonly #writer: FileWriter;
  readonly #log: vscode.LogOutputChannel;
  readonly #author: Author;
  readonly #subscriptions: readonly Releasable[];
  readonly #left: LeftPlaces;
  #reading: Reading | undefined;
  /** Notes are others than before, or others of them are to be seen. */
  readonly onDidChange = this.#changed.event;
  /** The note that a menu of a thread or a row of the view is about. */
  noteOf: (given: unknown) => AnnotationThread | undefined = () => undefined;
  readonly onDidChangeReading = this.#readingChanged.event;

  constructor({ session, writer, log, memory }: NotesParts) {
    this.#session = session;
    this.#writer = writer;
    this.#log = log;
    this.#author = new Author(session);
    this.#left = new LeftPlaces(memory);
    const changed = (): void => {
      this.#changed.fire();
    };
    this.#subscriptions = [
      this.#changed,
      this.#readingChanged,
      this.#author,
      this.#author.onDidChange(changed),
      session.onDidChangeReadingClub(changed),
      session.onDidStart(changed),
    ];
  }

  dispose(): void {
    releaseAll(this.#subscriptions);
  }

  /** Where notes are after edits of an open document. */
  get onDidMove(): vscode.Event<MovedAnnotations> {
    return this.#session.onDidMoveNotes;
  }

  /** The session that is read or discussed in this window: it says where new notes go and which ones are shown. */
  get reading(): Reading | undefined {
    return this.#reading;
  }

  set reading(reading: Reading | undefined) {
    this.#reading = reading;
    void vscode.commands.executeCommand("setContext", "afterword.reading", reading !== undefined);
    this.#readingChanged.fire(reading);
    this.#changed.fire();
  }

  async reader(): Promise<Reader> {
    return { author: await this.#author.known(), reading: this.#reading };
  }

  /** Every note of the workspace that this person may see by now; undefined while the server cannot answer. */
  async all(): Promise<AllNotes | undefined> {
    const author = await this.#author.known();
    const client = await this.#session.whenStarted();
    const found = await client?.sendRequest(allAnnotations);
    return found && { ...found, author, threads: this.#visible(found.threads, author) };
  }

  /** The notes on a document that this person may see by now, with their places in its present text. */
  async threadsOf(uri: vscode.Uri): Promise<readonly AnnotationThread[]> {
    const author = await this.#author.known();
    const client = await this.#session.whenStarted();
    const found = await client?.sendRequest(annotationsOf, { uri: uri.toString() });
    return found === undefined ? [] : this.#visible(found.threads, author);
  }

  /** Nothing is waited for after the server's answer: what it tells of places next must not be overtaken. */
  #visible(threads: readonly AnnotationThread[], author: string | undefined): readonly AnnotationThread[] {
    const reader: Reader = { author, reading: this.#reading };
    return threads.filter((thread) => isVisible(thread, reader)).map((thread) => this.#left.settle(thread));
  }

  /** Where notes are after an edit, as far as this person has not turned the places down. */
  settle(moved: MovedAnnotations): MovedAnnotations {
    return { ...moved, places: moved.places.map((place) => this.#left.settle(place)) };
  }

  /** The place that is proposed for a note is not its place: it stays without one until somebody attaches it. */
  async leave(id: string): Promise<void> {
    await this.#left.add(id);
    this.#changed.fire();
  }

  /** Writes a new note: in a session that reads the document it belongs to the session, silently as a draft. */
  create(note: NewNote): Promise<Done | undefined> {
    const reading = this.#reading;
    const inSession = reading !== undefined && (reading.uri === undefined || reading.uri === note.target);
    return this.act({
      ...note,
      do: "create",
      session: inSession ? reading.session : undefined,
      draft: inSession && reading.phase === "silent",
    });
  }

  /** Moves this person's drafts of a session (undefined: those outside of sessions) into their shared file. */
  reveal(session: string | undefined): Promise<Done | undefined> {
    return this.act({ do: "reveal", session });
  }

  /** Takes in notes that another person copied out, with their author kept. */
  paste(session: string | undefined, text: string): Promise<Done | undefined> {
    return this.act({ do: "paste", session, text });
  }

  /** This person's notes of a session (undefined: all of them), drafts included, as text for another person to paste. */
  async copy(session: string | undefined): Promise<string | undefined> {
    const author = await this.#author.asked();
    if (author === undefined) return undefined;
    return this.export({ format: "lines", author, ...(session === undefined ? {} : { session }) });
  }

  async export(what: ExportParams): Promise<string | undefined> {
    const client = await this.#session.whenStarted();
    return (await client?.sendRequest(exportAnnotations, what))?.text;
  }

  /** Does what a person asks for. What cannot be done is told; a text that would be lost goes to the clipboard. */
  async act(action: AnnotationAction): Promise<Done | undefined> {
    const author = await this.#author.asked();
    if (author === undefined) return this.#refuse(vscode.l10n.t("Notes need an author."), action);
    const client = await this.#session.whenStarted();
    if (client === undefined) return this.#refuse(vscode.l10n.t("The language server is not running."), action);
    try {
      const writing = writingOf(
        author,
        new Date(),
        (length) => crypto.getRandomValues(new Uint8Array(length)),
        idsFor(action),
      );
      const { changes, refused, id } = await client.sendRequest(annotate, { action, writing });
      await this.write(changes);
      if (action.do === "attach") await this.#left.remove(action.id);
      if (refused !== undefined) await this.#refuse(refused, changes.length > 0 ? undefined : action);
      return changes.length > 0 ? { id } : undefined;
    } catch (error) {
      this.#log.error(error instanceof Error ? error : String(error));
      return await this.#refuse(vscode.l10n.t("The note could not be written. The log says why."), action);
    }
  }

  /** Who writes notes here, asked for once when nothing says it. */
  author(): Promise<string | undefined> {
    return this.#author.asked();
  }

  /** Makes other changes that the server asked for, such as those of queue and sessions. */
  async write(changes: readonly FileChange[]): Promise<void> {
    try {
      await this.#writer.write(changes);
    } finally {
      // Watchers of files would tell the server a moment later.
      const written: FileEvent[] = changes.map(({ uri }) => ({ uri, type: FileChangeType.Changed }));
      const client = this.#session.client;
      if (written.length > 0)
        await client?.sendNotification(DidChangeWatchedFilesNotification.type, { changes: written });
    }
  }

  async #refuse(reason: string, action: AnnotationAction | undefined): Promise<undefined> {
    const text = action !== undefined && "body" in action ? action.body : "";
    if (text === "") void vscode.window.showWarningMessage(reason);
    else {
      await vscode.env.clipboard.writeText(text);
      void vscode.window.showWarningMessage(vscode.l10n.t("{0} Your text is in the clipboard.", reason));
    }
    return undefined;
  }
}
