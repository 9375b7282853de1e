import { basename, dirname, sep } from "node:path";
import type { AlertFile } from "../alerts/alert";
import { readAlerts } from "../alerts/readAlerts";
import { isTooLarge } from "../rules/document/tooLarge";
import { message } from "../text/message";
import { alertFileBy, alertSizeLimit, tellingName } from "../workspace/alertFiles";
import { holdsAlerts } from "./alerts/holdsAlerts";
import { configFileName, sizeLimit } from "../workspace/documentPatterns";
import { Configurations, type Configuration } from "./configurations";
import { decode } from "./files/decode";
import { FileError } from "./files/fileSystem";
import { Inputs, isDocumentOrConfiguration, type Input } from "./files/inputs";
import { unreadable, type Trouble } from "./files/trouble";
import { below } from "./files/walk";
import type { ReadingOptions } from "./options/reading";
import type { World } from "./world";

/** A file as it was read, with what it is to be judged by. */
export type Source = DocumentSource | TooLargeSource | ConfigurationSource | AlertSource;

interface SourceBase extends Configuration {
  /** Absolute. */
  readonly path: string;
}

export interface DocumentSource extends SourceBase {
  readonly type: "document";
  readonly text: string;
  /** Path by which the document's kind is judged: from its root, `/` separated. */
  readonly place: { readonly path: string; readonly root: string | undefined };
  /** Absolute: the folder whose alert rules it may speak of. */
  readonly root: string;
}

export interface TooLargeSource extends SourceBase {
  readonly type: "too-large";
}

export interface ConfigurationSource extends SourceBase {
  readonly type: "configuration";
}

export interface AlertSource extends SourceBase {
  readonly type: "alerts";
  readonly text: string;
  readonly alerts: AlertFile;
  /** Absolute: what its links count from. */
  readonly root: string;
}

/** What of a folder is looked at. */
export type Wanted = "documents" | "documents and alerts";

/** Reads the files a command line asks for, one after the other; what goes wrong is told and passed over. */
export class Sources {
  readonly #world: World;
  readonly #options: ReadingOptions;
  readonly #configurations: Configurations;
  readonly #inputs: Inputs;
  readonly #wanted: Wanted;
  readonly #onTrouble: (trouble: Trouble) => void;

  constructor(
    world: World,
    options: ReadingOptions,
    onTrouble: (trouble: Trouble) => void,
    wanted: Wanted = "documents",
  ) {
    this.#wanted = wanted;
    this.#world = world;
    this.#options = options;
    this.#onTrouble = onTrouble;
    this.#configurations = new Configurations(world.files, options.profile, onTrouble);
    // Which other files may hold alerts depends on the configuration beside each.
    const wants = wanted === "documents" ? isDocumentOrConfiguration : (): boolean => true;
    this.#inputs = new Inputs(world.files, world.cwd, onTrouble, wants);
    if (options.config !== undefined) this.#configurations.fix(world.cwd, options.config);
  }

  *read(): Iterable<Source> {
    for (const each of this.planned()) {
      const source = "type" in each ? each : this.of(each);
      if (source !== undefined) yield source;
    }
  }

  /** Everything asked for, in order: alert files read, for documents are judged by them; documents not yet. */
  *planned(): Iterable<Source | Input> {
    const { paths, stdin } = this.#options;
    if (stdin !== undefined) {
      const input = this.#inputs.named(stdin);
      const bytes = this.#world.input();
      const source = this.#mayHoldAlerts(input) ? this.#alertsIn(input, bytes) : this.#source(input, bytes);
      if (source !== undefined) yield source;
      return;
    }
    for (const input of this.#inputs.of(paths)) {
      if (!this.#mayHoldAlerts(input)) yield input;
      else {
        const source = this.#alerts(input);
        if (source !== undefined) yield source;
      }
    }
  }

  /** A document or a configuration, read; undefined when it cannot be. */
  of(input: Input): Source | undefined {
    return this.#readFile(input);
  }

  /** The file is looked at for alerts, and for nothing else. */
  #mayHoldAlerts(input: Input): boolean {
    if (this.#wanted === "documents" || isDocumentOrConfiguration(input.path)) return false;
    return !input.named || this.#alertsBy(input) !== undefined;
  }

  #alertsBy(input: Input): ReturnType<typeof alertFileBy> {
    return alertFileBy(below(input.root, input.path), this.#configurations.of(input).config.alerts.files);
  }

  #alerts(input: Input): Source | undefined {
    const { path, named } = input;
    const by = this.#alertsBy(input);
    if (by === undefined) return undefined;
    const asked = named || by === "named";
    const meant = (): boolean => asked || holdsAlerts(this.#world.files, path);
    try {
      const stat = this.#world.files.stat(path);
      if (stat === undefined) throw new FileError("missing", "");
      if (stat.size > alertSizeLimit) return meant() ? this.#tooLarge(input) : undefined;
      return this.#alertsIn(input, this.#world.files.read(path), meant);
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      if (asked || tellingName.test(path)) this.#onTrouble(unreadable(path, error, named));
      return undefined;
    }
  }

  /** @param meant somebody wants to know when it cannot be read */
  #alertsIn(input: Input, bytes: Uint8Array, meant = (): boolean => true): Source | undefined {
    const { path, root, named } = input;
    const decoded = decode(bytes);
    if ("problem" in decoded) {
      if (meant()) this.#onTrouble({ path, message: decoded.problem, fatal: named });
      return undefined;
    }
    const { text } = decoded;
    const alerts = readAlerts(below(root, path), text);
    if (alerts !== undefined) return { type: "alerts", path, root, text, alerts, ...this.#configurations.of(input) };
    return named ? this.#source(input, bytes) : undefined;
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
    return { type: "document", path, text, place: placeOf(input, configuration), root: input.root, ...configuration };
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
