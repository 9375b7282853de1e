import { basename, dirname, sep } from "node:path";
import { isTooLarge } from "../rules/document/tooLarge";
import { message } from "../text/message";
import { configFileName, sizeLimit } from "../workspace/documentPatterns";
import { Configurations, type Configuration } from "./configurations";
import { decode } from "./files/decode";
import { FileError } from "./files/fileSystem";
import { Inputs, type Input } from "./files/inputs";
import { unreadable, type Trouble } from "./files/trouble";
import { below } from "./files/walk";
import type { ReadingOptions } from "./options/reading";
import type { World } from "./world";

/** A file as it was read, with what it is to be judged by. */
export type Source = DocumentSource | TooLargeSource | ConfigurationSource;

interface SourceBase extends Configuration {
  /** Absolute. */
  readonly path: string;
}

export interface DocumentSource extends SourceBase {
  readonly type: "document";
  readonly text: string;
  /** Path by which the document's kind is judged: from its root, `/` separated. */
  readonly place: { readonly path: string; readonly root: string | undefined };
}

export interface TooLargeSource extends SourceBase {
  readonly type: "too-large";
}

export interface ConfigurationSource extends SourceBase {
  readonly type: "configuration";
}

/** Reads the files a command line asks for, one after the other; what goes wrong is told and passed over. */
export class Sources {
  readonly #world: World;
  readonly #options: ReadingOptions;
  readonly #configurations: Configurations;
  readonly #inputs: Inputs;
  readonly #onTrouble: (trouble: Trouble) => void;

  constructor(world: World, options: ReadingOptions, onTrouble: (trouble: Trouble) => void) {
    this.#world = world;
    this.#options = options;
    this.#onTrouble = onTrouble;
    this.#configurations = new Configurations(world.files, options.profile, onTrouble);
    this.#inputs = new Inputs(world.files, world.cwd, onTrouble);
    if (options.config !== undefined) this.#configurations.fix(world.cwd, options.config);
  }

  *read(): Iterable<Source> {
    const { paths, stdin } = this.#options;
    if (stdin !== undefined) {
      const source = this.#source(this.#inputs.named(stdin), this.#world.input());
      if (source !== undefined) yield source;
      return;
    }
    for (const input of this.#inputs.of(paths)) {
      const source = this.#readFile(input);
      if (source !== undefined) yield source;
    }
  }

  #readFile(input: Input): Source | undefined {
    try {
      const stat = this.#world.files.stat(input.path);
      if (stat === undefined) throw new FileError("missing", "");
      if (stat.size > sizeLimit) return this.#tooLarge(input);
      return this.#source(input, this.#world.files.read(input.path));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      this.#onTrouble(unreadable(input.path, error, input.named));
      return undefined;
    }
  }

  #source(input: Input, bytes: Uint8Array): Source | undefined {
    if (bytes.length > sizeLimit) return this.#tooLarge(input);
    const { path, root } = input;
    const decoded = decode(bytes);
    if ("problem" in decoded) {
      this.#onTrouble({ path, message: decoded.problem, fatal: input.named });
      return undefined;
    }
    const { text } = decoded;
    if (basename(path) === configFileName) {
      return { type: "configuration", path, ...this.#configurations.resolve(path, root, text) };
    }
    if (isTooLarge(text)) return this.#tooLarge(input);
    const configuration = this.#configurations.of(input);
    return { type: "document", path, text, place: placeOf(input, configuration), ...configuration };
  }

  #tooLarge(input: Input): Source | undefined {
    const { path } = input;
    if (basename(path) !== configFileName) return { type: "too-large", path, ...this.#configurations.of(input) };
    this.#onTrouble({ path, message: message("it is too large for a configuration"), fatal: true });
    return undefined;
  }
}

/**
 * Folders tell what a document is (`postmortems/`), so a file outside of any work tree is known by its whole path,
 * unless a configuration beside it has globs that count from there.
 */
function placeOf({ path, root, rooted }: Input, { file }: Configuration): DocumentSource["place"] {
  if (rooted || (file !== undefined && dirname(file.path) === root))
    return { path: below(root, path), root: basename(root) };
  return { path: path.split(sep).filter(Boolean).join("/"), root: undefined };
}
