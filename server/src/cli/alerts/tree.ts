import { basename, dirname, resolve } from "node:path";
import type { AlertFile } from "../../alerts/alert";
import { readAlerts } from "../../alerts/readAlerts";
import { message } from "../../text/message";
import { alertFileBy, alertSizeLimit } from "../../workspace/alertFiles";
import { configFileName, documentMatcher, sizeLimit } from "../../workspace/documentPatterns";
import { Configurations } from "../configurations";
import { decode } from "../files/decode";
import { FileError } from "../files/fileSystem";
import type { Input } from "../files/inputs";
import { GitRoots } from "../files/root";
import { nothingThere, unreadable, type Trouble } from "../files/trouble";
import { below, walk } from "../files/walk";
import { staysWithin } from "../files/within";
import type { ReadingOptions } from "../options/reading";
import type { World } from "../world";
import { holdsAlerts } from "./holdsAlerts";

/** A folder, or the folder of a file, with what alerts are linked by. Paths count from `root`, `/` separated. */
export interface Tree {
  /** Absolute: links do not lead out of it. */
  readonly root: string;
  /** Where the configuration's paths count from: the top of the work tree, else the root. */
  readonly top: string;
  /** The top is that of a git work tree. */
  readonly inGit: boolean;
  readonly alertFiles: readonly TreeAlerts[];
  readonly documents: readonly string[];
}

export interface TreeAlerts {
  readonly path: string;
  readonly text: string;
  readonly file: AlertFile;
}

type Wanted = ReturnType<typeof alertFileBy>;

const isDocument = documentMatcher([]);

/** Reads the trees a command line names, each file once; what cannot be read is told and passed over. */
export class Trees {
  readonly #world: World;
  readonly #roots: GitRoots;
  readonly #onTrouble: (trouble: Trouble) => void;
  readonly #onFile: (path: string) => void;
  readonly configurations: Configurations;

  constructor(
    world: World,
    options: Pick<ReadingOptions, "config" | "profile">,
    tell: { readonly trouble: (trouble: Trouble) => void; readonly file: (path: string) => void },
  ) {
    this.#world = world;
    this.#roots = new GitRoots(world.files);
    this.#onTrouble = tell.trouble;
    this.#onFile = tell.file;
    this.configurations = new Configurations(world.files, options.profile, tell.trouble);
    if (options.config !== undefined) this.configurations.fix(world.cwd, options.config);
  }

  /** Undefined when there is nothing at the path. */
  read(given: string): Tree | undefined {
    const path = resolve(this.#world.cwd, given);
    try {
      const stat = this.#world.files.stat(path);
      if (stat?.kind === "folder") return this.#tree(path, undefined);
      if (stat?.kind === "file") return this.#tree(this.#roots.of(dirname(path)) ?? dirname(path), path);
      const why = stat === undefined ? nothingThere : message("it is neither a file nor a folder");
      this.#onTrouble({ path, message: why, fatal: true });
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      this.#onTrouble(unreadable(path, error, true));
    }
    return undefined;
  }

  /** @param only the file whose alerts are asked for; all files of the folder otherwise */
  #tree(root: string, only: string | undefined): Tree {
    const git = this.#roots.of(root);
    const top = git ?? root;
    const documents: string[] = [];
    const alertFiles: TreeAlerts[] = [];
    const onError = (path: string, error: FileError): void => {
      this.#onTrouble(unreadable(path, error, path === root));
    };
    const wants = (path: string): boolean => basename(path) !== configFileName;
    for (const path of walk(this.#world.files, root, { root: top, wants, onError })) {
      if (isDocument(path)) documents.push(below(root, path));
      else if (only === undefined) alertFiles.push(...this.#alertsIn(path, root, top));
    }
    if (only !== undefined) alertFiles.push(...this.#alertsIn(only, root, top, "named"));
    return { root, top, inGit: git !== undefined, documents, alertFiles };
  }

  /** A folder with alert files that have been read already; what cannot be read of it is passed over. */
  around(root: string, alertFiles: readonly TreeAlerts[]): Tree {
    const git = this.#roots.of(root);
    const wants = (path: string): boolean => isDocument(path);
    const walked = walk(this.#world.files, root, { root: git ?? root, wants, onError: () => undefined });
    const documents = [...walked].map((path) => below(root, path));
    return { root, top: git ?? root, inGit: git !== undefined, documents, alertFiles };
  }

  /** What is read of a file is decided by `input`: by its own configuration. */
  inputOf({ root, top, inGit }: Pick<Tree, "root" | "top" | "inGit">, path: string): Input {
    return { path: resolve(root, path), named: false, root: top, rooted: inGit };
  }

  #alertsIn(path: string, root: string, top: string, asked?: Wanted): readonly TreeAlerts[] {
    const { config } = this.configurations.of({ path, named: false, root: top, rooted: true });
    const wanted = asked ?? alertFileBy(below(top, path), config.alerts.files);
    if (wanted === undefined) return [];
    this.#onFile(path);
    const own = below(root, path);
    const text = this.#text(path, wanted);
    const file = text === undefined ? undefined : readAlerts(own, text);
    if (text === undefined || file === undefined) return [];
    for (const problem of file.problems) this.#onTrouble({ path, message: problem.message, fatal: false });
    return [{ path: own, text, file }];
  }

  #text(path: string, wanted: Wanted): string | undefined {
    const meant = (): boolean => wanted === "named" || holdsAlerts(this.#world.files, path);
    try {
      const stat = this.#world.files.stat(path);
      if (stat !== undefined && stat.size > alertSizeLimit) {
        const tooLarge = message("it is too large to be read for alert rules ({0} MB at most)", alertSizeLimit >> 20);
        if (meant()) this.#onTrouble({ path, message: tooLarge, fatal: wanted === "named" });
        return undefined;
      }
      const decoded = decode(this.#world.files.read(path));
      if ("text" in decoded) return decoded.text;
      if (meant()) this.#onTrouble({ path, message: decoded.problem, fatal: wanted === "named" });
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      this.#onTrouble(unreadable(path, error, wanted === "named"));
    }
    return undefined;
  }

  /** Text of a document of a tree; undefined for one that cannot be read. */
  document({ root }: Pick<Tree, "root">, path: string): string | undefined {
    const file = resolve(root, path);
    try {
      const stat = this.#world.files.stat(file);
      if (stat === undefined || stat.size > sizeLimit) return undefined;
      const decoded = decode(this.#world.files.read(file));
      return "text" in decoded ? decoded.text : undefined;
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      this.#onTrouble(unreadable(file, error, false));
      return undefined;
    }
  }

  /** Links lead nowhere when they leave the tree, as in the editor. */
  exists({ root }: Pick<Tree, "root">, path: string): boolean {
    const { files } = this.#world;
    const file = resolve(root, path);
    try {
      return files.stat(file) !== undefined && staysWithin(files, root, file);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      return false;
    }
  }
}
