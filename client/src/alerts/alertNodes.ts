import type { AlertCatalogue, AlertItem, AlertState } from "../../../server/src/protocol";
import type { Say } from "../status/words";
import { byText, isWebAddress, type Destination, type Icon, type Row } from "../views/rowNodes";
import { alertTooltip, stateInWords } from "./tooltipNodes";

export const alertGroupings = ["component", "file"] as const;
export type AlertGrouping = (typeof alertGroupings)[number];

export const isAlertGrouping = (value: unknown): value is AlertGrouping =>
  alertGroupings.some((grouping) => grouping === value);

/** What a row of the view is about: an alert, or all alerts of a component. */
export type AlertSubject = { readonly alert: AlertItem } | { readonly component: string };

type AlertRow = Row<AlertSubject>;

export interface AlertQuery {
  readonly grouping: AlertGrouping;
  /** Leaves out alerts that lead to a page, and nothing else is wrong with. */
  readonly onlyProblems: boolean;
}

/** With more alerts than this, groups are closed at first. */
const fewAlerts = 60;

/** A muted alert calls nobody, so it needs no page; a link that is there must lead somewhere all the same. */
export const isProblem = ({ state, duplicate, muted }: AlertItem): boolean =>
  duplicate || state === "dead-link" || state === "dead-anchor" || (state === "no-runbook" && !muted);

/** The rows of the view: alerts in their groups, pages no alert leads to, files that could not be read. */
export function alertRows(catalogue: AlertCatalogue, { grouping, onlyProblems }: AlertQuery, say: Say): AlertRow[] {
  if (catalogue.items.length === 0 && catalogue.unreadable.length === 0) return [];
  const alerts = catalogue.items.filter((item) => !onlyProblems || isProblem(item));
  const prefix = `${grouping}${onlyProblems ? "/problems" : ""}`;
  const expanded = alerts.length <= fewAlerts;
  const groups = grouping === "component" ? byComponent(alerts) : byFile(alerts);
  return [
    ...groups.map((group) => groupRow(group, prefix, expanded, say)),
    ...lonelyPages(catalogue.runbooksWithoutAlert, say),
    ...unreadableFiles(catalogue.unreadable, say),
  ];
}

interface AlertGroup {
  readonly key: string;
  readonly label: string;
  readonly icon: Icon;
  readonly component?: string;
  readonly members: readonly AlertItem[];
}

/** Alerts that state no component stand behind the others, in the rule groups or files they are defined in. */
function byComponent(alerts: readonly AlertItem[]): readonly AlertGroup[] {
  const groups = new Map<string, AlertItem[]>();
  const rest = new Map<string, AlertItem[]>();
  for (const alert of alerts) {
    const [among, key] =
      alert.component === undefined ? [rest, ruleGroupOf(alert)] : [groups, alert.component.toLowerCase()];
    among.set(key, [...(among.get(key) ?? []), alert]);
  }
  const named = [...groups].map(([key, members]) => {
    const component = members[0]?.component ?? key;
    return { key: `of/${key}`, label: component, icon: { name: "package" }, component, members };
  });
  const others = [...rest].map(([label, members]) => {
    return { key: `in/${label}`, label, icon: { name: "list-unordered" }, members };
  });
  const inOrder = (a: AlertGroup, b: AlertGroup): number => byText(a.label, b.label);
  return [...named.sort(inOrder), ...others.sort(inOrder)];
}

/** The rule group, else the file's name without its ending. */
const ruleGroupOf = ({ group, path }: AlertItem): string =>
  group ?? path.slice(path.lastIndexOf("/") + 1).replace(/\.\w+$/, "");

function byFile(alerts: readonly AlertItem[]): readonly AlertGroup[] {
  const several = new Set(alerts.map(({ folder }) => folder)).size > 1;
  const groups = new Map<string, AlertItem[]>();
  for (const alert of alerts) groups.set(alert.uri, [...(groups.get(alert.uri) ?? []), alert]);
  return [...groups]
    .map(([key, members]) => {
      const [first] = members;
      const path = first?.path ?? key;
      const label = several && first !== undefined ? `${first.folder}/${path}` : path;
      return { key, label, icon: { name: "file" }, members };
    })
    .sort((a, b) => byText(a.label, b.label));
}

function groupRow({ key, label, icon, component, members }: AlertGroup, prefix: string, expanded: boolean, say: Say) {
  const id = `${prefix}/${key}`;
  const problems = members.filter(isProblem).length;
  const row: AlertRow = {
    id,
    label,
    description: problems === 0 ? String(members.length) : say("{0} · {1} to look at", members.length, problems),
    icon,
    context: component === undefined ? "group" : "component",
    spoken: [
      label,
      members.length === 1 ? say("1 alert") : say("{0} alerts", members.length),
      problems === 0 ? "" : say("{0} to look at", problems),
    ]
      .filter(Boolean)
      .join(", "),
    children: members.map((alert) => alertRow(alert, id, say)),
    expanded,
  };
  return component === undefined ? row : { ...row, subject: { component } };
}

function alertRow(alert: AlertItem, parent: string, say: Say): AlertRow {
  const state = stateInWords(alert, say);
  return {
    id: `${parent}/${alert.id}`,
    label: alert.name,
    description: [state, alert.severity ?? ""].filter(Boolean).join(" · "),
    icon: iconOf(alert),
    tooltip: alertTooltip(alert, say),
    // Nobody is called by a muted alert: no page is offered for it.
    context: `alert ${alert.muted && alert.state === "no-runbook" ? "muted" : alert.state}${alert.duplicate ? " duplicate" : ""}`,
    spoken: [alert.name, say("alert"), state, alert.severity ?? ""].filter(Boolean).join(", "),
    opens: pageOf(alert) ?? ruleOf(alert),
    subject: { alert },
    children: [],
  };
}

/** Where an alert's page is; undefined when nothing leads to one. */
export function pageOf({ state, runbook, link }: AlertItem): Destination | undefined {
  if (runbook !== undefined) return runbook;
  return state === "external" && link !== undefined && isWebAddress(link) ? { address: link } : undefined;
}

/** Where the alert is defined. */
export const ruleOf = ({ uri, range }: AlertItem): Destination => ({ uri, range });

const icons: Readonly<Record<AlertState, Icon>> = {
  covered: { name: "pass", color: "testing.iconPassed" },
  external: { name: "link-external" },
  "no-runbook": { name: "circle-large-outline", color: "list.warningForeground" },
  "dead-link": { name: "error", color: "list.errorForeground" },
  "dead-anchor": { name: "warning", color: "list.warningForeground" },
};

function iconOf({ state, duplicate, muted }: AlertItem): Icon {
  if (state === "dead-link" || state === "dead-anchor") return icons[state];
  if (duplicate) return { name: "copy", color: "list.warningForeground" };
  return muted ? { name: "bell-slash" } : icons[state];
}

function lonelyPages(pages: AlertCatalogue["runbooksWithoutAlert"], say: Say): readonly AlertRow[] {
  if (pages.length === 0) return [];
  const label = say("Runbooks no alert leads to");
  const children = pages.map(({ uri, path, title }) => ({
    id: `lonely/${uri}`,
    label: title,
    description: path,
    icon: { name: "book" },
    context: "page",
    opens: { uri, range: undefined },
    children: [],
  }));
  return [listRow("lonely", label, "book", children)];
}

function unreadableFiles(files: AlertCatalogue["unreadable"], say: Say): readonly AlertRow[] {
  if (files.length === 0) return [];
  const label = say("Files that could not be read");
  const children = files.map(({ uri, path, reason }, index) => ({
    id: `unreadable/${uri}/${String(index)}`,
    label: path,
    description: reason,
    icon: { name: "warning", color: "list.warningForeground" },
    context: "file",
    spoken: `${path}, ${reason}`,
    opens: { uri, range: undefined },
    children: [],
  }));
  return [listRow("unreadable", label, "circle-slash", children)];
}

const listRow = (id: string, label: string, icon: string, children: readonly AlertRow[]): AlertRow => ({
  id,
  label,
  description: String(children.length),
  icon: { name: icon },
  context: "group",
  children,
});
