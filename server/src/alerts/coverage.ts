import type { Alert } from "./alert";
import type { RunbookPage } from "./linkAlerts";
import type { LinkedAlert, LinkTarget, ResolvedLink } from "./links";

/** How well an alert is served; the views' words for it are the same. */
export type CoverageState = "covered" | "external" | "no-runbook" | "dead-link" | "dead-anchor";

export interface Coverage {
  readonly state: CoverageState;
  /** The page that covers it. */
  readonly page: LinkTarget | undefined;
  /** No link leads to the page: it goes by the alert's name. */
  readonly byName: boolean;
  /** The link the state is about; undefined where a name covers, or nothing does. */
  readonly link: ResolvedLink | undefined;
}

const page = /\.(?:md|markdown|qmd|md\.erb)$/i;

/** The link claims to be the runbook, or leads to a page of the workspace that may be one. */
const isForRunbook = ({ runbook, target }: ResolvedLink): boolean =>
  runbook || (target !== undefined && page.test(target.path));

/** A link whose file is not there, or that no file can match. */
export const isDeadLink = (link: ResolvedLink): boolean =>
  (link.status === "missing-file" && isForRunbook(link)) || (link.status === "templated" && link.unmatched);

export const isDeadAnchor = (link: ResolvedLink): boolean => link.status === "missing-anchor";

/** A link that leads to a file of the workspace, whatever its template becomes. */
const isGood = (link: ResolvedLink): boolean =>
  link.matches !== undefined ||
  (isForRunbook(link) && (link.status === "ok" || (link.status === "templated" && link.target !== undefined)));

/** A runbook on the web, or one that only a template's value tells. */
const isAway = ({ runbook, status }: ResolvedLink): boolean =>
  runbook && (status === "external" || status === "templated");

/** Addresses of graphs and logs. */
const measurements = /grafana|dashboard|prometheus|alertmanager|kibana|datadoghq|mackerel\.io|\bgraphs?\b|\blogs?\b/i;

/** Monitors have no field for links: a web page in their text is most likely the runbook. */
const isPageInText = ({ raw, status }: ResolvedLink, { format }: Alert): boolean =>
  (format === "mackerel" || format === "datadog") && status === "external" && !measurements.test(raw);

/**
 * What the links of an alert and the names of runbooks make of it. One good link is enough; a link that leads nowhere
 * weighs more than a page that merely goes by the name, for it is the link that people follow.
 */
export function coverageOf({ alert, links, named }: LinkedAlert): Coverage {
  const good = links.find(isGood);
  if (good !== undefined) return { state: "covered", page: good.target, byName: false, link: good };
  const dead = links.find(isDeadLink);
  if (dead !== undefined) return { state: "dead-link", page: undefined, byName: false, link: dead };
  const astray = links.find(isDeadAnchor);
  if (astray !== undefined) return { state: "dead-anchor", page: astray.target, byName: false, link: astray };
  const [byName] = named;
  const away = links.find(isAway) ?? links.find((link) => isPageInText(link, alert));
  if (byName !== undefined) return { state: "covered", page: byName, byName: true, link: away };
  return { state: away === undefined ? "no-runbook" : "external", page: undefined, byName: false, link: away };
}

/**
 * Alerts of one name that nothing tells apart, in groups of two or more. The same rule in two folders is a copy for
 * another environment or cluster, and only one of them is loaded: alerts of different folders are no duplicates.
 */
export function duplicatesAmong<T extends Pick<LinkedAlert, "alert" | "path">>(
  alerts: readonly T[],
): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const linked of alerts) {
    const key = [linked.path.slice(0, linked.path.lastIndexOf("/") + 1), ...identity(linked.alert)].join("\0");
    const same = groups.get(key);
    if (same === undefined) groups.set(key, [linked]);
    else same.push(linked);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/**
 * What tells an alert from others of its name. Prometheus keeps rules of one name apart by their labels and
 * expressions; a monitor by its id, and Mackerel takes two without one for the same whatever they watch.
 */
function identity(alert: Alert): readonly string[] {
  const { format, name, id, severity, component, expression, labels } = alert;
  const own = [format, name.text, id ?? ""];
  if (format === "mackerel" || id !== undefined) return own;
  const told = Object.entries(labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return [...own, severity?.text ?? "", component ?? "", oneLine(expression), JSON.stringify(told)];
}

const oneLine = (expression: string | undefined): string => (expression ?? "").replace(/\s+/g, " ").trim();

/** Runbooks that no alert leads to, neither by a link nor by name. Pages of links and retired ones are left out. */
export function runbooksWithoutAlert(
  runbooks: readonly RunbookPage[],
  alerts: readonly LinkedAlert[],
): readonly RunbookPage[] {
  const reached = new Set<string>();
  for (const { links, named } of alerts) {
    for (const { path } of named) reached.add(path);
    for (const { target, matches = [] } of links) {
      if (target !== undefined) reached.add(target.path);
      for (const path of matches) reached.add(path);
    }
  }
  return runbooks.filter(({ path, entry }) => entry.kind === "runbook" && !entry.deprecated && !reached.has(path));
}
