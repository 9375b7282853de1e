import type { ConfigProblem, EffectiveConfig } from "../config/effective";
import { resolveConfig } from "../config/resolve";
import type { Files } from "../ports";
import { configFileName } from "./documentPatterns";
import { join, parent, type Folders } from "./folders";

const configSizeLimit = 1024 * 1024;

/** The configuration in force for a folder, and the file it comes from. */
export interface Configuration {
  readonly config: EffectiveConfig;
  readonly problems: readonly ConfigProblem[];
  /** Address of the `.afterword.yaml`, when there is one. */
  readonly file: string | undefined;
}

/**
 * Finds the nearest `.afterword.yaml` upward from a document, never above its workspace folder.
 * Answers are kept per folder until `forget`; a file is read once.
 */
export class Configurations {
  readonly #files: Files;
  readonly #folders: Folders;
  readonly #byFolder = new Map<string, Configuration>();
  readonly #loading = new Map<string, Promise<Configuration>>();
  #profile: string | undefined;
  #generation = 0;
  #builtIn: Configuration | undefined;

  constructor(files: Files, folders: Folders) {
    this.#files = files;
    this.#folders = folders;
  }

  /** Counts up whenever configurations may have changed. */
  get generation(): number {
    return this.#generation;
  }

  /** Profile for documents whose configuration file names none. */
  useProfile(profile: string | undefined): void {
    if (profile === this.#profile) return;
    this.#profile = profile;
    this.forget();
  }

  /** Everything is looked up anew: a configuration file or the folders have changed. */
  forget(): void {
    this.#generation += 1;
    this.#builtIn = undefined;
    this.#byFolder.clear();
    this.#loading.clear();
  }

  /** The configuration of a document when it is known already. */
  known(uri: string): Configuration | undefined {
    const folder = this.#folderOf(uri);
    return folder === undefined ? this.#withoutFile() : this.#byFolder.get(folder);
  }

  async of(uri: string): Promise<Configuration> {
    const folder = this.#folderOf(uri);
    if (folder === undefined) return this.#withoutFile();
    for (;;) {
      const generation = this.#generation;
      const found = await this.#ofFolder(folder);
      if (generation === this.#generation) return found;
    }
  }

  #folderOf(uri: string): string | undefined {
    return this.#folders.rootOf(uri) === undefined ? undefined : parent(uri);
  }

  #ofFolder(folder: string): Promise<Configuration> {
    const known = this.#byFolder.get(folder);
    if (known !== undefined) return Promise.resolve(known);
    let loading = this.#loading.get(folder);
    if (loading === undefined) {
      const generation = this.#generation;
      loading = this.#load(folder).then((found) => {
        if (generation === this.#generation) this.#byFolder.set(folder, found);
        return found;
      });
      this.#loading.set(folder, loading);
    }
    return loading;
  }

  async #load(folder: string): Promise<Configuration> {
    const file = join(folder, configFileName);
    const read = await this.#files.read(file, configSizeLimit);
    if ("text" in read) return { ...this.resolve(file, read.text), file };
    const above = this.#folders.roots.includes(folder) ? undefined : parent(folder);
    return above === undefined ? this.#withoutFile() : this.#ofFolder(above);
  }

  /** Resolves the text of a configuration file, saved or not. */
  resolve(file: string, text: string): Omit<Configuration, "file"> {
    return resolveConfig({ profile: this.#profile, file: { path: this.#folders.pathOf(file), text } });
  }

  #withoutFile(): Configuration {
    this.#builtIn ??= { ...resolveConfig({ profile: this.#profile }), file: undefined };
    return this.#builtIn;
  }
}
