import { bySource } from "../readingClub/annotation/bySource";
import type { FoldedNote } from "../readingClub/annotation/fold";
import { likeness, mostLikely } from "../readingClub/annotation/movedTo";
import type { Clock, Files, Idle } from "../ports";
import { documentGlobs, sizeLimit } from "./documentPatterns";
import { join, type Folders } from "./folders";
import type { OpenDocuments } from "./openDocuments";
import type { RecordedTexts } from "./recordedTexts";

/** What looking for documents works with. */
export interface MoveSurroundings {
  readonly files: Files;
  readonly folders: Folders;
  readonly documents: OpenDocuments;
  readonly idle: Idle;
  readonly clock: Clock;
}

/** How long reading may hold up waiting messages, milliseconds. */
const slice = 15;

/**
 * Where documents with notes are that are no longer where they were: found by what the notes quote, when one is
 * missing. Answers stay until a document is created or deleted.
 */
export class MovedDocuments {
  readonly #around: MoveSurroundings;
  readonly #recorded: RecordedTexts;
  /** By workspace folder and source; null: looked for, and not found. */
  #found = new Map<string, string | null>();
  /** Notes whose documents were all looked for. */
  #done = new WeakSet<readonly FoldedNote[]>();

  constructor(around: MoveSurroundings, recorded: RecordedTexts) {
    this.#around = around;
    this.#recorded = recorded;
  }

  forget(): void {
    this.#found = new Map();
    this.#done = new WeakSet();
  }

  /** Address of the document that a source means now, as far as it is known. */
  of(root: string, source: string): string | undefined {
    return this.#found.get(keyOf(root, source)) ?? undefined;
  }

  /**
   * Looks for every document that is missing; true when one was found.
   * @param notes the same array while they are the same
   */
  async find(root: string, notes: readonly FoldedNote[]): Promise<boolean> {
    if (this.#done.has(notes)) return false;
    this.#done.add(notes);
    const missing = await this.#missing(root, notes);
    if (missing.size === 0) return false;
    const known = this.#found;
    const likely = new Map([...missing.keys()].map((source) => [source, [] as { path: string; likeness: number }[]]));
    const { idle, clock, folders } = this.#around;
    const old = new Map<string, readonly string[]>();
    for (const [source, about] of missing) old.set(source, await this.#oldTexts(join(root, source), about));
    let since = clock.now();
    for (const uri of await this.#around.files.find(root, documentGlobs)) {
      const text = await this.#textOf(uri);
      const path = folders.pathOf(uri);
      for (const [source, about] of text === undefined ? [] : missing) {
        const like = likeness(about, { path, text: text ?? "" }, old.get(source));
        if (like > 0) likely.get(source)?.push({ path, likeness: like });
      }
      if (clock.now() - since < slice) continue;
      await idle.pause();
      since = clock.now();
    }
    // Documents have come or gone meanwhile: this answer is one of before.
    if (known !== this.#found) return false;
    let any = false;
    for (const [source, found] of likely) {
      const path = mostLikely(source, found);
      known.set(keyOf(root, source), path === undefined ? null : join(root, path));
      any ||= path !== undefined;
    }
    return any;
  }

  /** Notes by source, of documents that are not there and were not looked for. */
  async #missing(root: string, notes: readonly FoldedNote[]): Promise<ReadonlyMap<string, readonly FoldedNote[]>> {
    const missing = new Map<string, readonly FoldedNote[]>();
    for (const [source, about] of bySource(notes)) {
      const { documents, files } = this.#around;
      const uri = join(root, source);
      if (about[0]?.target.external === true || this.#found.has(keyOf(root, source))) continue;
      if (documents.get(uri) === undefined && !(await files.exists(uri))) missing.set(source, about);
    }
    return missing;
  }

  /** The document as it was when notes were made, and as it was last. */
  async #oldTexts(uri: string, notes: readonly FoldedNote[]): Promise<readonly string[]> {
    const targets = notes.map(({ target }) => target);
    const recorded = await this.#recorded.of(uri, targets, "");
    const noted = targets.map(({ anchor }) => anchor?.blob && recorded(anchor.blob)).find((text) => text !== undefined);
    return [noted, await this.#recorded.last(uri)].filter((text) => text !== undefined);
  }

  async #textOf(uri: string): Promise<string | undefined> {
    const open = this.#around.documents.get(uri)?.text;
    if (open !== undefined) return open;
    const read = await this.#around.files.read(uri, sizeLimit);
    return "text" in read ? read.text : undefined;
  }
}

const keyOf = (root: string, source: string): string => `${root}\n${source}`;
