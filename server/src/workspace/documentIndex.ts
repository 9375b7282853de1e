import { isTooLarge } from "../rules/document/tooLarge";
import type { RunbookEntry } from "../runbooks/runbookEntry";
import { scanLedPage, scanRunbook } from "../runbooks/scanRunbook";
import type { EffectiveConfig } from "../config/effective";
import type { Clock, Files, Idle } from "../ports";
import { LineIndex, type Range } from "../text/lineIndex";
import type { Configurations } from "./configurations";
import { documentGlobs, sizeLimit } from "./documentPatterns";
import { canonical, type Folders } from "./folders";
import type { OpenDocuments } from "./openDocuments";
import { Pace } from "./pace";
import { idKey, scanDocument, type ScannedDocument } from "./scan";
import { dayOfDocument, filesNamedIn, type DocumentUse } from "./use";

/** A document of the workspace as the index knows it. */
export interface IndexedDocument extends Omit<ScannedDocument, "titleSpan"> {
  readonly uri: string;
  readonly path: string;
  readonly titleRange: Range;
  /** Of runbooks, pages that alerts lead to among them, and of pages of links; undefined for everything else. */
  readonly runbook: RunbookEntry | undefined;
  /** For the spans of the entry; undefined without one. */
  readonly lines: LineIndex | undefined;
  /** Of incidents: when, and which files they name. */
  readonly use: DocumentUse | undefined;
}

/**
 * Which document is which incident or runbook, and who names whom: from a cheap scan of every document, made once in
 * idle time and kept up to date file by file. Open documents count as they are in the editor.
 */
export class DocumentIndex {
  readonly #files: Files;
  readonly #folders: Folders;
  readonly #documents: OpenDocuments;
  readonly #configurations: Configurations;
  readonly #platform: { readonly idle: Idle; readonly clock: Clock };
  readonly #entries = new Map<string, IndexedDocument>();
  readonly #openVersions = new Map<string, number>();
  readonly #led = new Map<string, ReadonlySet<string>>();
  #leading: Promise<void> = Promise.resolve();
  #byKey: Map<string, IndexedDocument[]> | undefined;
  #scan: Promise<void> | undefined;
  #generation = 0;
  #revision = 0;

  constructor(
    files: Files,
    folders: Folders,
    documents: OpenDocuments,
    configurations: Configurations,
    platform: { readonly idle: Idle; readonly clock: Clock },
  ) {
    this.#files = files;
    this.#folders = folders;
    this.#documents = documents;
    this.#configurations = configurations;
    this.#platform = platform;
  }

  /** Resolves when every file has been looked at once. */
  ready(): Promise<void> {
    this.#scan ??= this.#scanAll(this.#generation);
    return this.#scan;
  }

  /** Counts up when what the index tells has changed; where in its text something stands does not matter. */
  get revision(): number {
    this.#takeOpenDocuments();
    return this.#revision;
  }

  /** Folders or configurations have changed: everything anew, when somebody asks. */
  forget(): void {
    this.#generation += 1;
    this.#revision += 1;
    this.#entries.clear();
    this.#openVersions.clear();
    this.#byKey = undefined;
    this.#scan = undefined;
  }

  /** A file was created or changed on disk. */
  async refresh(uri: string): Promise<void> {
    if (this.#scan === undefined || this.#documents.get(uri) !== undefined) return;
    await this.#load(uri, this.#generation);
  }

  remove(uri: string): void {
    if (!this.#entries.delete(uri)) return;
    this.#byKey = undefined;
    this.#revision += 1;
  }

  /**
   * Alerts of a workspace folder lead to these pages as their runbooks: they count as such from now on, and what they
   * led to before no longer does. Resolves when the pages have been looked at anew.
   */
  leadTo(root: string, uris: ReadonlySet<string>): Promise<void> {
    const look = async (): Promise<void> => {
      const before = this.#led.get(root) ?? none;
      this.#led.set(root, uris);
      const changed = [...before, ...uris].filter((uri) => before.has(uri) !== uris.has(uri));
      for (const uri of changed) await this.#lookAgain(uri);
    };
    // One after the other, and whatever became of the one before.
    this.#leading = this.#leading.then(look, look);
    return this.#leading;
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
    const pace = new Pace(this.#platform);
    for (const root of this.#folders.roots) {
      for (const uri of await this.#files.find(root, documentGlobs)) {
        if (generation !== this.#generation) return;
        if (!this.#entries.has(uri)) await this.#load(uri, generation);
        await pace.keep();
      }
    }
  }

  async #lookAgain(uri: string): Promise<void> {
    if (!this.#entries.has(uri)) return;
    if (!this.#openVersions.delete(uri)) await this.#load(uri, this.#generation);
    this.#takeOpenDocuments();
  }

  async #load(uri: string, generation: number): Promise<void> {
    const read = await this.#files.read(uri, sizeLimit);
    const { config } = this.#configurations.known(uri) ?? (await this.#configurations.of(uri));
    // Meanwhile everything may have been forgotten, or the document opened: then the editor's text counts.
    if (generation !== this.#generation || this.#openVersions.has(uri)) return;
    if ("text" in read) this.#put(uri, read.text, config);
    else this.remove(uri);
  }

  #put(uri: string, text: string, config: EffectiveConfig): void {
    const { path, root } = this.#folders.placeOf(uri);
    const { titleSpan, kind, ...scanned } = scanDocument(path, text);
    const runbook = isTooLarge(text) ? undefined : this.#scanFor(uri)(path, text, config, root);
    const lines = runbook === undefined ? undefined : new LineIndex(text);
    const entry: IndexedDocument = {
      ...scanned,
      kind: runbook?.kind === "runbook" ? "runbook" : kind === "runbook" ? undefined : kind,
      uri,
      path,
      // The title stands near the top: no need to index the lines of the whole text.
      titleRange: (lines ?? new LineIndex(text.slice(0, titleSpan.end))).rangeOf(titleSpan),
      runbook,
      lines,
      use:
        kind === "incident" && runbook === undefined
          ? { day: dayOfDocument(path, scanned.title, text), files: filesNamedIn(path, text) }
          : undefined,
    };
    const before = this.#entries.get(uri);
    this.#entries.set(uri, entry);
    this.#byKey = undefined;
    if (before === undefined || told(before) !== told(entry)) this.#revision += 1;
  }

  #scanFor(uri: string): typeof scanRunbook {
    return [...this.#led.values()].some((uris) => uris.has(uri)) ? scanLedPage : scanRunbook;
  }

  #takeOpenDocuments(): void {
    for (const { uri, version, role, tooLarge, text } of this.#documents.all()) {
      if (this.#openVersions.get(uri) === version || role !== "document") continue;
      const configuration = this.#configurations.known(uri);
      // What is on its way will be asked for again.
      if (configuration === undefined) continue;
      this.#openVersions.set(uri, version);
      if (!tooLarge) this.#put(uri, text, configuration.config);
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

const none: ReadonlySet<string> = new Set();

/** What people are told of a document, without the places of it. */
function told({ id, title, kind, runbook, use }: IndexedDocument): string {
  return JSON.stringify([id, title, kind, runbook, use?.day, ...(use?.files ?? [])], (key, value: unknown) =>
    key === "span" ? undefined : value,
  );
}
