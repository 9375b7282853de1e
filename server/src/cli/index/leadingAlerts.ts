import { resolve } from "node:path";
import { pagesLedTo } from "../../alerts/pagesLedTo";
import { alertKey } from "../../runbooks/names";
import { linkedAlerts } from "../alerts/linkTree";
import { Trees } from "../alerts/tree";
import type { Trouble } from "../files/trouble";
import type { ReadingOptions } from "../options/reading";
import type { World } from "../world";

/** By the absolute path of a page: names of the alerts whose runbook links lead there, each once. */
export type LeadingAlerts = ReadonlyMap<string, readonly string[]>;

/** Reads the alert files of the folders among the paths. A file that is asked for alone counts by its own words. */
export function leadingAlerts(
  options: ReadingOptions,
  world: World,
  tell: { readonly trouble: (trouble: Trouble) => void; readonly file: (path: string) => void },
): LeadingAlerts {
  const trees = new Trees(world, options, tell);
  const found = new Map<string, readonly string[]>();
  for (const path of new Set(options.paths.map((each) => resolve(world.cwd, each)))) {
    const tree = isFolder(path, world) ? trees.read(path) : undefined;
    if (tree === undefined) continue;
    for (const [page, leading] of pagesLedTo(linkedAlerts(tree, trees, world.git))) {
      const at = resolve(tree.root, page);
      found.set(at, namesOnce([...(found.get(at) ?? []), ...leading.map(({ alert }) => alert.name.text)]));
    }
  }
  return found;
}

function isFolder(path: string, { files }: World): boolean {
  try {
    return files.stat(path)?.kind === "folder";
  } catch {
    // Whoever reads the documents tells why.
    return false;
  }
}

/** Without repeats, compared without case and separators; the first spelling stays. */
export function namesOnce(names: readonly string[]): readonly string[] {
  const byKey = new Map<string, string>();
  for (const name of names) {
    const key = alertKey(name) || name;
    if (!byKey.has(key)) byKey.set(key, name);
  }
  return [...byKey.values()];
}
