import { dirname, join, relative, resolve } from "node:path";
import { preparations } from "../../readingClub/annotation/act";
import type { NoteTarget } from "../../readingClub/annotation/event";
import { annotationPath } from "../../readingClub/annotation/files";
import { gitBlob } from "../../readingClub/annotation/gitBlob";
import { readEvent } from "../../readingClub/annotation/readEvent";
import { lineOf, writeNote } from "../../readingClub/annotation/writeEvent";
import { describeAnchor } from "../../readingClub/anchor/describe";
import { message, type Message } from "../../text/message";
import { decode } from "../files/decode";
import { FileError, type FileSystem } from "../files/fileSystem";
import { nothingThere, unreadable } from "../files/trouble";
import { below } from "../files/walk";
import type { Invocation } from "../options/parse";
import { UsageError } from "../options/usage";
import { sizeLimit } from "../../workspace/documentPatterns";
import { exitCodes, type ExitCode, type World } from "../world";
import { Clubs, type Club } from "./club";
import { readNewNote, type NewNote } from "./newNote";
import { exactSpan } from "./range";

/** A note as it will be written. */
interface Prepared {
  readonly club: Club;
  readonly id: string;
  /** From the club's folder. */
  readonly file: string;
  readonly line: string;
}

/** `afterword annotations add`: all of the notes, or none. Throws `UsageError`. */
export function addNotes({ values, switches, command }: Invocation, world: World): ExitCode {
  const fail = (what: Message): never => {
    throw new UsageError(what, command.name);
  };
  const clubs = new Clubs(world, () => undefined);
  const given = switches.has("stdin")
    ? linesOf(world)
    : [{ line: undefined, note: readNewNote(Object.fromEntries(values)) }];
  if (given.length === 0) fail(message("there is no note on standard input"));
  const prepared = given.map(({ line, note }, index) => {
    const made = "key" in note ? note : prepare(note, world.now() + index, clubs, world);
    if (!("key" in made)) return made;
    return fail(line === undefined ? made : message("line {0}: {1}", line, made));
  });
  try {
    write(prepared, world);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    fail(message("the notes cannot be written: {0}", error.message));
  }
  world.out.write(prepared.map(({ id }) => `${id}\n`).join(""));
  return exitCodes.fine;
}

/** Notes on standard input, one JSON object a line; lines are counted from 1. */
function linesOf(world: World): readonly { readonly line: number; readonly note: NewNote | Message }[] {
  const decoded = decode(world.input());
  if ("problem" in decoded) return [{ line: 1, note: decoded.problem }];
  return decoded.text.split(/\r\n|\n|\r/).flatMap((text, index) => {
    if (text.trim() === "") return [];
    return [{ line: index + 1, note: readNewNote(parsed(text)) }];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function prepare(note: NewNote, time: number, clubs: Clubs, world: World): Prepared | Message {
  const path = resolve(world.cwd, note.path);
  const text = readText(path, world.files);
  if (typeof text !== "string") return text;
  const span = exactSpan(text, note.range);
  if ("key" in span) return span;
  const folder = dirname(path);
  const club = clubs.of(folder);
  if (relative(club.root, path).startsWith(".."))
    return message("{0} is not in the folder of its reading club", note.path);
  const author = note.author ?? world.git.userName(folder);
  if (author === undefined) return message("say who writes, with --author NAME or with git's user.name");
  const id = `urn:uuid:${world.newId()}`;
  const anchor = describeAnchor(text, span, { blob: gitBlob(text) });
  const [commit] = world.git.log(path, 1);
  const target: NoteTarget = { source: below(club.root, path), external: false, anchor, commit: commit?.hash };
  const line = {
    ...writeNote({ id, author, time: new Date(time).toISOString() }, note.kind, note.body, target),
    motivation: note.motivation,
  };
  const read = readEvent(line);
  if ("key" in read) return read;
  const file = annotationPath({ session: undefined, draft: false, author });
  return { club, id, file, line: lineOf(line) };
}

function readText(path: string, files: FileSystem): string | Message {
  try {
    const stat = files.stat(path);
    if (stat?.kind !== "file") return message("{0}: {1}", path, nothingThere);
    if (stat.size > sizeLimit) return message("{0}: {1}", path, message("it is too large for notes on its text"));
    const decoded = decode(files.read(path));
    return "text" in decoded ? decoded.text : message("{0}: {1}", path, decoded.problem);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return message("{0}: {1}", path, unreadable(path, error, true).message);
  }
}

/** One addition a file; what has to be there before is made first. */
function write(prepared: readonly Prepared[], { files, writer }: World): void {
  const lines = new Map<string, Prepared[]>();
  for (const note of prepared) {
    const key = join(note.club.folder, note.file);
    const same = lines.get(key);
    if (same === undefined) lines.set(key, [note]);
    else same.push(note);
  }
  for (const same of lines.values()) {
    const [first] = same;
    if (first === undefined) continue;
    const { root, folder } = first.club;
    const at = (path: string): string => relative(root, join(folder, path));
    const exists = (path: string): boolean => files.stat(join(folder, path)) !== undefined;
    for (const change of preparations(false, { exists }))
      if ("create" in change) writer.create(root, at(change.path), change.create);
    writer.append(root, at(first.file), same.map(({ line }) => line).join(""));
  }
}
