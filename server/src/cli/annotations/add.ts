import { join, relative } from "node:path";
import { preparations } from "../../readingClub/annotation/act";
import { message, type Message } from "../../text/message";
import { decode, decodeLeniently } from "../files/decode";
import { FileError, type FileSystem } from "../files/fileSystem";
import type { Invocation } from "../options/parse";
import { UsageError } from "../options/usage";
import { exitCodes, type ExitCode, type World } from "../world";
import { readNewNote, type NewNote } from "./newNote";
import { prepareNotes, type Prepared } from "./prepare";

/** `afterword annotations add`: all of the notes, or none. Throws `UsageError`. */
export function addNotes({ values, switches, command }: Invocation, world: World): ExitCode {
  const fail = (what: Message): never => {
    throw new UsageError(what, command.name);
  };
  const given = switches.has("stdin")
    ? linesOf(world, values.get("author"))
    : [{ line: undefined, note: readNewNote(Object.fromEntries(values)) }];
  if (given.length === 0) fail(message("there is no note on standard input"));
  const refuse = (index: number, what: Message): never => {
    const line = given[index]?.line;
    return fail(line === undefined ? what : message("line {0}: {1}", line, what));
  };
  const notes = given.map(({ note }, index) => ("key" in note ? refuse(index, note) : note));
  const prepared = prepareNotes(notes, world);
  if ("what" in prepared) return refuse(prepared.index, prepared.what);
  const { written, failure } = write(prepared, world);
  // Also what was written before something failed: whoever tries again has to know.
  world.out.write(prepared.flatMap((note) => (written.has(note) ? [`${note.id}\n`] : [])).join(""));
  if (failure !== undefined) fail(message("the notes cannot be written: {0}", failure.message));
  return exitCodes.fine;
}

/** Notes on standard input, one JSON object a line; lines are counted from 1. */
function linesOf(
  world: World,
  author: string | undefined,
): readonly { readonly line: number; readonly note: NewNote | Message }[] {
  const decoded = decode(world.input());
  if ("problem" in decoded) return [{ line: 1, note: decoded.problem }];
  return decoded.text.split(/\r\n|\n|\r/).flatMap((text, index) => {
    if (text.trim() === "") return [];
    return [{ line: index + 1, note: readNewNote(parsed(text), author) }];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Which notes stand in their files now, and why the others do not. */
interface Written {
  readonly written: ReadonlySet<Prepared>;
  readonly failure: FileError | undefined;
}

/** One addition a file; every file is tried before the first is extended. */
function write(prepared: readonly Prepared[], world: World): Written {
  const byFile = new Map<string, Prepared[]>();
  for (const note of prepared) {
    const key = join(note.club.folder, note.file);
    const same = byFile.get(key);
    if (same === undefined) byFile.set(key, [note]);
    else same.push(note);
  }
  const written = new Set<Prepared>();
  try {
    for (const [file, [first]] of byFile)
      if (first !== undefined) world.writer.check(first.club.root, fromRoot(first, file));
    for (const [file, same] of byFile) {
      append(file, same, world);
      for (const note of same) written.add(note);
    }
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { written, failure: error };
  }
  return { written, failure: undefined };
}

/** What has to be there before is made first. */
function append(file: string, notes: readonly Prepared[], { files, writer }: World): void {
  const [first] = notes;
  if (first === undefined) return;
  const { root, folder } = first.club;
  const at = (path: string): string => fromRoot(first, join(folder, path));
  const written = (path: string): string | undefined => textOf(join(folder, path), files);
  for (const change of preparations(false, { written })) {
    if ("create" in change) writer.create(root, at(change.path), change.create);
    else if ("append" in change) writer.append(root, at(change.path), change.append);
  }
  writer.append(root, fromRoot(first, file), notes.map(({ line }) => line).join(""));
}

const fromRoot = ({ club }: Prepared, path: string): string => relative(club.root, path);

const textOf = (file: string, files: FileSystem): string | undefined =>
  files.stat(file) === undefined ? undefined : decodeLeniently(files.read(file)).text;
