import { dirname, join, relative } from "node:path";
import { readAnnotationPath } from "../../readingClub/annotation/files";
import type { SourcedEvent } from "../../readingClub/annotation/fold";
import { mostEvents, withinLines } from "../../readingClub/annotation/limit";
import { longestFile, readLines, type AnnotationLines } from "../../readingClub/annotation/readLines";
import { message, type Message } from "../../text/message";
import { sameIds } from "../../workspace/annotationFiles";
import { Configurations } from "../configurations";
import { decodeLeniently } from "../files/decode";
import { FileError, type FileSystem } from "../files/fileSystem";
import { GitRoots } from "../files/root";
import { unreadable, type Trouble } from "../files/trouble";
import { below, walk } from "../files/walk";
import { staysWithin } from "../files/within";
import type { World } from "../world";
import { leadsOut } from "./documents";

/** A reading club on disk. Paths are absolute. */
export interface Club {
  /** What sources of notes count from. */
  readonly root: string;
  /** Folder of its files, there or not. */
  readonly folder: string;
}

/** Finds the reading club a path belongs to. */
export class Clubs {
  readonly #world: World;
  readonly #roots: GitRoots;
  readonly #configurations: Configurations;
  readonly #byFolder = new Map<string, Club>();

  constructor(world: World, onTrouble: (trouble: Trouble) => void) {
    this.#world = world;
    this.#roots = new GitRoots(world.files);
    this.#configurations = new Configurations(world.files, undefined, onTrouble);
  }

  /**
   * Of the nearest folder above that has one, as an editor opens a part of a work tree by itself; else of the work tree
   * the folder is in; without git, of the working folder when it holds the given one, else of the folder itself.
   */
  of(folder: string): Club {
    const known = this.#byFolder.get(folder);
    if (known !== undefined) return known;
    const found = this.#find(folder);
    this.#byFolder.set(folder, found);
    return found;
  }

  #find(folder: string): Club {
    const top = this.#roots.of(folder);
    for (let at = folder; ; at = dirname(at)) {
      const club = this.#at(at);
      if (at === top || this.#isFolder(club.folder)) return club;
      if (dirname(at) === at) break;
    }
    const { cwd } = this.#world;
    return this.#at(relative(cwd, folder).startsWith("..") ? folder : cwd);
  }

  #at(root: string): Club {
    const { config } = this.#configurations.of({ path: join(root, "x"), named: false, root, rooted: true });
    const { folder } = config.readingClub;
    return { root, folder: join(root, typeof folder === "string" ? folder : "reading-club") };
  }

  #isFolder(path: string): boolean {
    try {
      return this.#world.files.stat(path)?.kind === "folder";
    } catch {
      return false;
    }
  }
}

/** Every shared line of a club that can be read; the others are told, and the rest counts. Drafts are left alone. */
export function readClub({ files }: World, club: Club, onTrouble: (trouble: Trouble) => void): readonly SourcedEvent[] {
  const folder = join(club.folder, "annotations");
  if (isElsewhere(club, folder, files)) {
    onTrouble({ path: folder, message: leadsOut, fatal: true });
    return [];
  }
  const walking = {
    root: folder,
    wants: (path: string) => path.endsWith(".jsonl"),
    // There may be no notes yet.
    onError: (path: string, error: FileError) => {
      if (path !== folder || error.reason !== "missing") onTrouble(unreadable(path, error, false));
    },
    ignored: true,
  };
  const { read, left } = withinLines(bySize(walk(files, folder, walking), files), (path) => {
    const source = readAnnotationPath(below(club.folder, path));
    const lines = source === undefined ? undefined : readNotes(path, files, onTrouble);
    return source === undefined || lines === undefined ? undefined : { path, ...source, ...lines };
  });
  if (left.length > 0) onTrouble({ path: folder, message: beyondLimit(left, folder), fatal: false });
  const sources = read.flatMap(({ events, session, draft, person, path }) =>
    events.map((event) => ({ event, session, draft, person, path })),
  );
  for (const { file, reason } of sameIds(sources, ({ path }) => path))
    onTrouble({ path: file, message: reason, fatal: false });
  return sources;
}

/** Smaller files first. */
function bySize(paths: Iterable<string>, files: FileSystem): readonly string[] {
  const sizeOf = (path: string): number => {
    try {
      return files.stat(path)?.size ?? 0;
    } catch {
      return 0;
    }
  };
  return [...paths]
    .map((path) => ({ path, size: sizeOf(path) }))
    .sort((a, b) => a.size - b.size)
    .map(({ path }) => path);
}

/** Only what is there can be: the way to what is not is as it is written. */
function isElsewhere({ root }: Club, folder: string, files: FileSystem): boolean {
  try {
    return files.stat(folder) !== undefined && !staysWithin(files, root, folder);
  } catch {
    return false;
  }
}

/** One line, however many files a flood has. */
const beyondLimit = (left: readonly string[], folder: string): Message =>
  message(
    "there are more than {0} lines of notes; the largest files are left out: {1} ({2} in all)",
    mostEvents,
    left
      .slice(0, 3)
      .map((path) => below(folder, path))
      .join(", "),
    left.length,
  );

function readNotes(
  path: string,
  files: FileSystem,
  onTrouble: (trouble: Trouble) => void,
): AnnotationLines | undefined {
  try {
    const stat = files.stat(path);
    if (stat !== undefined && stat.size > longestFile) {
      onTrouble({ path, message: message("it is too large for notes and is not read"), fatal: false });
      return undefined;
    }
    const read = readLines(decodeLeniently(files.read(path)).text);
    for (const { line, message: what } of read.problems)
      onTrouble({ path, message: message("line {0}: {1}", line + 1, what), fatal: false });
    return read;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    onTrouble(unreadable(path, error, false));
    return undefined;
  }
}
