import { coverageOf } from "../../alerts/coverage";
import { factorsIn, isOfComponent, mentionsIn, noticedByPeople } from "../../alerts/review/incidentsOf";
import type { Sheet, SheetAlert, SheetLink } from "../../alerts/review/sheet";
import type { DocumentModel } from "../../model/document";
import { mayTellImpact, mayTellSeverity, mayTellStep, toldBy, withoutTemplates } from "../../rules/alert/told";
import { alertKey } from "../../runbooks/names";
import { relativeLink } from "../../runbooks/run/recordFile";
import type { FolderAlerts, PlacedAlert } from "../../workspace/alertGraph";
import { stemOf } from "../../workspace/scan";
import { readAny } from "./readAny";
import type { Session } from "./session";

/** How long reading may hold up waiting messages, milliseconds. */
const slice = 30;

/** An incident, and what it tells of alerts. */
interface KnownIncident {
  readonly model: DocumentModel;
  readonly named: ReadonlySet<string>;
  readonly falseAlarms: ReadonlySet<string>;
}

export const isOf = ({ alert }: PlacedAlert, component: string | undefined): boolean =>
  component === undefined
    ? alert.component === undefined
    : alert.component !== undefined && alertKey(alert.component) === alertKey(component);

/** Gathers what is known of a component's alerts in a workspace folder; `path` is where the worksheet will stand. */
export async function gatherSheet(
  session: Session,
  folder: FolderAlerts,
  { component, day, path }: { readonly component: string | undefined; readonly day: string; readonly path: string },
): Promise<Sheet> {
  const alerts = folder.alerts.filter((alert) => isOf(alert, component));
  const names = [...new Set(alerts.map(({ alert }) => alert.name.text))];
  const documents = await incidentsIn(session, folder.root, names);
  const linkTo = (target: string, anchor?: string): string =>
    relativeLink(path, target) + (anchor === undefined ? "" : `#${anchor}`);
  const incidentLink = ({ model }: KnownIncident): SheetLink => ({
    text: model.title?.text ?? stemOf(model.path),
    target: linkTo(model.path),
  });
  const ours = documents.filter(
    ({ model, named }) =>
      isIncident(model) && (named.size > 0 || (component !== undefined && isOfComponent(model, component))),
  );
  const unnoticed = ours.flatMap((incident) => {
    const detection = noticedByPeople(incident.model);
    return detection === undefined ? [] : [{ ...incidentLink(incident), detection }];
  });
  const factors = ours
    .filter(({ named }) => named.size === 0)
    .flatMap((incident) => factorsIn(incident.model).map((factor) => ({ ...incidentLink(incident), factor })));
  const titles = new Map(folder.runbooks.map((page) => [page.path, page.entry.title.text]));
  const titleOf = (page: string): string => titles.get(page) ?? stemOf(page);
  const context = { documents, incidentLink, linkTo, titleOf };
  return {
    component,
    day,
    alerts: alerts.map((alert) => sheetAlert(alert, context)),
    unnoticed,
    factors,
    lonelyRunbooks: folder.withoutAlert
      .filter(({ entry }) => component !== undefined && alertKey(entry.component?.text ?? "") === alertKey(component))
      .map((page) => ({ text: page.entry.title.text, target: linkTo(page.path) })),
  };
}

const isIncident = ({ kind }: DocumentModel): boolean => kind === "incident" || kind === "postmortem";

interface Gathered {
  readonly documents: readonly KnownIncident[];
  readonly incidentLink: (incident: KnownIncident) => SheetLink;
  readonly linkTo: (target: string, anchor?: string) => string;
  /** What a page calls itself. */
  readonly titleOf: (path: string) => string;
}

function sheetAlert(placed: PlacedAlert, { documents, incidentLink, linkTo, titleOf }: Gathered): SheetAlert {
  const { alert, path, source } = placed;
  const name = alert.name.text;
  const { state, page, link } = coverageOf(placed);
  const line = source.lines.lineOf(alert.name.span.start) + 1;
  const runbook = page && linkTo(page.path, state === "dead-anchor" ? undefined : page.anchor);
  const text = page === undefined ? link && shortAddress(link.raw) : titleOf(page.path);
  return {
    name,
    target: linkTo(path, `L${line.toString()}`),
    severity: alert.severity?.text,
    state,
    runbook: text === undefined ? undefined : { text, target: runbook ?? webTarget(link?.raw) },
    dashboards: alert.dashboards.map((text) => ({ text: shortAddress(text), target: webTarget(text) })),
    lacks: lacksOf(placed),
    muted: alert.muted,
    incidents: documents.filter((one) => isIncident(one.model) && one.named.has(name)).map(incidentLink),
    falsePositives: documents.filter((one) => one.falseAlarms.has(name)).map(incidentLink),
  };
}

function lacksOf({ alert, links, named }: PlacedAlert): SheetAlert["lacks"] {
  const told = withoutTemplates(toldBy(alert));
  const leads = links.length > 0 || named.length > 0;
  return [
    ...(mayTellImpact(told) ? [] : (["impact"] as const)),
    ...(alert.severity !== undefined || mayTellSeverity(told) ? [] : (["severity"] as const)),
    ...(leads || mayTellStep(told) ? [] : (["firstStep"] as const)),
  ];
}

/** An address of the web that Markdown can hold as a target. */
const webTarget = (address: string | undefined): string | undefined =>
  address !== undefined && /^https?:\/\/[^\s<>()]+$/.test(address) && !address.includes("{{") ? address : undefined;

/** `grafana.example.com/d/abc`: what tells one dashboard from another, not too long for a cell. */
const shortAddress = (address: string): string => {
  const plain = address.replace(/^https?:\/\//, "").replace(/[?#].*$/, "");
  return plain.length <= 40 ? plain : `${plain.slice(0, 39)}…`;
};

/** Incidents of the folder, and every other page that calls one of the alerts a false alarm. */
async function incidentsIn(
  session: Session,
  root: string,
  names: readonly string[],
): Promise<readonly KnownIncident[]> {
  const { clock, idle } = session.ports;
  const found: KnownIncident[] = [];
  let since = clock.now();
  for (const { uri, kind } of [...session.index.all()]) {
    if (session.folders.rootOf(uri) !== root || kind === "runbook") continue;
    const page = await readAny(session, uri);
    const mentions = page && mentionsIn(page.model.markdown.text, names);
    if (page !== undefined && mentions !== undefined && (kind === "incident" || mentions.falseAlarms.size > 0)) {
      const isSheet = page.model.kind === "alert-review" || page.model.kind === "runbook";
      if (!isSheet) found.push({ model: page.model, ...mentions });
    }
    if (clock.now() - since < slice) continue;
    await idle.pause();
    since = clock.now();
  }
  return found.sort((a, b) => (a.model.path < b.model.path ? 1 : -1));
}
