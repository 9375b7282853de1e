import { readAnnotationPath, type PersonalSource } from "../readingClub/annotation/files";
import { contradicting, fold, type FoldedNote, type SourcedEvent } from "../readingClub/annotation/fold";
import { withinLimit } from "../readingClub/annotation/limit";
import { longestFile, readLines, type AnnotationLines } from "../readingClub/annotation/readLines";
import type { Files } from "../ports";
import type { ReadFailure } from "../protocol";
import { message, type Message } from "../text/message";
import type { Configurations } from "./configurations";
import { join, type Folders } from "./folders";

/** Where notes are, below the folder of the reading club. */
const globs: readonly string[] = ["annotations/*/*.jsonl", ".drafts/*/*.jsonl"];

/** Files whose changes matter, wherever the folder of the reading club is. */
export const annotationGlobs: readonly string[] = globs.map((glob) => `**/${glob}`);

/** Folders whose coming matters: watchers are often too late for the files that come with them. */
export const annotationFolderGlobs: readonly string[] = ["annotations", ".drafts"].flatMap((name) => [
  `**/${name}`,
  `**/${name}/*`,
]);

const isNotesFolder = (uri: string): boolean => /\/(?:annotations|\.drafts)(?:\/[^/.]+)?$/.test(uri);

/** A file of notes that could not be read, in part or at all. */
export interface AnnotationProblem {
  readonly uri: string;
  /** Zero-based; undefined when the whole file is meant. */
  readonly line: number | undefined;
  readonly reason: Message | ReadFailure;
}

/** What is told of lines that others count in place of, once a file: a hostile one may hold thousands of them. */
export function sameIds<S extends SourcedEvent>(
  sources: readonly S[],
  fileOf: (source: S) => string,
): readonly { readonly file: string; readonly reason: Message }[] {
  const byFile = new Map<string, { readonly first: string; count: number }>();
  for (const source of contradicting(sources)) {
    const file = fileOf(source);
    const known = byFile.get(file);
    if (known === undefined) byFile.set(file, { first: source.event.id, count: 1 });
    else known.count += 1;
  }
  return [...byFile].map(([file, { first, count }]) => ({ file, reason: sameId(first, count) }));
}

/** The line that counts, of several with one id, is its author's. */
const sameId = (id: string, count: number): Message =>
  count === 1
    ? message("Another file has something else under the id {0}: what stands here is left out.", id)
    : message(
        "Other files have something else under {1} ids, {0} among them: what stands here is left out.",
        id,
        count,
      );

const beyondLimit = message("There are more notes than are read: those of this file are left out.");

const sourced = ({ events, session, draft, person }: NotesFile): SourcedEvent[] =>
  events.map((event) => ({ event, session, draft, person }));

interface NotesFile extends PersonalSource, AnnotationLines {
  readonly root: string;
}

/** Every file of notes and drafts in the workspace, read once and kept up to date file by file. */
export class AnnotationFiles {
  readonly #files: Files;
  readonly #folders: Folders;
  readonly #configurations: Configurations;
  readonly #read = new Map<string, NotesFile>();
  readonly #unread = new Map<string, ReadFailure>();
  /** The reading club's folder of each workspace folder. */
  readonly #clubs = new Map<string, string>();
  readonly #folded = new Map<string, readonly FoldedNote[]>();
  #contradictions: readonly AnnotationProblem[] | undefined;
  #loading: Promise<void> | undefined;
  #generation = 0;
  #revision = 0;

  constructor(files: Files, folders: Folders, configurations: Configurations) {
    this.#files = files;
    this.#folders = folders;
    this.#configurations = configurations;
  }

  /** Resolves when every file has been read once. */
  ready(): Promise<void> {
    this.#loading ??= this.#loadAll(this.#generation);
    return this.#loading;
  }

  /** Counts up when notes may be others than before. */
  get revision(): number {
    return this.#revision;
  }

  /** Folders or configurations have changed: everything anew, when somebody asks. */
  forget(): void {
    this.#generation += 1;
    this.#loading = undefined;
    this.#read.clear();
    this.#unread.clear();
    this.#clubs.clear();
    this.#changed();
  }

  /** A file was created, changed or deleted, or a folder created. True when notes may be others. */
  async refresh(uri: string): Promise<boolean> {
    const root = this.#folders.rootOf(uri);
    if (root === undefined || this.#loading === undefined) return false;
    if (isNotesFolder(uri) || (await this.#isAroundClub(root, uri))) return this.#refreshFolder(root, uri);
    if (!uri.endsWith(".jsonl")) return false;
    await this.ready();
    const source = this.#sourceOf(root, uri);
    if (source === undefined) return false;
    await this.#load(root, uri, source, this.#generation);
    return true;
  }

  async #isAroundClub(root: string, folder: string): Promise<boolean> {
    return `${await this.club(root)}/`.startsWith(`${folder}/`);
  }

  /** Reads the files of a folder that are not known yet, and forgets those that went with it. */
  async #refreshFolder(root: string, folder: string): Promise<boolean> {
    await this.ready();
    const club = await this.club(root);
    if (!folder.startsWith(`${club}/`) && !(await this.#isAroundClub(root, folder))) return false;
    const generation = this.#generation;
    const found = await this.#files.find(club, globs, { ignored: true });
    const fresh = found.filter((uri) => !this.#read.has(uri));
    const there = new Set(found);
    const lost = [...this.#read.keys(), ...this.#unread.keys()].filter((uri) => !there.has(uri));
    const others = [...fresh, ...lost].filter((uri) => uri.startsWith(`${folder}/`));
    for (const uri of others) {
      const source = this.#sourceOf(root, uri);
      if (source !== undefined) await this.#load(root, uri, source, generation);
    }
    return others.length > 0;
  }

  /** Everything that is known on this machine: drafts too. */
  notes(root: string): readonly FoldedNote[] {
    const known = this.#folded.get(root);
    if (known !== undefined) return known;
    const folded = fold(this.events(root));
    this.#folded.set(root, folded);
    return folded;
  }

  /** Of every line that is not a draft. */
  sharedIds(root: string): ReadonlySet<string> {
    return new Set(this.events(root).flatMap(({ event, draft }) => (draft ? [] : [event.id])));
  }

  /** Every line that could be read, with where it stands. */
  events(root: string): readonly SourcedEvent[] {
    const files = this.#filesOf(root);
    const within = withinLimit(files);
    return files.filter((file) => within.has(file)).flatMap(sourced);
  }

  /** Address of the folder of the reading club, there or not. */
  async club(root: string): Promise<string> {
    const known = this.#clubs.get(root);
    if (known !== undefined) return known;
    const { config } = await this.#configurations.of(`${root}/x`);
    const { folder } = config.readingClub;
    const club = join(root, typeof folder === "string" ? folder.replace(/^\/+|\/+$/g, "") : "reading-club");
    this.#clubs.set(root, club);
    return club;
  }

  problems(): readonly AnnotationProblem[] {
    const lines = [...this.#read].flatMap(([uri, { problems }]) =>
      problems.map(({ line, message }) => ({ uri, line, reason: message })),
    );
    const unread = [...this.#unread].map(([uri, reason]) => ({ uri, line: undefined, reason }));
    return [...lines, ...unread, ...this.#beyondLimit(), ...this.#contradicting()];
  }

  /** Worked out once for the lines there are. */
  #contradicting(): readonly AnnotationProblem[] {
    this.#contradictions ??= this.#folders.roots.flatMap((root) => {
      const files = [...this.#read].filter(([, file]) => file.root === root);
      const sources = files.flatMap(([uri, file]) => sourced(file).map((source) => ({ ...source, uri })));
      return sameIds(sources, ({ uri }) => uri).map(({ file, reason }) => ({ uri: file, line: undefined, reason }));
    });
    return this.#contradictions;
  }

  #beyondLimit(): readonly AnnotationProblem[] {
    return this.#folders.roots.flatMap((root) => {
      const files = [...this.#read].filter(([, file]) => file.root === root);
      const within = withinLimit(files.map(([, file]) => file));
      return files
        .filter(([, file]) => !within.has(file))
        .map(([uri]) => ({ uri, line: undefined, reason: beyondLimit }));
    });
  }

  async #loadAll(generation: number): Promise<void> {
    for (const root of this.#folders.roots) {
      const club = await this.club(root);
      for (const uri of await this.#files.find(club, globs, { ignored: true })) {
        const source = this.#sourceOf(root, uri);
        if (source !== undefined) await this.#load(root, uri, source, generation);
        if (generation !== this.#generation) return;
      }
    }
  }

  #sourceOf(root: string, uri: string): PersonalSource | undefined {
    const club = this.#clubs.get(root);
    if (club === undefined || !uri.startsWith(`${club}/`)) return undefined;
    return readAnnotationPath(this.#folders.pathOf(uri).slice(this.#folders.pathOf(`${club}/`).length));
  }

  async #load(root: string, uri: string, source: PersonalSource, generation: number): Promise<void> {
    const read = await this.#files.read(uri, longestFile, { lenient: true });
    if (generation !== this.#generation) return;
    this.#read.delete(uri);
    this.#unread.delete(uri);
    if ("text" in read) this.#read.set(uri, { root, ...source, ...readLines(read.text) });
    else if (read.failure !== "not-found") this.#unread.set(uri, read.failure);
    this.#changed();
  }

  /** By address, so that the same files give the same answers. */
  #filesOf(root: string): readonly NotesFile[] {
    const files = [...this.#read].filter(([, file]) => file.root === root);
    return files.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file);
  }

  #changed(): void {
    this.#revision += 1;
    this.#folded.clear();
    this.#contradictions = undefined;
  }
}
