import type { TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import { bySource } from "../readingClub/annotation/bySource";
import type { FoldedNote } from "../readingClub/annotation/fold";
import { isTooLarge } from "../rules/document/tooLarge";
import { LineIndex } from "../text/lineIndex";
import type { Git } from "../ports";
import { AnnotationFiles } from "./annotationFiles";
import type { Configurations } from "./configurations";
import { sizeLimit } from "./documentPatterns";
import { join } from "./folders";
import { MovedDocuments, type MoveSurroundings } from "./movedDocuments";
import { NotePlaces, type BaseTexts, type NotePlace } from "./notePlaces";
import type { OpenDocument } from "./openDocument";
import { RecordedTexts } from "./recordedTexts";

/** A note and where its text is now. */
export interface PlacedNote {
  readonly note: FoldedNote;
  readonly place: NotePlace;
}

/** Notes on one document. */
export interface PlacedNotes {
  /** Undefined for reports on the web and where the document is gone. */
  readonly uri: string | undefined;
  /** Of the open document. */
  readonly version: number | undefined;
  readonly lines: LineIndex;
  readonly notes: readonly PlacedNote[];
}

/** What the store works with. */
export interface StoreSurroundings extends MoveSurroundings {
  readonly git: Git | undefined;
  readonly configurations: Configurations;
  /** Told when what looked lost was found after an answer was given. */
  readonly onFound: () => void;
  readonly onError: (error: unknown) => void;
}

const nowhere: NotePlace = { status: "orphaned", span: undefined };
const whole: NotePlace = { status: "item", span: undefined };

/** Every note of the workspace with its place in the present text; in open documents followed through each edit. */
export class AnnotationStore {
  readonly files: AnnotationFiles;
  readonly #around: StoreSurroundings;
  readonly #recorded: RecordedTexts;
  readonly #moved: MovedDocuments;
  readonly #open = new Map<string, NotePlaces>();
  readonly #closed = new Map<string, NotePlaces>();

  constructor(around: StoreSurroundings) {
    this.#around = around;
    this.files = new AnnotationFiles(around.files, around.folders, around.configurations);
    this.#recorded = new RecordedTexts(around.git);
    this.#moved = new MovedDocuments(around, this.#recorded);
  }

  forget(): void {
    this.files.forget();
    this.#recorded.forget();
    this.#moved.forget();
    this.#open.clear();
    this.#closed.clear();
  }

  /** Notes on a document, as it is open in the editor or else on disk. */
  async of(uri: string): Promise<PlacedNotes> {
    await this.files.ready();
    this.#findMoved(uri);
    const notes = this.#notesOn(uri);
    if (notes.length === 0)
      return { ...unplaced(notes, nowhere, uri), version: this.#around.documents.get(uri)?.version };
    return (await this.#placed(uri, notes)) ?? unplaced(notes, nowhere, uri);
  }

  /** Every note, by document. */
  async all(): Promise<readonly PlacedNotes[]> {
    await this.files.ready();
    const all: PlacedNotes[] = [];
    for (const root of this.#around.folders.roots) {
      // Who was told of one document before has to ask anew.
      const found = await this.#moved.find(root, this.files.notes(root)).catch(this.#around.onError);
      if (found === true) this.#around.onFound();
      for (const [source, notes] of bySource(this.files.notes(root))) {
        const external = notes[0]?.target.external === true;
        const uri = this.#moved.of(root, source);
        const placed = external ? unplaced(notes, whole) : await this.#placed(uri, notes).catch(this.#around.onError);
        all.push(placed ?? unplaced(notes, nowhere));
      }
    }
    return all;
  }

  /** Notes on an open document that were asked for before, where they are now. */
  known({ uri, version, text }: OpenDocument): PlacedNotes | undefined {
    const places = this.#open.get(uri);
    if (places?.text !== text) return undefined;
    const known = this.#notesOn(uri).filter((note) => places.of(note) !== undefined);
    places.place(known, () => undefined);
    return { uri, version, lines: new LineIndex(text), notes: this.#placesOf(uri, known, places) };
  }

  /** To be told of every edit, after the document has taken it. True when it has notes that are followed. */
  edited({ uri, text }: OpenDocument, changes: readonly TextDocumentContentChangeEvent[]): boolean {
    this.#moved.changed(uri);
    const places = this.#open.get(uri);
    if (places === undefined) return false;
    places.edited(changes);
    if (places.text === text) return true;
    // Never seen, and worse than looking anew: places in another text.
    this.#open.delete(uri);
    return false;
  }

  closed(uri: string): void {
    this.#open.delete(uri);
  }

  /** Documents were created or deleted: what is missing is looked for anew. */
  documentsChanged(): void {
    this.#moved.forget();
  }

  /** Texts notes were made on, under the names the document had then. */
  async #basesOf(uri: string, notes: readonly FoldedNote[], text: string): Promise<BaseTexts> {
    const root = this.#around.folders.rootOf(uri);
    const bases: BaseTexts[] = [];
    for (const [source, about] of bySource(notes)) {
      const then = root === undefined ? uri : join(root, source);
      bases.push(
        await this.#recorded.of(
          then,
          about.map(({ target }) => target),
          text,
        ),
      );
    }
    return (blob) => bases.map((base) => base(blob)).find((found) => found !== undefined);
  }

  #notesOn(uri: string): readonly FoldedNote[] {
    const root = this.#around.folders.rootOf(uri);
    if (root === undefined) return [];
    const isAbout = ({ target }: FoldedNote): boolean =>
      !target.external && this.#moved.of(root, target.source) === uri;
    return this.files.notes(root).filter(isAbout);
  }

  /** A document has another text on disk. */
  documentChanged(uri: string): void {
    this.#moved.changed(uri);
  }

  /** Another document's notes may belong to this one; who asked is not kept waiting for it. */
  #findMoved(uri: string): void {
    const root = this.#around.folders.rootOf(uri);
    if (root === undefined) return;
    this.#moved
      .find(root, this.files.notes(root))
      .then((found) => (found ? this.#around.onFound() : undefined))
      .catch(this.#around.onError);
  }

  /** Undefined when there is no such document. */
  async #placed(uri: string, notes: readonly FoldedNote[]): Promise<PlacedNotes | undefined> {
    const { documents, files } = this.#around;
    const before = documents.get(uri)?.text;
    const read = before === undefined ? await files.read(uri, sizeLimit) : { text: before };
    if (!("text" in read)) return read.failure === "not-found" ? undefined : unplaced(notes, whole, uri);
    if (isTooLarge(read.text)) return unplaced(notes, whole, uri);
    const base = await this.#basesOf(uri, notes, read.text);
    // While git was asked the document may have been opened, edited or closed.
    const document = documents.get(uri);
    const text = document?.text ?? read.text;
    const kept = document === undefined ? this.#closed : this.#open;
    const known = kept.get(uri);
    const places = known?.text === text ? known : new NotePlaces(text);
    kept.set(uri, places);
    places.place(notes, base);
    return {
      uri,
      version: document?.version,
      lines: new LineIndex(text),
      notes: this.#placesOf(uri, notes, places),
    };
  }

  #placesOf(uri: string, notes: readonly FoldedNote[], places: NotePlaces): readonly PlacedNote[] {
    const root = this.#around.folders.rootOf(uri) ?? uri;
    return notes.map((note) => {
      const place = places.of(note) ?? nowhere;
      const isAsked = place.status === "attached" && this.#moved.isDoubtful(root, note.target.source);
      return { note, place: isAsked ? { ...place, status: "confirm" } : place };
    });
  }
}

/** Notes on what is not read: `place` says whether it is gone, or cannot be looked at. */
const unplaced = (notes: readonly FoldedNote[], place: NotePlace, uri?: string): PlacedNotes => ({
  uri,
  version: undefined,
  lines: new LineIndex(""),
  notes: notes.map((note) => ({ note, place })),
});
