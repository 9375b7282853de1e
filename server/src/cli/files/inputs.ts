import { basename, dirname, resolve, sep } from "node:path";
import picomatch from "picomatch";
import { message } from "../../text/message";
import { configFileName, documentMatcher } from "../../workspace/documentPatterns";
import { FileError, type FileSystem, type Stat } from "./fileSystem";
import { GitRoots } from "./root";
import { nothingThere, unreadable, type Trouble } from "./trouble";
import { walk } from "./walk";

/** A file to look at. */
export interface Input {
  /** Absolute. */
  readonly path: string;
  /** Given on the command line itself, not found in a folder. */
  readonly named: boolean;
  /** Top of the git work tree, else the folder given, else the folder of the file given. */
  readonly root: string;
  /** The root is the top of a work tree or a folder the user named; else nothing is known above the file. */
  readonly rooted: boolean;
}

const isDocument = documentMatcher([]);

/** Markdown documents and configuration files, by their name. */
export const isDocumentOrConfiguration = (path: string): boolean =>
  isDocument(path) || basename(path) === configFileName;

/** Turns arguments (files, folders, globs) into files, each once. */
export class Inputs {
  readonly #files: FileSystem;
  readonly #cwd: string;
  readonly #roots: GitRoots;
  readonly #onTrouble: (trouble: Trouble) => void;
  readonly #wanted: (path: string) => boolean;

  /** @param wanted which files of folders are looked at; those named are, whatever they are called */
  constructor(
    files: FileSystem,
    cwd: string,
    onTrouble: (trouble: Trouble) => void,
    wanted: (path: string) => boolean = isDocumentOrConfiguration,
  ) {
    this.#wanted = wanted;
    this.#files = files;
    this.#cwd = cwd;
    this.#roots = new GitRoots(files);
    this.#onTrouble = onTrouble;
  }

  *of(given: readonly string[]): Iterable<Input> {
    const seen = new Set<string>();
    for (const each of given) {
      for (const input of this.#from(each)) {
        if (seen.has(input.path)) continue;
        seen.add(input.path);
        yield input;
      }
    }
  }

  /** A named file, there or not. */
  named(given: string): Input {
    const path = resolve(this.#cwd, given);
    const folder = dirname(path);
    const root = this.#roots.of(folder);
    return { path, named: true, root: root ?? folder, rooted: root !== undefined };
  }

  #from(given: string): Iterable<Input> {
    const path = resolve(this.#cwd, given);
    const stat = this.#stat(path);
    if (stat === "unreadable") return [];
    if (stat?.kind === "folder") return this.#under(path, this.#wanted);
    if (stat?.kind === "file") return [this.named(given)];
    if (stat === undefined && isGlob(given)) return this.#matching(given);
    const why = stat === undefined ? nothingThere : message("it is neither a file nor a folder");
    this.#onTrouble({ path, message: why, fatal: true });
    return [];
  }

  #stat(path: string): Stat | undefined | "unreadable" {
    try {
      return this.#files.stat(path);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      this.#onTrouble(unreadable(path, error, true));
      return "unreadable";
    }
  }

  *#under(folder: string, wants: (path: string) => boolean): Iterable<Input> {
    const top = this.#roots.of(folder);
    const root = top ?? folder;
    const onError = (path: string, error: FileError): void => {
      this.#onTrouble(unreadable(path, error, path === folder));
    };
    for (const path of walk(this.#files, folder, { root, wants, onError })) {
      yield { path, named: false, root, rooted: top !== undefined };
    }
  }

  /** A glob that the shell left alone. It matches files, and folders with everything in them. */
  *#matching(given: string): Iterable<Input> {
    const { base, glob } = picomatch.scan(withSlashes(given), { nonegate: true });
    const folder = resolve(this.#cwd, base);
    const matches = picomatch([glob, `${glob}/**`], { nonegate: true });
    let any = false;
    if (this.#stat(folder) !== undefined) {
      for (const input of this.#under(folder, (path) => this.#wanted(path) && matches(path))) {
        any = true;
        yield input;
      }
    }
    if (!any) this.#onTrouble({ path: given, message: message("no file matches"), fatal: true });
  }
}

const withSlashes = (path: string): string => (sep === "/" ? path : path.replaceAll(sep, "/"));

function isGlob(given: string): boolean {
  return picomatch.scan(withSlashes(given), { nonegate: true }).isGlob;
}
