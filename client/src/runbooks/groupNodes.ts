import type { RunbookItem } from "../../../server/src/protocol";
import type { Say } from "../status/words";
import { byText, type Icon } from "../views/rowNodes";

export const groupings = ["component", "folder", "review", "alert"] as const;
export type Grouping = (typeof groupings)[number];

export const isGrouping = (value: unknown): value is Grouping => groupings.some((grouping) => grouping === value);

export interface RunbookGroup {
  /** Tells it from other groups of the grouping. */
  readonly key: string;
  readonly label: string;
  readonly icon: Icon;
  /** The alert it stands for. */
  readonly alert?: string;
  /** A heading where only that part of the page belongs to the group. */
  readonly members: readonly Member[];
}

export interface Member {
  readonly page: RunbookItem;
  readonly heading?: RunbookItem["headings"][number];
}

/** Runbooks in groups, in the order they are shown; what belongs nowhere comes last. */
export function groupsOf(runbooks: readonly RunbookItem[], grouping: Grouping, say: Say): readonly RunbookGroup[] {
  switch (grouping) {
    case "component":
      return byComponent(runbooks, say);
    case "folder":
      return byFolder(runbooks);
    case "review":
      return byReview(runbooks, say);
    case "alert":
      return byAlert(runbooks, say);
  }
}

function byComponent(runbooks: readonly RunbookItem[], say: Say): readonly RunbookGroup[] {
  const named = runbooks.filter(({ component }) => component !== undefined);
  const groups = collect(named, ({ component = "" }) => [[component.toLowerCase(), { label: component }]]);
  const rest = runbooks.filter(({ component }) => component === undefined);
  return [
    ...groups.map((group) => ({ ...group, icon: { name: "package" } })),
    ...lastGroup("no-component", say("No component stated"), rest),
  ];
}

function byFolder(runbooks: readonly RunbookItem[]): readonly RunbookGroup[] {
  const several = new Set(runbooks.map(({ folder }) => folder)).size > 1;
  const groups = collect(runbooks, ({ folder, path }) => {
    const inside = path.split("/").slice(0, -1).join("/");
    const label = several || inside === "" ? [folder, inside].filter(Boolean).join("/") : inside;
    return [[`${folder}:${inside}`, { label }]];
  });
  return groups.map((group) => ({ ...group, icon: { name: "folder" } }));
}

function byReview(runbooks: readonly RunbookItem[], say: Say): readonly RunbookGroup[] {
  const states = [
    { key: "stale", label: say("Past review"), icon: { name: "warning", color: "list.warningForeground" } },
    { key: "due-soon", label: say("Review due within two weeks"), icon: { name: "history", color: "charts.yellow" } },
    { key: "unstated", label: say("No review date stated"), icon: { name: "question" } },
    { key: "fresh", label: say("Reviewed in time"), icon: { name: "pass", color: "testing.iconPassed" } },
    { key: "deprecated", label: say("Deprecated"), icon: { name: "circle-slash", color: "disabledForeground" } },
  ];
  const stateOf = ({ deprecated, review }: RunbookItem): string => (deprecated ? "deprecated" : review.state);
  return states
    .map((state) => ({ ...state, members: runbooks.filter((page) => stateOf(page) === state.key).map(alone) }))
    .filter(({ members }) => members.length > 0);
}

function byAlert(runbooks: readonly RunbookItem[], say: Say): readonly RunbookGroup[] {
  const leading = runbooks.filter(({ alerts }) => alerts.length > 0);
  const groups = collect(leading, (page) =>
    page.alerts.map(({ name }) => {
      const heading = headingOf(page, name);
      return [alertKey(name), { label: name, ...(heading === undefined ? {} : { heading }) }];
    }),
  );
  const rest = runbooks.filter(({ alerts }) => alerts.length === 0);
  return [
    ...groups.map((group) => ({ ...group, icon: { name: "bell" }, alert: group.label })),
    ...lastGroup("no-alert", say("No alert leads here"), rest),
  ];
}

/** Names of alerts are the same whatever their case and separators. */
export const alertKey = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, "");

/** The heading that is the alert's name, else the first that holds it. */
export function headingOf({ headings }: RunbookItem, alert: string): RunbookItem["headings"][number] | undefined {
  const key = alertKey(alert);
  return (
    headings.find(({ text }) => alertKey(text) === key) ?? headings.find(({ text }) => alertKey(text).includes(key))
  );
}

const alone = (page: RunbookItem): Member => ({ page });

const lastGroup = (key: string, label: string, pages: readonly RunbookItem[]): readonly RunbookGroup[] =>
  pages.length === 0 ? [] : [{ key, label, icon: { name: "question" }, members: pages.map(alone) }];

type Assignment = readonly [
  key: string,
  group: { readonly label: string; readonly heading?: RunbookItem["headings"][number] },
];

/** Groups by key in the order of their labels; the first label of a key counts. */
function collect(
  pages: readonly RunbookItem[],
  assign: (page: RunbookItem) => readonly Assignment[],
): readonly Omit<RunbookGroup, "icon">[] {
  const groups = new Map<string, { readonly key: string; readonly label: string; readonly members: Member[] }>();
  for (const page of pages) {
    for (const [key, { label, heading }] of assign(page)) {
      const group = groups.get(key) ?? { key, label, members: [] };
      groups.set(key, group);
      if (group.members.some((member) => member.page.uri === page.uri)) continue;
      group.members.push(heading === undefined ? { page } : { page, heading });
    }
  }
  return [...groups.values()].sort((a, b) => byText(a.label, b.label));
}
