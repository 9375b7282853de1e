import type { LinkablePage, LinkedFile } from "../../rules/alert/alertRule";
import type { AlertRunOptions } from "../../rules/alert/run";
import { headingsOf } from "../../runbooks/headings";
import { alertSurroundings } from "../../workspace/alertSurroundings";
import { linkTree, type LinkedTree } from "../alerts/linkTree";
import { Trees, type Tree } from "../alerts/tree";
import { below } from "../files/walk";
import type { ReadingOptions } from "../options/reading";
import type { AlertSource } from "../sources";
import type { World } from "../world";

/** An alert file with everything its links lead to. */
export interface LinkedSource {
  readonly file: LinkedFile;
  readonly workspace: AlertRunOptions["workspace"];
}

/**
 * Links alert files with the pages of their roots, by the absolute path of each file. Only the names of pages are looked
 * up outside of what the command line asks for.
 */
export function linkAlertFiles(
  sources: readonly AlertSource[],
  world: World,
  options: ReadingOptions,
): ReadonlyMap<string, LinkedSource> {
  const linked = new Map<string, LinkedSource>();
  const quiet = { trouble: () => undefined, file: () => undefined };
  const trees = new Trees(world, options, quiet);
  for (const root of new Set(sources.map((source) => source.root))) {
    const own = sources.filter((source) => source.root === root);
    const alertFiles = own.map(({ path, text, alerts }) => ({ path: below(root, path), text, file: alerts }));
    const tree = trees.around(root, alertFiles);
    const found = linkTree(tree, trees, world.git, () => undefined);
    const workspace = surroundingsOf(found, tree, trees);
    own.forEach(({ path, text, alerts: file }) => {
      const name = below(root, path);
      const alerts = found.alerts.filter((alert) => alert.path === name);
      linked.set(path, { file: { path: name, text, file, alerts }, workspace });
    });
  }
  return linked;
}

function surroundingsOf(found: LinkedTree, tree: Tree, trees: Trees): LinkedSource["workspace"] {
  const located = new Map(found.alerts.map((alert) => [alert, { ...alert, source: { lines: alert.lines } }]));
  const entries = new Map(found.runbooks.map(({ path, entry }) => [path, entry]));
  const page = (path: string): LinkablePage => ({
    path,
    runbook: entries.get(path)?.kind === "runbook",
    get headings() {
      return entries.get(path)?.headings ?? headingsOf(trees.document(tree, path) ?? "");
    },
  });
  return alertSurroundings({
    alerts: [...located.values()],
    duplicates: found.duplicates.map((group) => group.flatMap((alert) => located.get(alert) ?? [])),
    pages: () => tree.documents.map(page),
  });
}
