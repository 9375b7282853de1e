import { dirname, join } from "node:path";
import type { FileSystem } from "./fileSystem";

/** Finds the top of the git work tree a folder is in; answers are kept. */
export class GitRoots {
  readonly #files: FileSystem;
  readonly #byFolder = new Map<string, string | undefined>();

  constructor(files: FileSystem) {
    this.#files = files;
  }

  /** The nearest folder, from the given one upward, that holds `.git` (a folder, or a file in linked work trees). */
  of(folder: string): string | undefined {
    if (this.#byFolder.has(folder)) return this.#byFolder.get(folder);
    const above = dirname(folder);
    const root = this.#holdsGit(folder) ? folder : above === folder ? undefined : this.of(above);
    this.#byFolder.set(folder, root);
    return root;
  }

  #holdsGit(folder: string): boolean {
    try {
      return this.#files.stat(join(folder, ".git")) !== undefined;
    } catch {
      return false;
    }
  }
}
