import type { AlertCatalogue, RunbookItem } from "../../../server/src/protocol";
import { alertKey, headingOf } from "../runbooks/groupNodes";
import { byText, type Destination } from "../views/rowNodes";
import { pageOf, ruleOf } from "./alertNodes";

/** An alert by name, and the page to go to when it fires. */
export interface AlertEntry {
  readonly name: string;
  /** The page's title, or its address; undefined when there is none. */
  readonly page: string | undefined;
  /** Where it stands among the others, lower first: alerts, titles, deprecated pages, alerts without a page. */
  readonly rank: number;
  /** The page at the alert's heading; the rule itself while it has no page. */
  readonly opens: Destination;
}

/**
 * Every alert that rules define or runbooks name, and every runbook by its title, each with the page it leads to. What
 * helps most comes first.
 */
export function alertEntries(alerts: AlertCatalogue, runbooks: readonly RunbookItem[]): readonly AlertEntry[] {
  const entries = new Map<string, AlertEntry>();
  const add = (entry: AlertEntry): void => {
    const key = `${alertKey(entry.name)} ${"uri" in entry.opens ? entry.opens.uri : entry.opens.address}`;
    if (!entries.has(key)) entries.set(key, entry);
  };
  const pages = new Map(runbooks.map((page) => [page.uri, page]));
  for (const alert of alerts.items) {
    const opens = pageOf(alert);
    const page = opens !== undefined && "uri" in opens ? pages.get(opens.uri) : undefined;
    if (opens === undefined) add({ name: alert.name, page: undefined, rank: ranks.without, opens: ruleOf(alert) });
    else add({ name: alert.name, page: page?.title ?? nameOf(opens), rank: rankOf(page, ranks.alert), opens });
  }
  for (const page of runbooks.filter(({ kind }) => kind === "runbook")) for (const entry of namesOf(page)) add(entry);
  return [...entries.values()].sort((a, b) => a.rank - b.rank || byText(a.name, b.name));
}

const ranks = { alert: 0, title: 1, deprecated: 2, without: 3 } as const;

const rankOf = (page: RunbookItem | undefined, rank: number): number =>
  page?.deprecated === true ? ranks.deprecated : rank;

/** What a runbook goes by, each at its heading where it has one. */
function namesOf(runbook: RunbookItem): readonly AlertEntry[] {
  const { uri, title: page, alerts, headings } = runbook;
  const rank = rankOf(runbook, ranks.alert);
  return [
    ...alerts.map(({ name }) => ({ name, page, rank, opens: { uri, range: headingOf(runbook, name)?.range } })),
    ...headings.map(({ text, range }) => ({ name: text, page, rank, opens: { uri, range } })),
    { name: page, page, rank: rankOf(runbook, ranks.title), opens: { uri, range: undefined } },
  ];
}

/** The entries of a name; the case and the separators it is written with do not matter. */
export function entriesOf(name: string, entries: readonly AlertEntry[]): readonly AlertEntry[] {
  const key = alertKey(name);
  return key === "" ? [] : entries.filter((entry) => alertKey(entry.name) === key);
}

/**
 * The alert a copied text speaks of: the text itself, or the longest name that stands in it as a word of its own, as
 * in a message from an alert system. Undefined when it names none.
 */
export function namedIn(text: string, entries: readonly AlertEntry[]): string | undefined {
  const [whole] = entriesOf(text, entries);
  if (whole !== undefined) return whole.name;
  const words = new Set(
    text
      .slice(0, longestText)
      .match(/[\p{L}\p{N}_.:-]+/gu)
      ?.map(alertKey),
  );
  const named = entries.filter(({ name }) => alertKey(name).length >= shortestName && words.has(alertKey(name)));
  return named.toSorted((a, b) => b.name.length - a.name.length)[0]?.name;
}

/** Characters of a copied text that are looked at, and of a name that is looked for in it. */
const longestText = 2000;
const shortestName = 5;

/** A file's name, or the address itself. */
const nameOf = (opens: Destination): string =>
  "uri" in opens ? decodeURIComponent(opens.uri.slice(opens.uri.lastIndexOf("/") + 1)) : opens.address;
