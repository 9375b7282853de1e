import type { Connection, InitializeParams, RemoteConsole } from "vscode-languageserver";
import type { EffectiveConfig } from "../../config/effective";
import type { Git, Ports } from "../../ports";
import type { InitializationOptions, Settings } from "../../protocol";
import { AnnotationStore } from "../../workspace/annotationStore";
import { AlertGraph } from "../../workspace/alertGraph";
import { AlertIndex } from "../../workspace/alertIndex";
import { ClubStore } from "../../workspace/clubStore";
import { Configurations } from "../../workspace/configurations";
import { documentMatcher, type IsDocument } from "../../workspace/documentPatterns";
import { Facts } from "../../workspace/facts";
import { Folders } from "../../workspace/folders";
import { DocumentIndex } from "../../workspace/documentIndex";
import type { Analysis, OpenDocument } from "../../workspace/openDocument";
import { OpenDocuments } from "../../workspace/openDocuments";
import { OrphanedNotes } from "../../workspace/orphanedNotes";
import { PageHistories } from "../../workspace/pageHistories";
import type { Audience, DocumentContext } from "../context";
import { abilitiesOf, audienceOf, foldersOf, optionsOf, type ClientAbilities } from "./client";
import { clientGit } from "./clientGit";

/** Everything the server knows between initialize and exit. */
export class Session {
  readonly ports: Ports;
  readonly console: RemoteConsole;
  readonly abilities: ClientAbilities;
  readonly options: InitializationOptions;
  readonly audience: Audience;
  /** The client's where it answers for git, else the platform's. */
  readonly git: Git | undefined;
  readonly folders = new Folders();
  readonly documents = new OpenDocuments(this.folders);
  readonly configurations: Configurations;
  readonly index: DocumentIndex;
  readonly alerts: AlertIndex;
  readonly graph: AlertGraph;
  readonly histories: PageHistories;
  readonly facts: Facts;
  readonly club: ClubStore;
  readonly annotations: AnnotationStore;
  readonly orphans: OrphanedNotes;
  /** Notes whose document was missing have found it. */
  notesFound: () => void = () => undefined;
  readonly #failures = new Set<string>();
  #settings: Settings = {};
  #isDocument: IsDocument = documentMatcher([]);

  constructor(params: InitializeParams, ports: Ports, connection: Pick<Connection, "console" | "sendRequest">) {
    this.ports = ports;
    this.console = connection.console;
    this.options = optionsOf(params, ports);
    this.git = this.options.git === true ? clientGit(connection) : ports.git;
    this.abilities = abilitiesOf(params.capabilities);
    this.audience = audienceOf(params, this.options, (locale) => ports.translations?.(locale));
    this.configurations = new Configurations(ports.files, this.folders);
    this.index = new DocumentIndex(ports.files, this.folders, this.documents, this.configurations, ports);
    this.alerts = new AlertIndex(ports.files, this.folders, this.documents, this.configurations, ports);
    this.graph = new AlertGraph(this);
    this.club = new ClubStore(ports.files, this.folders, this.documents, this.configurations);
    this.annotations = this.#annotations();
    this.histories = new PageHistories(this.git, { files: ports.files, folders: this.folders }, (error) =>
      this.failed("Git could not be asked", error),
    );
    this.orphans = new OrphanedNotes(this.annotations, this.documents, (error) =>
      this.failed("Notes could not be looked for", error),
    );
    this.facts = new Facts(this.alerts, this.histories, this.orphans, (error) =>
      this.failed("Alert rules could not be read", error),
    );
    this.setFolders(foldersOf(params));
    this.applySettings(this.options.settings ?? {});
  }

  /** Checking is switched on. */
  get enabled(): boolean {
    return this.#settings.enable !== false;
  }

  get settings(): Settings {
    return this.#settings;
  }

  get isDocument(): IsDocument {
    return this.#isDocument;
  }

  #annotations(): AnnotationStore {
    const { git, folders, documents, configurations, ports } = this;
    return new AnnotationStore({
      ...ports,
      git,
      folders,
      documents,
      configurations,
      onFound: () => this.notesFound(),
      onError: (error) => this.failed("A document with notes could not be looked for", error),
    });
  }

  applySettings(settings: Settings): void {
    this.#settings = settings;
    const { profile, documents = [] } = this.#settings;
    const { generation } = this.configurations;
    this.configurations.useProfile(profile === "" ? undefined : profile);
    if (generation !== this.configurations.generation) this.index.forget();
    this.#isDocument = documentMatcher(documents);
    this.documents.match(this.#isDocument);
  }

  setFolders(folders: readonly string[]): void {
    this.folders.set(folders);
    this.ports.files.setFolders(this.folders.roots);
    this.configurations.forget();
    this.index.forget();
    this.alerts.forget();
    this.graph.forget();
    this.histories.forget();
    this.club.forget();
    this.annotations.forget();
    this.documents.rebase();
  }

  /** An open document, read; undefined for files that are none of ours, too large, or closed meanwhile. */
  async contextOf(uri: string): Promise<DocumentContext | undefined> {
    const asked = this.#readable(uri);
    if (asked === undefined) return undefined;
    const { config } = this.configurations.known(asked.uri) ?? (await this.configurations.of(asked.uri));
    // The document may have been edited or closed while its configuration was looked up.
    const document = this.#readable(uri);
    if (document === undefined) return undefined;
    const analysis = this.#analyse(document, config);
    if (analysis === undefined) return undefined;
    const { model, diagnostics, now } = analysis;
    return {
      uri: document.clientUri,
      version: document.version,
      model,
      config,
      diagnostics,
      now,
      audience: this.audience,
      index: this.index,
    };
  }

  /** A text that cannot be read at all is told of once, and answered with nothing: the editor goes on working. */
  #analyse(document: OpenDocument, config: EffectiveConfig): Analysis | undefined {
    try {
      return document.analyse(config, this.ports.clock.now(), {
        onRuleError: this.#ruleFailed,
        factsOf: (of, model) => this.facts.of(of, model),
      });
    } catch (error) {
      this.failed(`${document.path} could not be read`, error);
      return undefined;
    }
  }

  #readable(uri: string): OpenDocument | undefined {
    const document = this.documents.get(uri);
    if (document?.role !== "document") return undefined;
    if (!document.tooLarge) return document;
    document.dropReading();
    return undefined;
  }

  readonly #ruleFailed = (code: string, error: unknown): void => {
    this.failed(`The rule ${code} failed`, error);
  };

  /** Writes a mistake of this program into the log; the same one once. */
  failed(what: string, error: unknown): void {
    if (this.#failures.has(what)) return;
    this.#failures.add(what);
    this.console.error(`${what}: ${describe(error)}`);
  }
}

/** For what is sent without waiting for an answer: a client that is gone, or says no, is no reason to fall over. */
export function unawaited(sent: Promise<unknown>, console: RemoteConsole): void {
  sent.catch((error: unknown) => {
    console.log(describe(error));
  });
}

export function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
