import { join } from "node:path";
import type { AnchorOutcome } from "../../readingClub/anchor/anchor";
import { placeAll } from "../../readingClub/annotation/placeAll";
import { bySource } from "../../readingClub/annotation/bySource";
import type { FoldedNote } from "../../readingClub/annotation/fold";
import { likeness, mostLikely } from "../../readingClub/annotation/movedTo";
import { LineIndex } from "../../text/lineIndex";
import type { Message } from "../../text/message";
import { asRecorded, mostCommits, mostVersions, versionsIn } from "../../workspace/recordedTexts";
import { bug } from "../files/trouble";
import type { World } from "../world";
import { Documents } from "./documents";

/** A note and where its text is on disk. */
export interface NoteOnDisk {
  readonly note: FoldedNote;
  /** Path from the root of the document as it is called now, or the address of an external report. */
  readonly path: string;
  /** Of a note on a whole document `attached`, without a span. */
  readonly outcome: AnchorOutcome | { readonly status: "attached"; readonly span: undefined };
  readonly lines: LineIndex;
  /** Why the document that is there could not be looked into: nothing is known of the place. */
  readonly unread?: Message | undefined;
}

const attached = { status: "attached", span: undefined } as const;
const gone = { status: "orphaned", near: undefined } as const;
const noLines = new LineIndex("");

/** Where notes are in the documents below a root, by document and place. */
export function placeNotes(world: World, root: string, notes: readonly FoldedNote[]): readonly NoteOnDisk[] {
  const documents = new Documents(world, root);
  const moved = movedDocuments(documents, bySource(notes), (source, about) => {
    const path = join(root, source);
    const [noted] = basesOf(world, path, about).values();
    return [noted, lastText(world, path)].filter((text) => text !== undefined);
  });
  const placed: NoteOnDisk[] = [];
  for (const [source, about] of bySource(notes)) {
    if (about[0]?.target.external === true) {
      placed.push(...about.map((note) => ({ note, path: source, outcome: attached, lines: noLines })));
      continue;
    }
    const path = moved.get(source) ?? source;
    try {
      const content = documents.read(path);
      placed.push(
        ...(content !== undefined && "text" in content
          ? inText(basesOf(world, join(root, source), about), path, content.text, about)
          : lost(about, path, content?.unread)),
      );
    } catch (error) {
      placed.push(...lost(about, path, bug(path, error).message));
    }
  }
  const start = ({ outcome }: NoteOnDisk): number => ("span" in outcome ? (outcome.span?.start ?? -1) : -1);
  return placed.sort((a, b) => (a.path === b.path ? start(a) - start(b) : a.path < b.path ? -1 : 1));
}

const lost = (notes: readonly FoldedNote[], path: string, unread: Message | undefined): NoteOnDisk[] =>
  notes.map((note) => ({ note, path, outcome: gone, lines: noLines, unread }));

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

/** New paths of documents that are not where they were, by the old one. */
function movedDocuments(
  documents: Documents,
  sources: ReadonlyMap<string, readonly FoldedNote[]>,
  oldTexts: (source: string, notes: readonly FoldedNote[]) => readonly string[],
): ReadonlyMap<string, string> {
  const missing = [...sources].filter(
    ([source, [note]]) => note?.target.external === false && !documents.exists(source),
  );
  const old = new Map(missing.map(([source, about]) => [source, oldTexts(source, about)]));
  const likely = new Map(missing.map(([source]) => [source, [] as { path: string; likeness: number }[]]));
  for (const path of missing.length === 0 ? [] : documents.all()) {
    const text = documents.text(path);
    for (const [source, about] of text === undefined ? [] : missing) {
      const like = likeness(about, { path, text: text ?? "" }, old.get(source));
      if (like > 0) likely.get(source)?.push({ path, likeness: like });
    }
  }
  const found = [...likely].map(([source, candidates]) => [source, mostLikely(source, candidates)] as const);
  return new Map(found.flatMap(([source, path]) => (path === undefined ? [] : [[source, path] as const])));
}
