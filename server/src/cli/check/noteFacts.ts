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
  /** Notes in the folders looked at whose documents are gone, by their file. */
  bereft(): ReadonlyMap<string, readonly BereftNote[]>;
}

/** Of a note whose document is gone. */
export interface BereftNote {
  readonly id: string;
  readonly author: string;
  /** Absolute. */
  readonly document: string;
}

interface Orphans {
  readonly byDocument: ReadonlyMap<string, readonly OrphanedNote[]>;
  readonly bereft: readonly (BereftNote & { readonly file: string })[];
}

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
  return {
    look: (folder) => void byFolder.set(folder, read(clubs.around(folder, { inside: true }))),
    of: (path) => {
      const looked = [...byFolder.keys()].find((folder) => isWithin(folder, path));
      const orphans = looked === undefined ? undefined : byFolder.get(looked);
      return (orphans ?? read(clubs.around(dirname(path), { inside: false }))).byDocument.get(path) ?? [];
    },
    bereft: () => bereftIn([...byFolder]),
  };
}

function orphansIn(clubs: readonly Club[], world: World, onTrouble: (trouble: Trouble) => void): Orphans {
  const byDocument = new Map<string, OrphanedNote[]>();
  const bereft: Orphans["bereft"][number][] = [];
  const { root, notes, fileOf } = readClubs(world, clubs, onTrouble);
  for (const { note, path, outcome, isGone } of placeNotes(world, root, notes)) {
    if (outcome.status !== "orphaned") continue;
    const document = join(root, path);
    const lost = orphansAmong([{ note, place: { status: "orphaned", span: outcome.near } }]);
    const file = isGone === true ? fileOf(note.id) : undefined;
    if (file !== undefined) bereft.push(...lost.map(({ author }) => ({ id: note.id, author, document, file })));
    const same = byDocument.get(document) ?? [];
    same.push(...lost);
    byDocument.set(document, same);
  }
  return { byDocument, bereft };
}

/** Each once, and of documents in the folder asked for. */
function bereftIn(looked: readonly (readonly [folder: string, Orphans])[]): ReadonlyMap<string, readonly BereftNote[]> {
  const byFile = new Map<string, Map<string, BereftNote>>();
  for (const [folder, { bereft }] of looked) {
    for (const note of bereft.filter(({ document }) => isWithin(folder, document))) {
      const same = byFile.get(note.file) ?? new Map<string, BereftNote>();
      byFile.set(note.file, same.set(note.id, note));
    }
  }
  return new Map([...byFile].map(([file, notes]) => [file, [...notes.values()]]));
}

const isWithin = (folder: string, path: string): boolean =>
  path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
