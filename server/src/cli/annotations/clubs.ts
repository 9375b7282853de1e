import { dirname, join, relative } from "node:path";
import { readAnnotationPath } from "../../readingClub/annotation/files";
import { Configurations } from "../configurations";
import { GitRoots } from "../files/root";
import type { Trouble } from "../files/trouble";
import { walk } from "../files/walk";
import type { World } from "../world";

/** A reading club on disk. Paths are absolute. */
export interface Club {
  /** What sources of notes count from. */
  readonly root: string;
  /** Folder of its files, there or not. */
  readonly folder: string;
}

/** Finds the reading club a path belongs to. */
export class Clubs {
  readonly #world: World;
  readonly #roots: GitRoots;
  readonly #configurations: Configurations;
  readonly #byFolder = new Map<string, Club>();

  constructor(world: World, onTrouble: (trouble: Trouble) => void) {
    this.#world = world;
    this.#roots = new GitRoots(world.files);
    this.#configurations = new Configurations(world.files, undefined, onTrouble);
  }

  /**
   * Of the nearest folder above that has one, as an editor opens a part of a work tree by itself; else of the work tree
   * the folder is in; without git, of the working folder when it holds the given one, else of the folder itself.
   */
  of(folder: string): Club {
    const known = this.#byFolder.get(folder);
    if (known !== undefined) return known;
    const found = this.#find(folder);
    this.#byFolder.set(folder, found);
    return found;
  }

  /**
   * Every club whose notes may be about documents of a folder: an editor may have opened the whole work tree, or a part
   * of it. The one whose root holds those of all others comes first, there or not.
   * @param options.inside also those of folders in it; the folder is walked for them
   */
  around(folder: string, { inside }: { readonly inside: boolean }): readonly Club[] {
    const top = this.#roots.of(folder);
    const above = top === undefined ? [this.of(folder)] : this.#above(folder, top);
    const known = new Set(above.map((club) => club.folder));
    const more = inside ? [...this.#inside(folder)].filter((each) => !known.has(each)) : [];
    const found = more.map((each) => this.of(dirname(each))).filter((club) => more.includes(club.folder));
    return [...above, ...found];
  }

  #find(folder: string): Club {
    const top = this.#roots.of(folder);
    if (top !== undefined) {
      const [whole, ...parts] = this.#above(folder, top);
      return parts.at(-1) ?? whole ?? this.#at(top);
    }
    for (let at = folder; dirname(at) !== at; at = dirname(at)) {
      const club = this.#at(at);
      if (this.#isFolder(club.folder)) return club;
    }
    const { cwd } = this.#world;
    return this.#at(relative(cwd, folder).startsWith("..") ? folder : cwd);
  }

  /** The club of the work tree, and those that are there between its top and a folder, from the top down. */
  #above(folder: string, top: string): readonly Club[] {
    const folders = [folder];
    for (let at = folder; at !== top && dirname(at) !== at; at = dirname(at)) folders.unshift(dirname(at));
    const found: Club[] = [];
    for (const root of folders) {
      const club = this.#at(root);
      // A configuration further up may have put its club here.
      const isKnown = found.some((each) => each.folder === club.folder);
      if (!isKnown && (root === top || this.#isFolder(club.folder))) found.push(club);
    }
    return found;
  }

  /** Folders below one that hold notes. */
  #inside(folder: string): ReadonlySet<string> {
    const { files } = this.#world;
    const wants = (path: string): boolean => readAnnotationPath(path.split("/").slice(-3).join("/"))?.draft === false;
    const walking = { root: this.#roots.of(folder) ?? folder, wants, onError: () => undefined };
    return new Set([...walk(files, folder, walking)].map((path) => dirname(dirname(dirname(path)))));
  }

  #at(root: string): Club {
    const { config } = this.#configurations.of({ path: join(root, "x"), named: false, root, rooted: true });
    const { folder } = config.readingClub;
    return { root, folder: join(root, typeof folder === "string" ? folder : "reading-club") };
  }

  #isFolder(path: string): boolean {
    try {
      return this.#world.files.stat(path)?.kind === "folder";
    } catch {
      return false;
    }
  }
}
