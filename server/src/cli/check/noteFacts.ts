import { dirname, join } from "node:path";
import { fold } from "../../readingClub/annotation/fold";
import type { OrphanedNote } from "../../rules/rule";
import { orphansAmong } from "../../workspace/orphanedNotes";
import { Clubs, readClub } from "../annotations/club";
import { placeNotes } from "../annotations/places";
import type { Trouble } from "../files/trouble";
import type { World } from "../world";

/** What notes of the reading club tell of documents. */
export interface NoteFacts {
  /** Reads the notes of the reading club a folder belongs to, once; lines that cannot be read are told. */
  look(folder: string): void;
  /** Notes on a document that have lost their text. */
  of(path: string): readonly OrphanedNote[];
}

export function noteFacts(world: World, onTrouble: (trouble: Trouble) => void): NoteFacts {
  const clubs = new Clubs(world, () => undefined);
  const read = new Map<string, ReadonlyMap<string, readonly OrphanedNote[]>>();
  const orphansBelow = (folder: string): ReadonlyMap<string, readonly OrphanedNote[]> => {
    const club = clubs.of(folder);
    const known = read.get(club.root) ?? orphansIn(club.root, fold(readClub(world, club, onTrouble)), world);
    read.set(club.root, known);
    return known;
  };
  return {
    look: (folder) => void orphansBelow(folder),
    of: (path) => orphansBelow(dirname(path)).get(path) ?? [],
  };
}

function orphansIn(
  root: string,
  notes: ReturnType<typeof fold>,
  world: World,
): ReadonlyMap<string, readonly OrphanedNote[]> {
  const found = new Map<string, OrphanedNote[]>();
  for (const { note, path, outcome } of placeNotes(world, root, notes)) {
    if (outcome.status !== "orphaned") continue;
    const same = found.get(join(root, path)) ?? [];
    same.push(...orphansAmong([{ note, place: { status: "orphaned", span: outcome.near } }]));
    found.set(join(root, path), same);
  }
  return found;
}
