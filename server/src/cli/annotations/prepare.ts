import { dirname, relative, resolve } from "node:path";
import { describeAnchors } from "../../readingClub/anchor/describe";
import { annotationPath } from "../../readingClub/annotation/files";
import { gitBlob } from "../../readingClub/annotation/gitBlob";
import { readEvent } from "../../readingClub/annotation/readEvent";
import { lineOf, writeNote } from "../../readingClub/annotation/writeEvent";
import { isTooLarge } from "../../rules/document/tooLarge";
import { LineIndex } from "../../text/lineIndex";
import { message, type Message } from "../../text/message";
import type { Span } from "../../text/span";
import { sizeLimit } from "../../workspace/documentPatterns";
import { decode } from "../files/decode";
import { FileError, type FileSystem } from "../files/fileSystem";
import { nothingThere, unreadable } from "../files/trouble";
import { below } from "../files/walk";
import { staysWithin } from "../files/within";
import type { World } from "../world";
import { Clubs, type Club } from "./clubs";
import { leadsOut, tooLarge } from "./documents";
import type { NewNote } from "./newNote";
import { exactSpan } from "./range";

/** A note as it will be written. */
export interface Prepared {
  readonly club: Club;
  readonly id: string;
  /** From the club's folder. */
  readonly file: string;
  readonly line: string;
}

/** A document that notes are added to. */
interface Noted {
  readonly path: string;
  readonly club: Club;
  readonly lines: LineIndex;
  readonly text: string;
  readonly places: Place[];
}

/** Where a note will stand, and what it says. */
interface Place {
  readonly index: number;
  readonly note: NewNote;
  /** Undefined for the whole document. */
  readonly span: Span | undefined;
  readonly author: string;
}

/** Which of the notes given cannot be written, counted from 0, and why. */
export interface Wrong {
  readonly index: number;
  readonly what: Message;
}

/** Notes as they will be written, in their order. Each document is read, and git asked about it, once. */
export function prepareNotes(notes: readonly NewNote[], world: World): readonly Prepared[] | Wrong {
  const gathering = new Gathering(world);
  for (const [index, note] of notes.entries()) {
    const wrong = gathering.add(index, note);
    if (wrong !== undefined) return { index, what: wrong };
  }
  const ids = notes.map(() => `urn:uuid:${world.newId()}`);
  const prepared = [...gathering.documents].flatMap((document) => inDocument(document, ids, world));
  const all: Prepared[] = [];
  for (const { index, made } of prepared.sort((a, b) => a.index - b.index)) {
    if ("key" in made) return { index, what: made };
    all.push(made);
  }
  return all;
}

/** Notes by document, as far as they can be written. */
class Gathering {
  readonly #world: World;
  readonly #clubs: Clubs;
  readonly #documents = new Map<string, Noted>();
  readonly #names = new Map<string, string | undefined>();

  constructor(world: World) {
    this.#world = world;
    this.#clubs = new Clubs(world, () => undefined);
  }

  get documents(): Iterable<Noted> {
    return this.#documents.values();
  }

  /** Why it cannot be written; undefined when it can. */
  add(index: number, note: NewNote): Message | undefined {
    const document = this.#documentOf(note);
    if ("key" in document) return document;
    const { text, lines, path } = document;
    const span = note.range === undefined ? undefined : exactSpan(text, lines, note.range);
    if (span !== undefined && "key" in span) return span;
    const author = note.author ?? this.#nameIn(dirname(path));
    if (author === undefined) return message("say who writes, with --author NAME or with git's user.name");
    document.places.push({ index, note, span, author });
    return undefined;
  }

  #documentOf(note: NewNote): Noted | Message {
    const path = resolve(this.#world.cwd, note.path);
    const known = this.#documents.get(path);
    if (known !== undefined) return known;
    const club = this.#clubs.of(dirname(path));
    const text = readText(path, club.root, this.#world.files);
    if (typeof text !== "string") return text;
    if (relative(club.root, path).startsWith(".."))
      return message("{0} is not in the folder of its reading club", note.path);
    const document = { path, club, text, lines: new LineIndex(text), places: [] };
    this.#documents.set(path, document);
    return document;
  }

  #nameIn(folder: string): string | undefined {
    if (!this.#names.has(folder)) this.#names.set(folder, this.#world.git.userName(folder));
    return this.#names.get(folder);
  }
}

function inDocument(
  { path, club, text, places }: Noted,
  ids: readonly string[],
  world: World,
): { readonly index: number; readonly made: Prepared | Message }[] {
  const [commit] = world.git.log(path, 1);
  const source = below(club.root, path);
  const onText = places.filter(({ span }) => span !== undefined);
  const spans = onText.flatMap(({ span }) => span ?? []);
  const described = describeAnchors(text, spans, { blob: gitBlob(text) });
  const anchors = new Map(onText.map((place, at) => [place, described[at]]));
  const now = world.now();
  return places.map((place) => {
    const { index, note, author } = place;
    const id = ids[index] ?? "";
    // In the order given, also for those who sort by time.
    const stamp = { id, author, time: new Date(now + index).toISOString() };
    const target = { source, external: false, anchor: anchors.get(place), commit: place.span && commit?.hash };
    const line = writeNote(stamp, note.kind, note.body, target, note.motivation);
    const read = readEvent(line);
    const file = annotationPath({ session: undefined, draft: false, author });
    return { index, made: "key" in read ? read : { club, id, file, line: lineOf(line) } };
  });
}

function readText(path: string, root: string, files: FileSystem): string | Message {
  try {
    const stat = files.stat(path);
    if (stat?.kind !== "file") return message("{0}: {1}", path, nothingThere);
    if (!staysWithin(files, root, path)) return message("{0}: {1}", path, leadsOut);
    if (stat.size > sizeLimit) return message("{0}: {1}", path, tooLarge);
    const decoded = decode(files.read(path));
    if ("problem" in decoded) return message("{0}: {1}", path, decoded.problem);
    return isTooLarge(decoded.text) ? message("{0}: {1}", path, tooLarge) : decoded.text;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return message("{0}: {1}", path, unreadable(path, error, true).message);
  }
}
