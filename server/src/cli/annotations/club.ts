import { join } from "node:path";
import type { AnnotationEvent } from "../../readingClub/annotation/event";
import { readAnnotationPath } from "../../readingClub/annotation/files";
import { fold, type FoldedNote, type SourcedEvent } from "../../readingClub/annotation/fold";
import { mostEvents, withinLines } from "../../readingClub/annotation/limit";
import { longestFile, readLines, type AnnotationLines } from "../../readingClub/annotation/readLines";
import { message, type Message } from "../../text/message";
import { sameIds } from "../../workspace/annotationFiles";
import { decodeLeniently } from "../files/decode";
import { FileError, type FileSystem } from "../files/fileSystem";
import { unreadable, type Trouble } from "../files/trouble";
import { below, walk } from "../files/walk";
import { staysWithin } from "../files/within";
import type { World } from "../world";
import type { Club } from "./clubs";
import { leadsOut } from "./documents";

/** A line with the file it stands in, absolute. */
interface FiledEvent extends SourcedEvent {
  readonly path: string;
}

/** Notes of several clubs as if they were one: who has opened a part of a work tree answers who has opened all of it. */
export interface ClubNotes {
  /** What the sources of the notes count from. */
  readonly root: string;
  readonly notes: readonly FoldedNote[];
  /** Root of the club that a note was made in, by its id. */
  readonly rootOf: (id: string) => string;
  /** File of a note, by its id. */
  readonly fileOf: (id: string) => string | undefined;
}

/**
 * Every shared note of the clubs; what cannot be read is told.
 * @param clubs the first one's root holds the others'
 */
export function readClubs(world: World, clubs: readonly Club[], onTrouble: (trouble: Trouble) => void): ClubNotes {
  const root = clubs[0]?.root ?? world.cwd;
  const sources = clubs.flatMap((club) =>
    readClub(world, club, onTrouble).map((source) => ({ ...source, club, event: seenFrom(root, club, source.event) })),
  );
  const byId = new Map(sources.flatMap((source) => (source.event.type === "note" ? [[source.event.id, source]] : [])));
  return {
    root,
    notes: fold(sources),
    rootOf: (id) => byId.get(id)?.club.root ?? root,
    fileOf: (id) => byId.get(id)?.path,
  };
}

/** An event whose document is named from another root. */
function seenFrom(root: string, club: Club, event: AnnotationEvent): AnnotationEvent {
  if (club.root === root || !("target" in event) || event.target.external) return event;
  const source = below(root, join(club.root, event.target.source));
  return { ...event, target: { ...event.target, source } };
}

/** Every shared line of a club that can be read; the others are told, and the rest counts. Drafts are left alone. */
function readClub({ files }: World, club: Club, onTrouble: (trouble: Trouble) => void): readonly FiledEvent[] {
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
