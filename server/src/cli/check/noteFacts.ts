import { dirname, join, sep } from "node:path";
import type { OrphanedNote } from "../../rules/rule";
import { orphansAmong } from "../../workspace/orphanedNotes";
import { readClubs } from "../annotations/club";
import { Clubs, type Club } from "../annotations/clubs";
import { placeNotes } from "../annotations/places";
import type { Trouble } from "../files/trouble";
import type { World } from "../world";

/** What notes of the reading club tell of documents. */
export interface NoteFacts {
  /** Reads the notes on documents of a folder, once; lines that cannot be read are told. */
  look(folder: string): void;
  /** Notes on a document that have lost their text. */
  of(path: string): readonly OrphanedNote[];
}

/** By document. */
type Orphans = ReadonlyMap<string, readonly OrphanedNote[]>;

export function noteFacts(world: World, onTrouble: (trouble: Trouble) => void): NoteFacts {
  const clubs = new Clubs(world, () => undefined);
  const byFolder = new Map<string, Orphans>();
  const byClubs = new Map<string, Orphans>();
  const read = (around: readonly Club[]): Orphans => {
    const key = around.map(({ folder }) => folder).join("\n");
    const known = byClubs.get(key) ?? orphansIn(around, world, onTrouble);
    byClubs.set(key, known);
    return known;
  };
  const holds = (path: string) => (folder: string) =>
    path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
  return {
    look: (folder) => void byFolder.set(folder, read(clubs.around(folder, { inside: true }))),
    of: (path) => {
      const looked = [...byFolder.keys()].find(holds(path));
      const orphans = looked === undefined ? undefined : byFolder.get(looked);
      return (orphans ?? read(clubs.around(dirname(path), { inside: false }))).get(path) ?? [];
    },
  };
}

function orphansIn(clubs: readonly Club[], world: World, onTrouble: (trouble: Trouble) => void): Orphans {
  const found = new Map<string, OrphanedNote[]>();
  const { root, notes } = readClubs(world, clubs, onTrouble);
  for (const { note, path, outcome } of placeNotes(world, root, notes)) {
    if (outcome.status !== "orphaned") continue;
    const same = found.get(join(root, path)) ?? [];
    same.push(...orphansAmong([{ note, place: { status: "orphaned", span: outcome.near } }]));
    found.set(join(root, path), same);
  }
  return found;
}
