import type { RunbookItem } from "../../../server/src/protocol";
import type { Say } from "../status/words";
import { byText, isWebAddress, type FilePlace, type Row } from "../views/rowNodes";
import { groupsOf, type Grouping, type RunbookGroup } from "./groupNodes";
import { runbookTooltip, stateInShort, stateInWords } from "./tooltipNodes";

/** What a row of the view is about; `heading` when it is about one place of the page. */
export interface RunbookSubject {
  readonly page: RunbookItem;
  readonly heading?: RunbookItem["headings"][number];
}

type RunbookRow = Row<RunbookSubject>;

export interface RunbookTree {
  readonly rows: readonly RunbookRow[];
  /** Pages that the filter lets through. */
  readonly shown: number;
}

/** With more pages than this, groups are closed at first; a single one would only be a click more. */
const fewPages = 40;

/** The rows of the view: pages of links first, as on-call people start there; then runbooks in their groups. */
export function runbookTree(items: readonly RunbookItem[], grouping: Grouping, filter: string, say: Say): RunbookTree {
  const matching = items.filter((item) => matches(item, filter));
  const pages = matching.filter(({ kind }) => kind === "index").toSorted(byTitle);
  const runbooks = matching.filter(({ kind }) => kind === "runbook");
  // Rows under a filter are others, so that opening and closing them leaves the whole tree as it was.
  const prefix = `${filter === "" ? "" : "filtered/"}${grouping}`;
  const groups = groupsOf(runbooks, grouping, say);
  const expanded = filter !== "" || matching.length <= fewPages || groups.length === 1;
  const rows = groups.map((group) => groupRow(group, prefix, expanded, say));
  return { rows: [...pages.map((page) => indexRow(page, prefix, say)), ...rows], shown: matching.length };
}

export const staleCount = (items: readonly RunbookItem[]): number =>
  items.filter(({ deprecated, review }) => !deprecated && review.state === "stale").length;

/** Every word of the filter stands somewhere in what the page goes by. */
export function matches(item: RunbookItem, filter: string): boolean {
  const words = fold(filter).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = fold(
    [
      item.title,
      item.path,
      item.component ?? "",
      item.owner ?? "",
      ...item.alerts.map(({ name }) => name),
      ...item.headings.map((heading) => heading.text),
      ...item.links.map(({ title }) => title),
    ].join("\n"),
  );
  return words.every((word) => text.includes(word));
}

const fold = (text: string): string => text.normalize("NFKC").toLowerCase();

const byTitle = (a: RunbookItem, b: RunbookItem): number =>
  Number(a.deprecated) - Number(b.deprecated) || byText(titleOf(a), titleOf(b)) || byText(a.path, b.path);

function groupRow(group: RunbookGroup, prefix: string, expanded: boolean, say: Say): RunbookRow {
  const id = `${prefix}/${group.key}`;
  const [only] = group.members;
  // An alert with one page is that page: one step from the name to the place.
  if (group.alert !== undefined && only !== undefined && group.members.length === 1) {
    const row = pageRow(only.page, id, say, only.heading);
    const title = only.page.title === group.label ? "" : only.page.title;
    const description = describe([title, stateInShort(only.page, say)]);
    return {
      ...row,
      label: group.label,
      description,
      spoken: title === "" ? row.spoken : `${group.label}, ${row.spoken}`,
    };
  }
  const sorted = group.members.toSorted((a, b) => byTitle(a.page, b.page));
  return {
    id,
    label: group.label,
    description: String(sorted.length),
    icon: group.icon,
    context: "group",
    spoken: `${group.label}, ${sorted.length === 1 ? say("1 runbook") : say("{0} runbooks", sorted.length)}`,
    children: sorted.map(({ page, heading }) => pageRow(page, `${id}/${page.uri}`, say, heading)),
    expanded,
  };
}

function pageRow(page: RunbookItem, id: string, say: Say, heading: RunbookSubject["heading"]): RunbookRow {
  const state = stateInWords(page, say);
  return {
    id,
    label: titleOf(page),
    description: describe([stateInShort(page, say), page.owner ?? ""]),
    icon: iconOf(page),
    tooltip: runbookTooltip(page, say),
    context: `runbook ${page.deprecated ? "deprecated" : page.review.state}`,
    spoken: [titleOf(page), say("runbook"), state, page.owner ?? ""].filter(Boolean).join(", "),
    opens: { uri: page.uri, range: heading?.range },
    subject: heading === undefined ? { page } : { page, heading },
    children: heading === undefined ? page.headings.map((each) => headingRow(page, each, id)) : [],
  };
}

/** Icon and description say that a page is deprecated: its title need not. */
const titleOf = ({ title, deprecated }: RunbookItem): string =>
  deprecated ? title.replace(/^\[deprecated\]\s*(?=\S)/i, "") : title;

const describe = (parts: readonly string[]): string => parts.filter(Boolean).join(" · ");

function iconOf({ deprecated, review }: RunbookItem): { readonly name: string; readonly color?: string } {
  if (deprecated) return { name: "circle-slash", color: "disabledForeground" };
  if (review.state === "stale") return { name: "warning", color: "list.warningForeground" };
  if (review.state === "due-soon") return { name: "history", color: "charts.yellow" };
  return { name: "book" };
}

function headingRow(page: RunbookItem, heading: RunbookItem["headings"][number], parent: string): RunbookRow {
  return {
    id: `${parent}#${heading.anchor}`,
    label: heading.text,
    icon: { name: "bell" },
    context: "heading",
    opens: { uri: page.uri, range: heading.range },
    subject: { page, heading },
    children: [],
  };
}

function indexRow(page: RunbookItem, prefix: string, say: Say): RunbookRow {
  const id = `${prefix}/index/${page.uri}`;
  return {
    id,
    label: page.title,
    description: describe([page.deprecated ? say("deprecated") : "", String(page.links.length)]),
    icon: { name: "list-unordered" },
    tooltip: runbookTooltip(page, say),
    context: "index",
    spoken: say("{0}, page of {1} links", page.title, page.links.length),
    opens: { uri: page.uri, range: undefined },
    subject: { page },
    children: page.links.map((link, index) => linkRow(page, link, `${id}#${String(index)}`, say)),
  };
}

/** A link that is neither a page of the web nor a file shows where it is written. */
function linkRow(page: RunbookItem, link: RunbookItem["links"][number], id: string, say: Say): RunbookRow {
  const outside = link.external && isWebAddress(link.target);
  const file = link.external ? undefined : fileOf(link, page);
  return {
    id,
    label: link.title,
    description: outside ? hostOf(link.target) : "",
    icon: { name: outside ? "link-external" : "link" },
    context: outside ? "link external" : "link",
    spoken: outside ? say("{0}, opens in the browser", link.title) : link.title,
    opens: outside ? { address: link.target } : (file ?? { uri: page.uri, range: link.range }),
    children: [],
  };
}

/** A link's target when it is a file where the page itself is; never another kind of address. */
function fileOf({ target, heading }: RunbookItem["links"][number], page: RunbookItem): FilePlace | undefined {
  const [uri = ""] = target.split("#");
  return schemeOf(uri) === schemeOf(page.uri) ? { uri, range: heading } : undefined;
}

const schemeOf = (uri: string): string | undefined => /^([a-z][a-z\d+.-]*):/i.exec(uri)?.[1]?.toLowerCase();

function hostOf(address: string): string {
  return /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(address)?.[1] ?? "";
}
