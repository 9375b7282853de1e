import { coverageOf } from "../alerts/coverage";
import type { LinkTarget } from "../alerts/links";
import type { AlertCatalogue, AlertItem, Place } from "../protocol";
import { message } from "../text/message";
import type { FolderAlerts, PlacedAlert } from "../workspace/alertGraph";
import type { IndexedAlertFile, UnreadAlertFile } from "../workspace/alertIndex";
import { join } from "../workspace/folders";
import type { Audience } from "./context";
import { readFailures } from "./readFailures";

/** A workspace folder's alerts as views show them, with the name of the folder. */
export async function alertItems(graph: FolderAlerts, folder: string): Promise<readonly AlertItem[]> {
  const duplicates = new Set(graph.duplicates.flat());
  const counts = new Map<string, number>();
  const items: AlertItem[] = [];
  for (const linked of graph.alerts) {
    const key = `${linked.source.uri}#${linked.alert.name.text}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    items.push({
      id: `${key}#${count.toString()}`,
      folder,
      ...factsOf(linked),
      ...(await coverageFacts(linked, graph)),
      duplicate: duplicates.has(linked),
    });
  }
  return items;
}

function factsOf({ alert, path, source }: PlacedAlert) {
  return {
    name: alert.name.text,
    uri: source.uri,
    path,
    range: source.lines.rangeOf(alert.name.span),
    format: alert.format,
    group: alert.group,
    component: alert.component,
    severity: alert.severity?.text,
    summary: alert.summary?.text,
    muted: alert.muted,
    dashboards: alert.dashboards,
  };
}

async function coverageFacts(linked: PlacedAlert, graph: FolderAlerts) {
  const { state, page, byName, link } = coverageOf(linked);
  return {
    state,
    runbook: page === undefined ? undefined : await placeOf(page, graph),
    byName,
    link: state === "covered" ? undefined : link?.raw,
  };
}

async function placeOf({ path, headingSpan }: LinkTarget, { root, pages }: FolderAlerts): Promise<Place> {
  const lines = headingSpan === undefined ? undefined : await pages.linesOf(path);
  const range = headingSpan === undefined ? undefined : lines?.rangeOf(headingSpan);
  return { uri: join(root, path), range };
}

export const runbooksLeftOver = ({ root, withoutAlert }: FolderAlerts): AlertCatalogue["runbooksWithoutAlert"] =>
  withoutAlert.map(({ path, entry }) => ({ uri: join(root, path), path, title: entry.title.text }));

/** Files that were not read at all, and the first trouble of those that were read in part. */
export function unreadableFiles(
  unread: Iterable<UnreadAlertFile>,
  files: Iterable<IndexedAlertFile>,
  { translate }: Pick<Audience, "translate">,
): AlertCatalogue["unreadable"] {
  const whole = [...unread].map(({ uri, path, failure }) => ({ uri, path, reason: translate(readFailures[failure]) }));
  const partly = [...files].flatMap(({ uri, path, file, lines }) => {
    const first = file.problems.find(({ read }) => read !== true);
    if (first === undefined) return [];
    const line = lines.lineOf(first.span.start) + 1;
    return [{ uri, path, reason: translate(message("Line {0}: {1}", line, first.message)) }];
  });
  return [...whole, ...partly];
}
