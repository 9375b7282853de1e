import type { FoldedNote } from "../readingClub/annotation/fold";
import type { OrphanedNote } from "../rules/rule";
import type { AnnotationStore } from "./annotationStore";
import type { NotePlace } from "./notePlaces";
import type { OpenDocuments } from "./openDocuments";

interface Known {
  readonly version: number;
  readonly revision: number;
  readonly notes: readonly OrphanedNote[];
}

const none: readonly OrphanedNote[] = [];

/** Of the notes on a document those a finding tells of: shared, not resolved, and without their text. */
export const orphansAmong = (
  notes: readonly { readonly note: FoldedNote; readonly place: NotePlace }[],
): readonly OrphanedNote[] => {
  const lost = notes.filter(({ note, place }) => place.status === "orphaned" && !note.draft && !note.resolved);
  return lost.map(({ note, place }) => ({
    author: note.comments[0].author,
    quote: note.target.anchor?.exact ?? "",
    near: place.span,
  }));
};

/** Notes that have lost their text, for findings: looked for in the background, and told when they are there. */
export class OrphanedNotes {
  readonly #store: AnnotationStore;
  readonly #documents: OpenDocuments;
  readonly #onError: (error: unknown) => void;
  readonly #known = new Map<string, Known>();
  readonly #asked = new Map<string, number>();
  #listener: () => void = () => undefined;

  constructor(store: AnnotationStore, documents: OpenDocuments, onError: (error: unknown) => void) {
    this.#store = store;
    this.#documents = documents;
    this.#onError = onError;
  }

  onChange(listener: () => void): void {
    this.#listener = listener;
  }

  /** What is known of an open document at present; the same value while nothing has changed. */
  of(uri: string): readonly OrphanedNote[] {
    const document = this.#documents.get(uri);
    if (document === undefined) return none;
    const { revision } = this.#store.files;
    const before = this.#known.get(uri);
    if (before?.version === document.version && before.revision === revision) return before.notes;
    const placed = this.#store.known(document);
    if (placed === undefined || this.#asked.get(uri) !== revision) this.#ask(uri, revision);
    if (placed === undefined) return before?.notes ?? none;
    const found = orphansAmong(placed.notes);
    const notes = found.length === 0 ? none : found;
    this.#known.set(uri, { version: document.version, revision, notes });
    return notes;
  }

  async ofClosed(uri: string): Promise<readonly OrphanedNote[]> {
    return orphansAmong((await this.#store.of(uri)).notes);
  }

  closed(uri: string): void {
    this.#known.delete(uri);
    this.#asked.delete(uri);
  }

  #ask(uri: string, revision: number): void {
    if (this.#asked.get(uri) === revision) return;
    this.#asked.set(uri, revision);
    this.#store
      .of(uri)
      .then(({ notes }) => {
        this.#asked.set(uri, this.#store.files.revision);
        this.#known.delete(uri);
        if (orphansAmong(notes).length > 0) this.#listener();
      })
      .catch(this.#onError);
  }
}
