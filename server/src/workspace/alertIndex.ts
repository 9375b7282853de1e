import type { AlertFile } from "../alerts/alert";
import { readAlerts } from "../alerts/readAlerts";
import type { Clock, Files, Idle } from "../ports";
import type { ReadFailure } from "../protocol";
import { LineIndex } from "../text/lineIndex";
import { alertFileBy, alertGlobs, alertHead, alertSizeLimit, beginsWithAlerts, tellingName } from "./alertFiles";
import type { Configurations } from "./configurations";
import type { Folders } from "./folders";
import type { OpenDocuments } from "./openDocuments";
import { Pace } from "./pace";

/** A file of alert rules as the index knows it. */
export interface IndexedAlertFile {
  readonly uri: string;
  /** From its workspace folder, `/` separated. */
  readonly path: string;
  readonly file: AlertFile;
  readonly lines: LineIndex;
}

/** A file that most likely holds alert rules and cannot be read. */
export interface UnreadAlertFile {
  readonly uri: string;
  readonly path: string;
  readonly failure: ReadFailure;
}

/**
 * Every alert rule of the workspace: found by what files hold, read once in idle time and kept up to date file by
 * file. Files that are open count as they are in the editor.
 */
export class AlertIndex {
  readonly #files: Files;
  readonly #folders: Folders;
  readonly #documents: OpenDocuments;
  readonly #configurations: Configurations;
  readonly #platform: { readonly idle: Idle; readonly clock: Clock };
  readonly #entries = new Map<string, IndexedAlertFile>();
  readonly #unread = new Map<string, UnreadAlertFile>();
  readonly #openVersions = new Map<string, number>();
  #scan: Promise<void> | undefined;
  #complete = false;
  #generation = 0;
  #names: ReadonlySet<string> | undefined;

  constructor(
    files: Files,
    folders: Folders,
    documents: OpenDocuments,
    configurations: Configurations,
    platform: { readonly idle: Idle; readonly clock: Clock },
  ) {
    this.#files = files;
    this.#folders = folders;
    this.#documents = documents;
    this.#configurations = configurations;
    this.#platform = platform;
  }

  /** Resolves when every file has been looked at once. */
  ready(): Promise<void> {
    this.#scan ??= this.#scanAll(this.#generation);
    return this.#scan;
  }

  /** Folders or configurations have changed: everything anew, when somebody asks. */
  forget(): void {
    this.#generation += 1;
    this.#entries.clear();
    this.#unread.clear();
    this.#openVersions.clear();
    this.#names = undefined;
    this.#complete = false;
    this.#scan = undefined;
  }

  /** A file was created or changed on disk. Whether it holds alerts now is found out. */
  async refresh(uri: string): Promise<void> {
    if (this.#scan === undefined || this.#documents.get(uri) !== undefined) return;
    await this.#load(uri, this.#generation);
  }

  remove(uri: string): void {
    if (this.#entries.delete(uri)) this.#names = undefined;
    this.#unread.delete(uri);
  }

  /** An editor closed the file: what is on disk counts again. */
  async closed(uri: string): Promise<void> {
    this.#openVersions.delete(uri);
    if (this.#scan === undefined) this.remove(uri);
    else await this.refresh(uri);
  }

  get(uri: string): IndexedAlertFile | undefined {
    this.#takeOpenDocuments();
    return this.#entries.get(uri);
  }

  /** By address, so that views are the same each time. */
  all(): readonly IndexedAlertFile[] {
    this.#takeOpenDocuments();
    return [...this.#entries.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1));
  }

  unread(): readonly UnreadAlertFile[] {
    return [...this.#unread.values()];
  }

  /** Names of every alert rule, as defined; undefined where there are none, or not every file has been read yet. */
  get names(): ReadonlySet<string> | undefined {
    if (!this.#complete) return undefined;
    this.#takeOpenDocuments();
    this.#names ??= new Set(
      [...this.#entries.values()].flatMap(({ file }) => file.alerts.map(({ name }) => name.text)),
    );
    return this.#names.size > 0 ? this.#names : undefined;
  }

  async #scanAll(generation: number): Promise<void> {
    const pace = new Pace(this.#platform);
    for (const root of this.#folders.roots) {
      const { config } = await this.#configurations.of(`${root}/x`);
      for (const uri of await this.#files.find(root, [...alertGlobs, ...config.alerts.files])) {
        if (generation !== this.#generation) return;
        if (this.#entries.has(uri)) continue;
        await this.#load(uri, generation);
        await pace.keep();
      }
    }
    if (generation === this.#generation) this.#complete = true;
  }

  async #load(uri: string, generation: number): Promise<void> {
    const { config } = await this.#configurations.of(uri);
    const path = this.#folders.pathOf(uri);
    const wanted = alertFileBy(path, config.alerts.files);
    const read = wanted === undefined ? undefined : await this.#files.read(uri, alertSizeLimit);
    const failure = read !== undefined && "failure" in read ? read.failure : undefined;
    const told = failure !== undefined && (wanted === "named" || (await this.#isWorthAWord(uri, path, failure)));
    // Meanwhile everything may have been forgotten, or the file opened: then the editor's text counts.
    if (generation !== this.#generation || this.#openVersions.has(uri)) return;
    this.remove(uri);
    if (read === undefined) return;
    if ("text" in read) this.#put(uri, path, read.text);
    else if (told && read.failure !== "not-found") this.#unread.set(uri, { uri, path, failure: read.failure });
  }

  /** A file that cannot be read as a whole holds alert rules, as far as its beginning or its name tells. */
  async #isWorthAWord(uri: string, path: string, failure: ReadFailure): Promise<boolean> {
    if (failure !== "too-large" && failure !== "not-text") return tellingName.test(path);
    const head = await this.#files.read(uri, alertSizeLimit, { head: alertHead });
    return "text" in head && beginsWithAlerts(path, head.text);
  }

  #put(uri: string, path: string, text: string): void {
    this.remove(uri);
    const file = readAlerts(path, text);
    if (file === undefined || (file.alerts.length === 0 && file.problems.length === 0)) return;
    this.#entries.set(uri, { uri, path, file: detached(file), lines: new LineIndex(text) });
    this.#names = undefined;
  }

  #takeOpenDocuments(): void {
    for (const { uri, version, role, path, text } of this.#documents.all()) {
      if (role === "document" || this.#openVersions.get(uri) === version) continue;
      const configuration = this.#configurations.known(uri);
      // Until its configuration is known a file is judged by its ending, and then once more.
      if (configuration !== undefined) this.#openVersions.set(uri, version);
      const wanted = alertFileBy(path, configuration?.config.alerts.files ?? []) !== undefined;
      if (wanted && text.length <= alertSizeLimit) this.#put(uri, path, text);
      else this.remove(uri);
    }
  }
}

/** A copy: pieces of a text keep the whole of it in memory. */
function detached(file: AlertFile): AlertFile {
  return JSON.parse(JSON.stringify(file)) as AlertFile;
}
