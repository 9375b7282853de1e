import type { AlertCatalogue, RunbookItem } from "../../../server/src/protocol";
import { alertKey, headingOf } from "../runbooks/groupNodes";
import { byText, type Destination } from "../views/rowNodes";
import { pageOf, ruleOf } from "./alertNodes";

/** An alert by name, and the page to go to when it fires. */
export interface AlertEntry {
  readonly name: string;
  /** The page's title, or its address; undefined when there is none. */
  readonly page: string | undefined;
  /** The page at the alert's heading; the rule itself while it has no page. */
  readonly opens: Destination;
}

/**
 * Every alert that rules define or runbooks name, and every runbook by its title, each with the page it leads to. What
 * has a page comes first.
 */
export function alertEntries(alerts: AlertCatalogue, runbooks: readonly RunbookItem[]): readonly AlertEntry[] {
  const entries = new Map<string, AlertEntry>();
  const add = (entry: AlertEntry): void => {
    const key = `${alertKey(entry.name)} ${"uri" in entry.opens ? entry.opens.uri : entry.opens.address}`;
    if (!entries.has(key)) entries.set(key, entry);
  };
  const titles = new Map(runbooks.map(({ uri, title }) => [uri, title]));
  for (const alert of alerts.items) {
    const page = pageOf(alert);
    if (page === undefined) add({ name: alert.name, page: undefined, opens: ruleOf(alert) });
    else
      add({
        name: alert.name,
        page: "uri" in page ? (titles.get(page.uri) ?? fileName(page.uri)) : page.address,
        opens: page,
      });
  }
  for (const page of runbooks.filter(({ kind }) => kind === "runbook")) {
    const { uri, title } = page;
    for (const { name } of page.alerts) add({ name, page: title, opens: { uri, range: headingOf(page, name)?.range } });
    for (const { text, range } of page.headings) add({ name: text, page: title, opens: { uri, range } });
    add({ name: title, page: title, opens: { uri, range: undefined } });
  }
  const known = [...entries.values()];
  return known.sort((a, b) => Number(a.page === undefined) - Number(b.page === undefined) || byText(a.name, b.name));
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

const fileName = (uri: string): string => decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
