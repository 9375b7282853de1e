import type { Clock, Files, Idle } from "../ports";
import { LineIndex, type Range } from "../text/lineIndex";
import { documentGlobs, sizeLimit } from "./documentPatterns";
import { canonical, type Folders } from "./folders";
import type { OpenDocuments } from "./openDocuments";
import { idKey, scanDocument, type ScannedDocument } from "./scan";

/** A document of the workspace as the index knows it. */
export interface IndexedDocument extends Omit<ScannedDocument, "titleSpan"> {
  readonly uri: string;
  readonly path: string;
  readonly titleRange: Range;
}

/** How long the scan may hold up waiting messages, milliseconds. */
const slice = 15;

/**
 * Which document is which incident, and who names whom: from a cheap scan of every document,
 * made once in idle time and kept up to date file by file. Open documents count as they are in the editor.
 */
export class DocumentIndex {
  readonly #files: Files;
  readonly #folders: Folders;
  readonly #documents: OpenDocuments;
  readonly #idle: Idle;
  readonly #clock: Clock;
  readonly #entries = new Map<string, IndexedDocument>();
  readonly #openVersions = new Map<string, number>();
  #byKey: Map<string, IndexedDocument[]> | undefined;
  #scan: Promise<void> | undefined;
  #generation = 0;

  constructor(
    files: Files,
    folders: Folders,
    documents: OpenDocuments,
    pace: { readonly idle: Idle; readonly clock: Clock },
  ) {
    this.#files = files;
    this.#folders = folders;
    this.#documents = documents;
    this.#idle = pace.idle;
    this.#clock = pace.clock;
  }

  /** Resolves when every file has been looked at once. */
  ready(): Promise<void> {
    this.#scan ??= this.#scanAll(this.#generation);
    return this.#scan;
  }

  /** The folders have changed: everything anew, when somebody asks. */
  forget(): void {
    this.#generation += 1;
    this.#entries.clear();
    this.#openVersions.clear();
    this.#byKey = undefined;
    this.#scan = undefined;
  }

  /** A file was created or changed on disk. */
  async refresh(uri: string): Promise<void> {
    if (this.#scan === undefined || this.#documents.get(uri) !== undefined) return;
    const read = await this.#files.read(uri, sizeLimit);
    if ("text" in read) this.#put(uri, read.text);
    else this.remove(uri);
  }

  remove(uri: string): void {
    if (this.#entries.delete(uri)) this.#byKey = undefined;
  }

  /** The documents an id or a wiki name may mean. */
  find(id: string): readonly IndexedDocument[] {
    this.#takeOpenDocuments();
    this.#byKey ??= this.#keyed();
    return this.#byKey.get(idKey(id)) ?? [];
  }

  get(uri: string): IndexedDocument | undefined {
    this.#takeOpenDocuments();
    return this.#entries.get(uri) ?? this.#entries.get(canonical(uri));
  }

  all(): Iterable<IndexedDocument> {
    this.#takeOpenDocuments();
    return this.#entries.values();
  }

  /** Documents that may name any of the keys; whether they do, their text tells. */
  mentioning(keys: readonly string[]): readonly IndexedDocument[] {
    return [...this.all()].filter((entry) => keys.some((key) => entry.mentions.has(key)));
  }

  async #scanAll(generation: number): Promise<void> {
    let since = this.#clock.now();
    for (const root of this.#folders.roots) {
      for (const uri of await this.#files.find(root, documentGlobs)) {
        if (generation !== this.#generation) return;
        if (this.#entries.has(uri)) continue;
        const read = await this.#files.read(uri, sizeLimit);
        if ("text" in read) this.#put(uri, read.text);
        if (this.#clock.now() - since > slice) {
          await this.#idle.pause();
          since = this.#clock.now();
        }
      }
    }
  }

  #put(uri: string, text: string): void {
    const path = this.#folders.pathOf(uri);
    const { titleSpan, ...scanned } = scanDocument(path, text);
    // The title stands near the top: no need to index the lines of the whole text.
    const titleRange = new LineIndex(text.slice(0, titleSpan.end)).rangeOf(titleSpan);
    this.#entries.set(uri, { ...scanned, uri, path, titleRange });
    this.#byKey = undefined;
  }

  #takeOpenDocuments(): void {
    for (const document of this.#documents.all()) {
      if (this.#openVersions.get(document.uri) === document.version) continue;
      this.#openVersions.set(document.uri, document.version);
      if (document.role === "document" && !document.tooLarge) this.#put(document.uri, document.text);
    }
  }

  /** An editor closed the document: the file on disk counts again. */
  async closed(uri: string): Promise<void> {
    this.#openVersions.delete(uri);
    await this.refresh(uri);
  }

  #keyed(): Map<string, IndexedDocument[]> {
    const byKey = new Map<string, IndexedDocument[]>();
    for (const entry of this.#entries.values()) {
      for (const key of entry.keys) {
        const same = byKey.get(key);
        if (same === undefined) byKey.set(key, [entry]);
        else same.push(entry);
      }
    }
    return byKey;
  }
}
