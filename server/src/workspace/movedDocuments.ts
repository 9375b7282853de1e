import { bySource } from "../readingClub/annotation/bySource";
import type { FoldedNote } from "../readingClub/annotation/fold";
import { isEmptied, likelyAs, mostLikely, type Likely, type MovedTo } from "../readingClub/annotation/movedTo";
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

/** A document that no longer holds what notes on it remember. */
interface Missing {
  readonly notes: readonly FoldedNote[];
  /** It is still there, with another text. */
  readonly emptied: boolean;
}

/**
 * Where documents with notes are that are no longer where they were: found by what the notes quote, when one is
 * missing, or has next to nothing left of it. Answers stay until a document is created or deleted, or that one changed.
 */
export class MovedDocuments {
  readonly #around: MoveSurroundings;
  readonly #recorded: RecordedTexts;
  /** By workspace folder and source. */
  #found = new Map<string, MovedTo>();
  /** Of these it is known where they are, moved or not. */
  #known = new Set<string>();
  /** Notes whose documents were all looked for. */
  #done = new WeakSet<readonly FoldedNote[]>();

  constructor(around: MoveSurroundings, recorded: RecordedTexts) {
    this.#around = around;
    this.#recorded = recorded;
  }

  forget(): void {
    this.#found = new Map();
    this.#known = new Set();
    this.#done = new WeakSet();
  }

  /** A document has another text: whether it is the one that notes were made on is looked at anew. */
  changed(uri: string): void {
    const { folders } = this.#around;
    const root = folders.rootOf(uri);
    if (root !== undefined && this.#known.delete(keyOf(root, folders.pathOf(uri)))) this.#done = new WeakSet();
  }

  /** Address of the document that a source means now, as far as it is known. */
  of(root: string, source: string): string {
    return join(root, this.#found.get(keyOf(root, source))?.path ?? source);
  }

  /** Whether a person should say if it is that one. */
  isDoubtful(root: string, source: string): boolean {
    return this.#found.get(keyOf(root, source))?.doubtful === true;
  }

  /**
   * Looks for every document that is missing; true when one is elsewhere than it was known to be.
   * @param notes the same array while they are the same
   */
  async find(root: string, notes: readonly FoldedNote[]): Promise<boolean> {
    if (this.#done.has(notes)) return false;
    this.#done.add(notes);
    const known = this.#known;
    const sought = await this.#sought(root, notes);
    const likely = sought.size === 0 ? new Map<string, Likely[]>() : await this.#likely(root, sought);
    // Documents have come or gone meanwhile: this answer is one of before, and nobody may ask again.
    if (known !== this.#known) return this.find(root, notes);
    let any = false;
    for (const [source, missing] of sought) {
      const key = keyOf(root, source);
      const moved = missing && mostLikely(source, likely.get(source) ?? [], missing.emptied);
      known.add(key);
      any ||= moved?.path !== this.#found.get(key)?.path;
      if (moved === undefined) this.#found.delete(key);
      else this.#found.set(key, moved);
    }
    return any;
  }

  /** The documents that may be those that are missing, by source. */
  async #likely(root: string, sought: Sought): Promise<ReadonlyMap<string, Likely[]>> {
    const likely = new Map([...sought.keys()].map((source) => [source, [] as Likely[]]));
    const missing = [...sought].flatMap(([source, each]) => (each === undefined ? [] : [{ source, ...each }]));
    if (missing.length === 0) return likely;
    const { idle, clock, folders } = this.#around;
    const old = new Map<string, readonly string[]>();
    for (const each of missing) old.set(each.source, await this.#oldTexts(join(root, each.source), each));
    let since = clock.now();
    for (const uri of await this.#around.files.find(root, documentGlobs)) {
      const text = await this.#textOf(uri);
      const path = folders.pathOf(uri);
      for (const { source, notes } of text === undefined ? [] : missing) {
        const like = source === path ? undefined : likelyAs(notes, { path, text: text ?? "" }, old.get(source));
        if (like !== undefined) likely.get(source)?.push(like);
      }
      if (clock.now() - since < slice) continue;
      await idle.pause();
      since = clock.now();
    }
    return likely;
  }

  /** Sources that were not looked at since their documents have changed. */
  async #sought(root: string, notes: readonly FoldedNote[]): Promise<Sought> {
    const sought = new Map<string, Missing | undefined>();
    for (const [source, about] of bySource(notes)) {
      if (about[0]?.target.external === true || this.#known.has(keyOf(root, source))) continue;
      const uri = join(root, source);
      // An editor keeps the tab of a file that was moved or deleted outside of it.
      const there = await this.#around.files.exists(uri);
      const text = there ? await this.#textOf(uri) : undefined;
      const emptied = text !== undefined && isEmptied(about, text);
      sought.set(source, !there || emptied ? { notes: about, emptied } : undefined);
    }
    return sought;
  }

  /** The document as it was when notes were made, and as it was last when it is gone. */
  async #oldTexts(uri: string, { notes, emptied }: Missing): Promise<readonly string[]> {
    const targets = notes.map(({ target }) => target);
    const recorded = await this.#recorded.of(uri, targets, "");
    const noted = targets.map(({ anchor }) => anchor?.blob && recorded(anchor.blob)).find((text) => text !== undefined);
    const last = emptied ? undefined : await this.#recorded.last(uri);
    return [noted, last].filter((text) => text !== undefined);
  }

  async #textOf(uri: string): Promise<string | undefined> {
    const open = this.#around.documents.get(uri)?.text;
    if (open !== undefined) return open;
    const read = await this.#around.files.read(uri, sizeLimit);
    return "text" in read ? read.text : undefined;
  }
}

/** Sources of notes, with what is missing of those whose documents are. */
type Sought = ReadonlyMap<string, Missing | undefined>;

const keyOf = (root: string, source: string): string => `${root}\n${source}`;
