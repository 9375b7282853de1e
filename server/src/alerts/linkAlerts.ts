import { alertKey } from "../runbooks/names";
import type { RunbookEntry } from "../runbooks/runbookEntry";
import type { Alert } from "./alert";
import type { LinkedAlert, LinkTarget } from "./links";
import { resolveLinks, type LinkSurroundings } from "./resolveLinks";

/** A page for on-call people. */
export interface RunbookPage {
  /** From the root, `/` separated. */
  readonly path: string;
  readonly entry: RunbookEntry;
}

/** Which runbooks go by which name. Pages of links go by none: they stand for many. */
class RunbookNames {
  readonly #byKey = new Map<string, LinkTarget[]>();

  constructor(pages: Iterable<RunbookPage>) {
    for (const { path, entry } of pages) {
      if (entry.kind !== "runbook") continue;
      for (const { name, anchor, by, span } of entry.aliases) {
        this.#add(alertKey(name), { path, anchor, headingSpan: by === "heading" ? span : undefined });
      }
      for (const { text } of entry.alerts)
        this.#add(alertKey(text), { path, anchor: undefined, headingSpan: undefined });
    }
  }

  #add(key: string, target: LinkTarget): void {
    const same = this.#byKey.get(key);
    if (key === "" || same?.some(({ path }) => path === target.path)) return;
    if (same === undefined) this.#byKey.set(key, [target]);
    else same.push(target);
  }

  of(alert: Alert): readonly LinkTarget[] {
    return this.#byKey.get(alertKey(alert.name.text)) ?? [];
  }
}

/** The alerts of one file with the pages their links lead to. `named` is empty until runbooks are known. */
export function linkAlerts(alerts: readonly Alert[], path: string, around: LinkSurroundings): readonly LinkedAlert[] {
  return alerts.map((alert) => ({ alert, path, links: resolveLinks(alert, path, around), named: [] }));
}

/** The same alerts with the runbooks that go by their names. */
export function nameRunbooks<T extends LinkedAlert>(
  alerts: readonly T[],
  runbooks: Iterable<RunbookPage>,
): readonly T[] {
  const names = new RunbookNames(runbooks);
  return alerts.map((linked) => ({ ...linked, named: names.of(linked.alert) }));
}
