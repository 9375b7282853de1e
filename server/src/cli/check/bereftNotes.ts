import { dirname } from "node:path";
import { LineIndex } from "../../text/lineIndex";
import type { Span } from "../../text/span";
import { bereftFindings } from "../../workspace/notices";
import { Configurations } from "../configurations";
import { decodeLeniently } from "../files/decode";
import { FileError } from "../files/fileSystem";
import { GitRoots } from "../files/root";
import { shownPath } from "../format/paths";
import type { ReadingOptions } from "../options/reading";
import type { World } from "../world";
import type { BereftNote } from "./noteFacts";
import type { FileFindings } from "./report";

/** Findings of notes whose documents are gone, where they stand: there is no other place left to tell of them. */
export function* bereftNotes(
  byFile: ReadonlyMap<string, readonly BereftNote[]>,
  options: ReadingOptions,
  world: World,
): Iterable<FileFindings> {
  const configurations = new Configurations(world.files, options.profile, () => undefined);
  if (options.config !== undefined) configurations.fix(world.cwd, options.config);
  const roots = new GitRoots(world.files);
  for (const [path, notes] of byFile) {
    const text = textOf(path, world);
    const lines = linesById(text);
    const root = roots.of(dirname(path)) ?? world.cwd;
    const { config } = configurations.of({ path, named: false, root, rooted: true });
    const told = notes.map(({ id, author, document }) => ({
      author,
      document: shownPath(world.cwd, document),
      span: lines.get(id) ?? { start: 0, end: 0 },
    }));
    const diagnostics = bereftFindings(told, config);
    if (diagnostics.length > 0) yield { path, text, lines: new LineIndex(text), diagnostics };
  }
}

/** A file that has vanished since has no lines to point at. */
function textOf(path: string, { files }: World): string {
  try {
    return decodeLeniently(files.read(path)).text;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return "";
  }
}

/** The line of each note by its id; lines that tell of a note have ids of their own. */
function linesById(text: string): ReadonlyMap<string, Span> {
  const found = new Map<string, Span>();
  let start = 0;
  for (const line of text.split("\n")) {
    const id = /"id"\s*:\s*"(urn:uuid:[^"]*)"/i.exec(line)?.[1]?.toLowerCase();
    if (id !== undefined && !found.has(id)) found.set(id, { start, end: start + line.trimEnd().length });
    start += line.length + 1;
  }
  return found;
}
