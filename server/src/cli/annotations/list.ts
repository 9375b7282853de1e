import { dirname, join, resolve, sep } from "node:path";
import type { FoldedComment } from "../../readingClub/annotation/fold";
import { kindNames } from "../../readingClub/annotation/kinds";
import { isObject } from "../../readingClub/annotation/readEvent";
import type { Translate } from "../../text/message";
import { FileError } from "../files/fileSystem";
import { nothingThere, unreadable, type Trouble } from "../files/trouble";
import { shownPath, tellTrouble } from "../format/paths";
import { printable } from "../format/width";
import type { Invocation } from "../options/parse";
import { exitCodes, type ExitCode, type World } from "../world";
import { readClubs, type ClubNotes } from "./club";
import { Clubs, type Club } from "./clubs";
import { placeNotes, type NoteOnDisk } from "./places";

/** A note below one of the paths asked for. */
interface Listed extends NoteOnDisk {
  /** From the working folder, or the address of an external report. */
  readonly shown: string;
}

/** `afterword annotations list`. */
export function listNotes({ values }: Invocation, paths: readonly string[], world: World, t: Translate): ExitCode {
  const troubles: Trouble[] = [];
  const onTrouble = (trouble: Trouble): void => {
    tellTrouble(trouble, world, t);
    troubles.push(trouble);
  };
  const listed = [...wanted(paths.length === 0 ? ["."] : paths, world, onTrouble).values()].flatMap((each) =>
    notesOf(each, world, onTrouble),
  );
  const asText = values.get("format") === "text";
  world.out.write(
    asText
      ? listed.map((note) => noteText(note, t)).join("")
      : `${JSON.stringify(listed.map(noteJson), undefined, 2)}\n`,
  );
  if (troubles.some(({ fatal }) => fatal)) return exitCodes.trouble;
  const fails = values.get("fail-on") === "orphaned" && listed.some(({ outcome }) => outcome.status === "orphaned");
  return fails ? exitCodes.findings : exitCodes.fine;
}

interface Asked {
  readonly path: string;
  /** Nothing stands there: a document perhaps whose notes are left. */
  readonly missing: boolean;
}

interface Wanted {
  /** By folder; the first one's root holds the others'. */
  readonly clubs: ReadonlyMap<string, Club>;
  readonly paths: readonly Asked[];
}

/** The paths with the clubs that may have notes on them, by work tree; each club is read once. */
function wanted(
  given: readonly string[],
  world: World,
  onTrouble: (trouble: Trouble) => void,
): ReadonlyMap<string, Wanted> {
  const clubs = new Clubs(world, onTrouble);
  const found = new Map<string, { clubs: Map<string, Club>; paths: Asked[] }>();
  for (const each of given) {
    const path = resolve(world.cwd, each);
    const kind = kindOf(path, world, onTrouble);
    if (kind === undefined) continue;
    const around = clubs.around(kind === "folder" ? path : dirname(path), { inside: kind === "folder" });
    const root = around[0]?.root ?? path;
    const known = found.get(root) ?? { clubs: new Map<string, Club>(), paths: [] };
    for (const club of around) known.clubs.set(club.folder, club);
    known.paths.push({ path, missing: kind === "missing" });
    found.set(root, known);
  }
  return found;
}

function kindOf(
  path: string,
  { files }: World,
  onTrouble: (trouble: Trouble) => void,
): "file" | "folder" | "missing" | undefined {
  try {
    const { kind = "missing" } = files.stat(path) ?? {};
    if (kind !== "other") return kind;
    onTrouble({ path, message: nothingThere, fatal: true });
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    onTrouble(unreadable(path, error, true));
  }
  return undefined;
}

function notesOf({ clubs, paths: asked }: Wanted, world: World, onTrouble: (trouble: Trouble) => void): Listed[] {
  const club = readClubs(world, [...clubs.values()], onTrouble);
  const placed = placeNotes(world, club.root, club.notes);
  const wanted = placed.filter((note) => asked.some((each) => isAbout(note, each, club)));
  for (const each of asked) {
    if (each.missing && !wanted.some((note) => isAbout(note, each, club)))
      onTrouble({ path: each.path, message: nothingThere, fatal: true });
  }
  const unread = new Map(wanted.map(({ path, unread }) => [join(club.root, path), unread]));
  for (const [path, why] of unread) {
    // Whoever names it wants to know; a note may name anything.
    const fatal = why?.fatal === true || asked.some((each) => each.path === path);
    if (why !== undefined) onTrouble({ path, message: why.message, fatal });
  }
  return wanted.map((placed) => ({
    ...placed,
    shown: placed.note.target.external ? placed.path : shownPath(world.cwd, join(club.root, placed.path)),
  }));
}

/** Below a path, or once there: the document may have been moved. */
function isAbout({ note, path }: NoteOnDisk, asked: Asked, club: ClubNotes): boolean {
  const { source, external } = note.target;
  const folder = asked.path.endsWith(sep) ? asked.path : `${asked.path}${sep}`;
  if (external) return `${club.rootOf(note.id)}${sep}`.startsWith(folder);
  const places = asked.missing ? [path, source] : [path];
  return places.map((each) => join(club.root, each)).some((file) => file === asked.path || file.startsWith(folder));
}

/** See docs/command-line.md. */
function noteJson({ note, outcome, lines, shown }: Listed) {
  const own = ownComment(note);
  return {
    id: note.id,
    path: shown,
    status: outcome.status,
    range: "span" in outcome && outcome.span !== undefined ? lines.rangeOf(outcome.span) : null,
    quote: note.target.anchor?.exact ?? "",
    motivation: motivationOf(note),
    creator: own.author,
    created: own.created,
    body: own.body,
    replies: note.comments.filter(({ id }) => id !== note.id).length,
    resolved: note.resolved,
  };
}

/** What the note itself says: nothing once it was deleted, though others have replied. */
function ownComment({ id, comments, lines }: NoteOnDisk["note"]): Pick<FoldedComment, "author" | "created" | "body"> {
  const own = comments.find((comment) => comment.id === id);
  if (own !== undefined) return own;
  const { creator, created } = lines[0] ?? {};
  const author = isObject(creator) ? creator["name"] : undefined;
  return { author: textOf(author), created: textOf(created), body: "" };
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** As it was written, unless the note has become a question or ceased to be one. */
function motivationOf({ kind, lines }: NoteOnDisk["note"]): string {
  const written = lines[0]?.["motivation"];
  if (kind === "question") return "questioning";
  return typeof written === "string" && written !== "questioning" ? written : "commenting";
}

function noteText({ note, outcome, lines, shown }: Listed, t: Translate): string {
  const own = ownComment(note);
  const start = "span" in outcome && outcome.span !== undefined ? lines.positionAt(outcome.span.start) : undefined;
  const place = start === undefined ? shown : `${shown}:${start.line + 1}:${start.character + 1}`;
  const marks = [outcome.status, t(kindNames[note.kind]), ...(note.resolved ? ["resolved"] : [])].join(" ");
  return `${printable(`${place} ${marks} ${own.author}: ${own.body.replace(/\s+/g, " ")}`.trim())}\n`;
}
