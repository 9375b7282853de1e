import { findAnchor } from "../alerts/linkAnchors";
import { PageNames } from "../alerts/pageNames";
import type { Files } from "../ports";
import { anchorsOf, type Anchor } from "../runbooks/headings";
import { LineIndex, type Range } from "../text/lineIndex";
import type { IndexedDocument } from "./documentIndex";
import { sizeLimit } from "./documentPatterns";
import { join } from "./folders";
import type { OpenDocuments } from "./openDocuments";

/** How many files are asked for at the same time: in web builds each is a message to the client. */
const atOnce = 50;

/** What was read of a page, and of which state of it. */
interface ReadPage {
  readonly document: IndexedDocument;
  readonly anchors: readonly Anchor[];
  readonly lines: LineIndex;
}

/**
 * The files of one workspace folder as links see them. Resolving is synchronous and files are not: what is not known is
 * noted and answered with no, `answer` finds it out, and resolving again then knows it.
 */
export class FolderPages {
  readonly #root: string;
  readonly #files: Files;
  readonly #open: OpenDocuments;
  #documents = new Map<string, IndexedDocument>();
  #names = new PageNames([]);
  readonly #there = new Map<string, boolean>();
  readonly #read = new Map<string, ReadPage>();
  readonly #asked = new Set<string>();
  readonly #wanted = new Set<string>();

  constructor(root: string, files: Files, open: OpenDocuments) {
    this.#root = root;
    this.#files = files;
    this.#open = open;
  }

  /** Takes the documents as they are now; what else is there is looked up anew. */
  update(documents: readonly IndexedDocument[]): void {
    const paths = new Set(documents.map(({ path }) => path));
    const same = paths.size === this.#documents.size && [...paths].every((path) => this.#documents.has(path));
    this.#documents = new Map(documents.map((document) => [document.path, document]));
    if (!same) this.#names = new PageNames(paths);
    this.#there.clear();
    for (const [path, { document }] of this.#read) if (this.#documents.get(path) !== document) this.#read.delete(path);
  }

  get names(): PageNames {
    return this.#names;
  }

  readonly exists = (path: string): boolean => {
    const known = this.#there.get(path);
    if (known === undefined) this.#asked.add(path);
    return known ?? false;
  };

  readonly anchorsOf = (path: string): readonly Anchor[] | undefined => {
    if (!this.#documents.has(path)) return undefined;
    const known = this.#read.get(path)?.anchors;
    if (known === undefined) this.#wanted.add(path);
    return known;
  };

  /** Where an anchor of a page leads; undefined when it leads nowhere, or is not known yet. */
  placeOf(path: string, anchor: string): Range | undefined {
    const found = findAnchor(anchor, this.anchorsOf(path) ?? []);
    return found && this.#read.get(path)?.lines.rangeOf(found.span);
  }

  /** Lines of a document; undefined when it cannot be read. */
  async linesOf(path: string): Promise<LineIndex | undefined> {
    await this.#load(path);
    return this.#read.get(path)?.lines;
  }

  /** Finds out what was asked; false when there was nothing to find out. */
  async answer(): Promise<boolean> {
    if (this.#asked.size === 0 && this.#wanted.size === 0) return false;
    const asked = [...this.#asked];
    for (let at = 0; at < asked.length; at += atOnce) {
      const ask = async (path: string): Promise<unknown> =>
        this.#there.set(path, await this.#files.exists(join(this.#root, path)));
      await Promise.all(asked.slice(at, at + atOnce).map(ask));
    }
    for (const path of this.#wanted) await this.#load(path);
    this.#asked.clear();
    this.#wanted.clear();
    return true;
  }

  async #load(path: string): Promise<void> {
    const document = this.#documents.get(path);
    if (document === undefined || this.#read.has(path)) return;
    const open = this.#open.get(document.uri)?.text;
    const read = open === undefined ? await this.#files.read(document.uri, sizeLimit) : { text: open };
    if (!("text" in read)) return;
    this.#read.set(path, { document, anchors: anchorsOf(read.text), lines: new LineIndex(read.text) });
  }
}
