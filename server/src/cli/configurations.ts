import { dirname, join, resolve } from "node:path";
import type { ConfigProblem, EffectiveConfig } from "../config/effective";
import { resolveConfig } from "../config/resolve";
import { configFileName } from "../workspace/documentPatterns";
import { decode } from "./files/decode";
import { FileError, type FileSystem } from "./files/fileSystem";
import type { Input } from "./files/inputs";
import { nothingThere, unreadable, type Trouble } from "./files/trouble";
import { below } from "./files/walk";

/** The configuration in force for a document, and the file it comes from. */
export interface Configuration {
  readonly config: EffectiveConfig;
  readonly file: ConfigurationFile | undefined;
}

export interface ConfigurationFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  readonly problems: readonly ConfigProblem[];
}

/** Finds the nearest `.afterword.yaml` upward from a document, not above its root. Each file is read once. */
export class Configurations {
  readonly #files: FileSystem;
  readonly #profile: string | undefined;
  readonly #onTrouble: (trouble: Trouble) => void;
  readonly #byFolder = new Map<string, Configuration>();
  #fixed: Configuration | undefined;
  #builtIn: Configuration | undefined;

  constructor(files: FileSystem, profile: string | undefined, onTrouble: (trouble: Trouble) => void) {
    this.#files = files;
    this.#profile = profile;
    this.#onTrouble = onTrouble;
  }

  /** Takes one file for every document. A file that cannot be read is told, and nothing is configured then. */
  fix(cwd: string, given: string): void {
    const path = resolve(cwd, given);
    this.#fixed = this.#load(path, dirname(path), true) ?? this.#withoutFile();
  }

  of({ path, root }: Input): Configuration {
    return this.#fixed ?? this.#ofFolder(dirname(path), root);
  }

  /** What a configuration file says, whether or not a document is under it. */
  resolve(path: string, root: string, text: string): Configuration {
    const { config, problems } = resolveConfig({ profile: this.#profile, file: { path: below(root, path), text } });
    return { config, file: { path, text, problems } };
  }

  #ofFolder(folder: string, root: string): Configuration {
    const known = this.#byFolder.get(folder);
    if (known !== undefined) return known;
    const above = dirname(folder);
    const isTop = folder === root || above === folder;
    const found =
      this.#load(join(folder, configFileName), root, false) ??
      (isTop ? this.#withoutFile() : this.#ofFolder(above, root));
    this.#byFolder.set(folder, found);
    return found;
  }

  /** Undefined when there is no such file, or none that can be read. */
  #load(path: string, root: string, named: boolean): Configuration | undefined {
    try {
      const stat = this.#files.stat(path);
      if (stat === undefined && named) this.#onTrouble({ path, message: nothingThere, fatal: true });
      if (stat === undefined) return undefined;
      const decoded = decode(this.#files.read(path));
      if ("text" in decoded) return this.resolve(path, root, decoded.text);
      this.#onTrouble({ path, message: decoded.problem, fatal: true });
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      this.#onTrouble(unreadable(path, error, named));
    }
    return undefined;
  }

  #withoutFile(): Configuration {
    this.#builtIn ??= { config: resolveConfig({ profile: this.#profile }).config, file: undefined };
    return this.#builtIn;
  }
}
