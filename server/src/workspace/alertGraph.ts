import { duplicatesAmong, runbooksWithoutAlert } from "../alerts/coverage";
import { linkAlerts, nameRunbooks, type RunbookPage } from "../alerts/linkAlerts";
import type { LinkedAlert, ResolvedLink } from "../alerts/links";
import { pagesLedTo } from "../alerts/pagesLedTo";
import type { Checkout, LinkSurroundings } from "../alerts/resolveLinks";
import { repositoryOf } from "../alerts/webAddresses";
import type { Files, Git } from "../ports";
import type { AlertIndex, IndexedAlertFile } from "./alertIndex";
import type { Configurations } from "./configurations";
import type { DocumentIndex, IndexedDocument } from "./documentIndex";
import { FolderPages } from "./folderPages";
import { join, type Folders } from "./folders";
import type { OpenDocuments } from "./openDocuments";

/** An alert with its runbook, and the file it stands in. */
export interface PlacedAlert extends LinkedAlert {
  readonly source: IndexedAlertFile;
}

/** The alerts of one workspace folder, and the runbooks they lead to. Paths count from the folder. */
export interface FolderAlerts {
  /** Address of the folder. */
  readonly root: string;
  /** By file, in the order of each. */
  readonly alerts: readonly PlacedAlert[];
  /** Groups of alerts that nothing tells apart. */
  readonly duplicates: readonly (readonly PlacedAlert[])[];
  readonly runbooks: readonly RunbookPage[];
  readonly withoutAlert: readonly RunbookPage[];
  readonly pages: FolderPages;
}

export interface GraphSurroundings {
  readonly ports: { readonly files: Files };
  readonly folders: Folders;
  readonly documents: OpenDocuments;
  readonly configurations: Configurations;
  readonly index: DocumentIndex;
  readonly alerts: AlertIndex;
  readonly git: Git | undefined;
}

/** What a graph was made of: it is good as long as these are the same objects. */
interface State {
  readonly sources: readonly unknown[];
  readonly graph: FolderAlerts;
}

/** Where the links of files lead, as long as what they were resolved against is the same. */
interface Links {
  readonly against: readonly unknown[];
  readonly byFile: ReadonlyMap<IndexedAlertFile, readonly PlacedAlert[]>;
}

/** Which alert leads to which runbook, kept until an alert file, a page or a configuration changes. */
export class AlertGraph {
  readonly #around: GraphSurroundings;
  readonly #states = new Map<string, State>();
  readonly #links = new Map<string, Links>();
  readonly #pages = new Map<string, FolderPages>();
  readonly #checkouts = new Map<string, Promise<Checkout>>();

  constructor(around: GraphSurroundings) {
    this.#around = around;
  }

  /** Folders or git's remotes have changed. */
  forget(): void {
    this.#states.clear();
    this.#links.clear();
    this.#pages.clear();
    this.#checkouts.clear();
  }

  /** Every folder of the workspace. Waits until every file has been looked at once. */
  async all(): Promise<readonly FolderAlerts[]> {
    const found: FolderAlerts[] = [];
    for (const root of this.#around.folders.roots) found.push(await this.folder(root));
    return found;
  }

  async folder(root: string): Promise<FolderAlerts> {
    const { index, alerts, configurations, folders } = this.#around;
    await Promise.all([index.ready(), alerts.ready()]);
    const checkout = await this.#checkoutOf(root);
    const documents = [...index.all()].filter(({ uri }) => folders.rootOf(uri) === root);
    const files = alerts.all().filter(({ uri }) => folders.rootOf(uri) === root);
    const sources = [...documents, ...files, configurations.generation, checkout];
    const known = this.#states.get(root);
    if (known !== undefined && sameItems(known.sources, sources)) return known.graph;
    const linked = await this.#link(root, documents, files, checkout);
    const led = pagesLedTo(linked);
    await index.leadTo(root, new Set(documents.flatMap(({ uri, path }) => (led.has(path) ? [uri] : []))));
    // A page that is a runbook only now may go by the name of an alert.
    if (documents.some((document) => index.get(document.uri) !== document)) return this.folder(root);
    const graph = this.#graphOf(root, documents, linked);
    this.#states.set(root, { sources, graph });
    return graph;
  }

  /** The alerts of one file; none for a file that holds none. */
  async ofFile(uri: string): Promise<readonly PlacedAlert[]> {
    const root = this.#around.folders.rootOf(uri);
    if (root === undefined) return [];
    const { alerts } = await this.folder(root);
    return alerts.filter(({ source }) => source.uri === uri);
  }

  /** Where the links of alerts lead; which pages go by their names is not known yet. */
  async #link(
    root: string,
    documents: readonly IndexedDocument[],
    files: readonly IndexedAlertFile[],
    checkout: Checkout,
  ): Promise<readonly PlacedAlert[]> {
    const { configurations } = this.#around;
    const rules = await Promise.all(
      files.map(async ({ uri }) => (await configurations.of(uri)).config.alerts.runbookUrl),
    );
    const pages = this.#pagesOf(root);
    pages.update(documents);
    const against = [...documents, configurations.generation, checkout];
    const known = this.#links.get(root);
    const kept = known !== undefined && sameItems(known.against, against) ? known.byFile : undefined;
    const link = (): readonly (readonly PlacedAlert[])[] =>
      files.map((source, at) => {
        const before = kept?.get(source);
        if (before !== undefined) return before;
        const { exists, anchorsOf } = pages;
        const around: LinkSurroundings = { pages: pages.names, exists, anchorsOf, rules: rules[at] ?? [], checkout };
        return linkAlerts(source.file.alerts, source.path, around).map((alert) => ({ ...alert, source }));
      });
    let linked = link();
    // Each round knows what the one before asked: first the files, then their anchors.
    for (let round = 0; round < mostRounds && (await pages.answer()); round += 1) linked = link();
    this.#links.set(root, { against, byFile: keepable(files, linked, documents) });
    return linked.flat();
  }

  #graphOf(root: string, documents: readonly IndexedDocument[], linked: readonly PlacedAlert[]): FolderAlerts {
    const runbooks = documents.flatMap(runbookIn);
    const alerts = nameRunbooks(linked, runbooks);
    return {
      root,
      alerts,
      duplicates: duplicatesAmong(alerts),
      runbooks,
      withoutAlert: runbooksWithoutAlert(runbooks, alerts),
      pages: this.#pagesOf(root),
    };
  }

  #pagesOf(root: string): FolderPages {
    let pages = this.#pages.get(root);
    if (pages === undefined) {
      pages = new FolderPages(root, this.#around.ports.files, this.#around.documents);
      this.#pages.set(root, pages);
    }
    return pages;
  }

  #checkoutOf(root: string): Promise<Checkout> {
    let checkout = this.#checkouts.get(root);
    if (checkout === undefined) {
      checkout = this.#askCheckout(root);
      this.#checkouts.set(root, checkout);
      // An editor's git takes a while to know its repositories: asked again until it does.
      void checkout.then((found) => found === noCheckout && this.#checkouts.delete(root));
    }
    return checkout;
  }

  /** A folder without `.git` may stand below the top; a folder that is no folder of a disk is a repository's top. */
  async #askCheckout(root: string): Promise<Checkout> {
    const { git, ports } = this.#around;
    const remotes = (await git?.remotes(root)) ?? [];
    const repositories = remotes.map(({ url }) => repositoryOf(url)).filter((found) => found !== undefined);
    if (repositories.length === 0) return noCheckout;
    const atTop = !root.startsWith("file:") || (await ports.files.exists(join(root, ".git")));
    return { repositories, prefix: atTop ? "" : undefined };
  }
}

const mostRounds = 4;

const noCheckout: Checkout = { repositories: [], prefix: undefined };

/** Files none of whose links depends on a file that is no document: nobody tells when such a file comes or goes. */
function keepable(
  files: readonly IndexedAlertFile[],
  linked: readonly (readonly PlacedAlert[])[],
  documents: readonly IndexedDocument[],
): Links["byFile"] {
  const pages = new Set(documents.map(({ path }) => path));
  const isSettled = ({ status, target }: ResolvedLink): boolean =>
    status !== "missing-file" && (target === undefined || pages.has(target.path));
  const kept = new Map<IndexedAlertFile, readonly PlacedAlert[]>();
  files.forEach((file, at) => {
    const alerts = linked[at] ?? [];
    if (alerts.every(({ links }) => links.every(isSettled))) kept.set(file, alerts);
  });
  return kept;
}

const runbookIn = ({ path, runbook }: IndexedDocument): readonly RunbookPage[] =>
  runbook === undefined ? [] : [{ path, entry: runbook }];

const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, at) => item === b[at]);
