import { isDeadLink } from "../alerts/coverage";
import { namesHeading } from "../alerts/linkAnchors";
import { normalPath } from "../alerts/linkAddress";
import type { EffectiveConfig } from "../config/effective";
import { alertNamesIn, isDoubtful } from "../model/alertNames";
import type { Place, RunbookItem } from "../protocol";
import { alertKey } from "../runbooks/names";
import { reviewState } from "../runbooks/reviewState";
import type { IndexLink, RunbookEntry } from "../runbooks/runbookEntry";
import type { LineIndex } from "../text/lineIndex";
import type { FolderAlerts, PlacedAlert } from "../workspace/alertGraph";
import type { IndexedDocument } from "../workspace/documentIndex";
import { folderName, join } from "../workspace/folders";
import { idKey, stemOf } from "../workspace/scan";
import { namesFile } from "../workspace/use";

/** What the catalogue of one workspace folder is made of. */
export interface CatalogueSource {
  readonly graph: FolderAlerts;
  /** Every document of the folder. */
  readonly documents: readonly IndexedDocument[];
  readonly configOf: (uri: string) => EffectiveConfig;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

type Page = IndexedDocument & { readonly runbook: RunbookEntry; readonly lines: LineIndex };

const isPage = (document: IndexedDocument): document is Page =>
  document.runbook !== undefined && document.lines !== undefined;

/** The runbooks and index pages of a folder, by path. */
export async function runbookItems(source: CatalogueSource): Promise<readonly RunbookItem[]> {
  const items = itemsNow(source);
  // Where anchors lead is told by pages that may not have been read yet.
  return (await source.graph.pages.answer()) ? itemsNow(source) : items;
}

function itemsNow(source: CatalogueSource): readonly RunbookItem[] {
  const { graph, documents } = source;
  const leading = alertsByPage(graph.alerts);
  const incidents = documents.filter(({ use }) => use !== undefined);
  const byName = pagesByName(documents);
  const known = new Set(graph.alerts.map(({ alert }) => alertKey(alert.name.text)));
  const folder = folderName(graph.root);
  return documents
    .filter(isPage)
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((page) => ({
      folder,
      ...factsOf(page),
      component: page.runbook.component?.text ?? commonComponent(leading.get(page.path) ?? []),
      review: reviewOf(page, source),
      alerts: alertsOf(page, leading.get(page.path) ?? [], graph.alerts.length > 0),
      headings: alertHeadings(page, leading.get(page.path) ?? [], known),
      lastUse: lastUseOf(page, incidents),
      links: page.runbook.links.flatMap((link) => linkOf(link, page, graph, byName)),
    }));
}

function factsOf({ uri, path, runbook }: Page) {
  const { kind, title, owner, severity, deprecated, summary, firstSteps } = runbook;
  return {
    uri,
    path,
    kind,
    title: title.text,
    owner: owner?.text,
    severity: severity?.text,
    deprecated,
    summary,
    firstSteps,
  };
}

/** Alerts that lead to a page by a link or by its name. */
function alertsByPage(alerts: readonly PlacedAlert[]): ReadonlyMap<string, readonly PlacedAlert[]> {
  const byPage = new Map<string, Set<PlacedAlert>>();
  for (const linked of alerts) {
    const paths = linked.links.flatMap((link) => (isDeadLink(link) ? [] : (link.target?.path ?? [])));
    for (const path of [...paths, ...linked.named.map((target) => target.path)])
      byPage.set(path, (byPage.get(path) ?? new Set()).add(linked));
  }
  return new Map([...byPage].map(([path, leading]) => [path, [...leading]]));
}

/**
 * First those with a rule, then those that the page names and no rule defines. Where the rules are kept elsewhere, a
 * file that is called like an alert is the page of that alert.
 */
function alertsOf({ path, runbook }: Page, leading: readonly PlacedAlert[], hasRules: boolean): RunbookItem["alerts"] {
  const found = new Map<string, { readonly name: string; readonly rule: Place | undefined }>();
  for (const { alert, source } of leading) {
    const rule = { uri: source.uri, range: source.lines.rangeOf(alert.name.span) };
    const key = alertKey(alert.name.text);
    if (!found.has(key)) found.set(key, { name: alert.name.text, rule });
  }
  const ownName = hasRules || runbook.kind === "index" ? [] : alertNamesIn(stemOf(path));
  for (const name of [...runbook.alerts.map(({ text }) => text), ...ownName]) {
    const key = alertKey(name);
    if (key !== "" && !found.has(key)) found.set(key, { name, rule: undefined });
  }
  return [...found.values()];
}

/** The component of every alert that leads to a page, where they agree on one. */
function commonComponent(leading: readonly PlacedAlert[]): string | undefined {
  const [component, ...others] = new Set(leading.map(({ alert }) => alert.component));
  return others.length === 0 ? component : undefined;
}

/** With so many of them a page is one of alerts, whatever their names look like. */
const manyAlerts = 3;

/** @param known keys of every alert that a rule of the folder defines */
function alertHeadings(
  { runbook, lines }: Page,
  leading: readonly PlacedAlert[],
  known: ReadonlySet<string>,
): RunbookItem["headings"] {
  const anchors = new Set(runbook.aliases.flatMap(({ by, anchor }) => (by === "heading" && anchor ? [anchor] : [])));
  const names = new Set(leading.map(({ alert }) => alertKey(alert.name.text)));
  const isOfAlerts = known.size === 0 && anchors.size >= manyAlerts;
  const isAlert = (text: string): boolean =>
    isOfAlerts || !isDoubtful(text) || alertNamesIn(text).some((name) => known.has(alertKey(name)));
  return runbook.headings
    .filter(
      ({ text, anchor, level }) => (anchors.has(anchor) && isAlert(text)) || (level > 1 && names.has(alertKey(text))),
    )
    .map(({ text, anchor, span }) => ({ text, anchor, range: lines.rangeOf(span) }));
}

function reviewOf({ uri, runbook }: Page, { configOf, now }: CatalogueSource): RunbookItem["review"] {
  const { lastReviewed, reviewDue } = runbook;
  return { state: reviewState(reviewDue, configOf(uri), now), last: lastReviewed, due: reviewDue };
}

/** The latest incident that leads to a page or names it. */
function lastUseOf({ path, runbook }: Page, incidents: readonly IndexedDocument[]): RunbookItem["lastUse"] {
  const names = [stemOf(path), runbook.title.text].map(idKey);
  let latest: IndexedDocument | undefined;
  for (const incident of incidents) {
    const { use, mentions } = incident;
    if (use === undefined || (latest !== undefined && (use.day ?? "") <= (latest.use?.day ?? ""))) continue;
    if (namesFile(use.files, path) || names.some((name) => mentions.has(name))) latest = incident;
  }
  return latest && { uri: latest.uri, title: latest.title ?? stemOf(latest.path), day: latest.use?.day };
}

/** Where wiki links lead. */
function pagesByName(documents: readonly IndexedDocument[]): ReadonlyMap<string, IndexedDocument> {
  const byName = new Map<string, IndexedDocument>();
  for (const document of documents)
    for (const key of [...document.keys, idKey(document.title ?? "")])
      if (key !== "" && !byName.has(key)) byName.set(key, document);
  return byName;
}

/** With its address; a link that leads out of the folder, or to a page that is not there, leads nowhere. */
function linkOf(
  { title, target, external, span }: IndexLink,
  { path, lines }: Page,
  { root, pages }: FolderAlerts,
  byName: ReadonlyMap<string, IndexedDocument>,
): RunbookItem["links"] {
  const range = lines.rangeOf(span);
  if (external) {
    const address = target.startsWith("//") ? `https:${target}` : target;
    return [{ title, target: address, heading: undefined, external, range }];
  }
  const [place = "", anchor = ""] = target.split("#", 2).map(decoded);
  const fragment = anchor === "" ? "" : `#${encodeURIComponent(anchor)}`;
  const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
  const file = normalPath(folder, place);
  const page = (file === undefined ? undefined : pages.names.find(file)) ?? byName.get(idKey(place))?.path;
  const found = page ?? (file !== undefined && /\/|\.\w+$/.test(place) ? file : undefined);
  if (found === undefined) return [];
  const heading = namesHeading(anchor) ? pages.placeOf(found, anchor) : undefined;
  return [{ title, target: `${join(root, found)}${fragment}`, heading, external, range }];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
