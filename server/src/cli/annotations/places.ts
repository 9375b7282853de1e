import { join } from "node:path";
import type { AnchorOutcome } from "../../readingClub/anchor/anchor";
import { placeAll } from "../../readingClub/annotation/placeAll";
import { bySource } from "../../readingClub/annotation/bySource";
import type { FoldedNote } from "../../readingClub/annotation/fold";
import { LineIndex } from "../../text/lineIndex";
import { asRecorded, mostCommits, mostVersions, versionsIn } from "../../workspace/recordedTexts";
import { bug } from "../files/trouble";
import type { World } from "../world";
import { Documents, type Unread } from "./documents";
import { movedDocuments } from "./moved";

/** A note and where its text is on disk. */
export interface NoteOnDisk {
  readonly note: FoldedNote;
  /** Path from the root of the document as it is called now, or the address of an external report. */
  readonly path: string;
  /** Of a note on a whole document `attached`, without a span. */
  readonly outcome: AnchorOutcome | { readonly status: "attached"; readonly span: undefined };
  readonly lines: LineIndex;
  /** Why the document that is there could not be looked into: nothing is known of the place. */
  readonly unread?: Unread | undefined;
  /** There is no such document any more. */
  readonly isGone?: boolean | undefined;
}

const attached = { status: "attached", span: undefined } as const;
const gone = { status: "orphaned", near: undefined } as const;
const noLines = new LineIndex("");

/** Where notes are in the documents below a root, by document and place. */
export function placeNotes(world: World, root: string, notes: readonly FoldedNote[]): readonly NoteOnDisk[] {
  const documents = new Documents(world, root);
  const moved = movedDocuments(documents, bySource(notes), (source, about, emptied) => {
    const path = join(root, source);
    const [noted] = basesOf(world, path, about).values();
    return [noted, emptied ? undefined : lastText(world, path)].filter((text) => text !== undefined);
  });
  // No list is spread into arguments: a hostile file holds more notes than a call takes.
  const placed: NoteOnDisk[][] = [];
  for (const [source, about] of bySource(notes)) {
    if (about[0]?.target.external === true) {
      placed.push(about.map((note) => ({ note, path: source, outcome: attached, lines: noLines })));
      continue;
    }
    const { path, doubtful } = moved.get(source) ?? { path: source, doubtful: false };
    try {
      const content = documents.read(path);
      const found =
        content !== undefined && "text" in content
          ? inText(basesOf(world, join(root, source), about), path, content.text, about)
          : lost(about, path, content?.unread);
      placed.push(doubtful ? found.map(asked) : found);
    } catch (error) {
      placed.push(lost(about, path, bug(path, error)));
    }
  }
  const start = ({ outcome }: NoteOnDisk): number => ("span" in outcome ? (outcome.span?.start ?? -1) : -1);
  return placed.flat().sort((a, b) => (a.path === b.path ? start(a) - start(b) : a.path < b.path ? -1 : 1));
}

/** Several documents may be the one it was made on. */
function asked(note: NoteOnDisk): NoteOnDisk {
  const { status, span } = { span: undefined, ...note.outcome };
  return status === "attached" && span !== undefined ? { ...note, outcome: { status: "confirm", span } } : note;
}

const lost = (notes: readonly FoldedNote[], path: string, unread: Unread | undefined): NoteOnDisk[] =>
  notes.map((note) => ({ note, path, outcome: gone, lines: noLines, unread, isGone: unread === undefined }));

function inText(base: Bases, path: string, text: string, notes: readonly FoldedNote[]): NoteOnDisk[] {
  const anchored = notes.flatMap((note) =>
    note.target.anchor === undefined ? [] : [{ note, anchor: note.target.anchor }],
  );
  const outcomes = placeAll(
    anchored.map(({ anchor }) => anchor),
    text,
    { base: (blob) => base.get(blob) },
  );
  const byNote = new Map(anchored.map(({ note }, index) => [note, outcomes[index]]));
  const lines = new LineIndex(text);
  return notes.map((note) => ({ note, path, outcome: byNote.get(note) ?? attached, lines }));
}

/** The texts notes were made on, by git's id of them. */
type Bases = ReadonlyMap<string, string>;

/**
 * As far as git has them.
 * @param path of the document when the notes were made
 */
function basesOf({ git }: World, path: string, notes: readonly FoldedNote[]): Bases {
  const wanted = [...versionsIn(notes.map(({ target }) => target))].slice(0, mostVersions);
  const found = new Map<string, string>();
  const take = (blob: string, commit: string): void => {
    const text = git.show(path, commit);
    const recorded = text === undefined ? undefined : asRecorded(text, blob);
    if (recorded !== undefined) found.set(blob, recorded);
  };
  for (const [blob, commit] of wanted) if (commit !== undefined) take(blob, commit);
  const left = wanted.map(([blob]) => blob).filter((blob) => !found.has(blob));
  for (const { hash } of left.length === 0 ? [] : git.log(path, mostCommits)) {
    for (const blob of left) if (!found.has(blob)) take(blob, hash);
  }
  return found;
}

/** The last text a document that is gone had under its name. */
function lastText({ git }: World, path: string): string | undefined {
  for (const { hash } of git.log(path, mostCommits)) {
    const text = git.show(path, hash);
    if (text !== undefined) return text;
  }
  return undefined;
}
