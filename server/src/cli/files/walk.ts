import { join, relative, sep } from "node:path";
import { FileError, type Entry, type FileSystem } from "./fileSystem";
import { IgnoreRules } from "./ignoreRules";

export interface WalkOptions {
  /** Folder above which no ignore file counts: the top of the work tree, or the folder walked. */
  readonly root: string;
  /** Takes a path relative to the folder walked, `/` separated. */
  readonly wants: (path: string) => boolean;
  /** Told of each folder or ignore file that cannot be read; the walk goes on. */
  readonly onError: (path: string, error: FileError) => void;
  /** What git ignores is wanted too. */
  readonly ignored?: boolean | undefined;
}

const never = new Set([".git", "node_modules"]);
const gitignore = ".gitignore";

/**
 * The wanted files of a folder and the folders in it, in the order of their names. What git ignores is left out,
 * `.git` and `node_modules` are not entered, and links are not followed: no file comes twice, none from elsewhere.
 */
export function walk(files: FileSystem, folder: string, options: WalkOptions): Iterable<string> {
  return new Walk(files, folder, options).files();
}

/** Path of `path` below `from`, `/` separated on every platform. */
export function below(from: string, path: string): string {
  const found = relative(from, path);
  return sep === "/" ? found : found.replaceAll(sep, "/");
}

class Walk {
  readonly #files: FileSystem;
  readonly #folder: string;
  readonly #options: WalkOptions;

  constructor(files: FileSystem, folder: string, options: WalkOptions) {
    this.#files = files;
    this.#folder = folder;
    this.#options = options;
  }

  files(): Iterable<string> {
    return this.#in(this.#folder, this.#rulesAbove());
  }

  *#in(folder: string, above: IgnoreRules): Iterable<string> {
    const entries = this.#list(folder);
    const rules = entries.some((entry) => entry.name === gitignore) ? this.#with(above, folder) : above;
    for (const { name, kind } of entries) {
      if (kind !== "file" && kind !== "folder") continue;
      const path = join(folder, name);
      if (kind === "folder") {
        if (!never.has(name) && !rules.ignores(this.#fromRoot(path), "folder")) yield* this.#in(path, rules);
      } else if (this.#options.wants(below(this.#folder, path)) && !rules.ignores(this.#fromRoot(path), "file")) {
        yield path;
      }
    }
  }

  #list(folder: string): readonly Entry[] {
    try {
      return [...this.#files.list(folder)].sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      this.#tell(folder, error);
      return [];
    }
  }

  /** Rules of the folders from the root down to the one walked, which the walk itself does not pass. */
  #rulesAbove(): IgnoreRules {
    const { root } = this.#options;
    let rules = this.#with(IgnoreRules.none, root, join(root, ".git", "info", "exclude"));
    let folder = root;
    for (const name of below(root, this.#folder).split("/")) {
      if (name === "") break;
      rules = this.#with(rules, folder);
      folder = join(folder, name);
      // Somebody who names an ignored folder wants it looked at.
      if (rules.ignores(this.#fromRoot(folder), "folder")) rules = IgnoreRules.none;
    }
    return rules;
  }

  #with(rules: IgnoreRules, folder: string, file = join(folder, gitignore)): IgnoreRules {
    if (this.#options.ignored === true) return rules;
    try {
      if (this.#files.stat(file)?.kind !== "file") return rules;
      return rules.with(this.#fromRoot(folder), Buffer.from(this.#files.read(file)).toString("utf8"));
    } catch (error) {
      this.#tell(file, error);
      return rules;
    }
  }

  #fromRoot(path: string): string {
    return below(this.#options.root, path);
  }

  #tell(path: string, error: unknown): void {
    if (!(error instanceof FileError)) throw error;
    this.#options.onError(path, error);
  }
}
