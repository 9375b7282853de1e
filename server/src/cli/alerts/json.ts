import { join } from "node:path";
import { shownPath } from "../format/paths";
import type { LinkedTree, TreeAlert } from "./linkTree";

/** What `--format json` prints: see docs/command-line.md. */
export function alertsJson(trees: readonly LinkedTree[], cwd: string): string {
  const report = {
    version: 1,
    alerts: trees.flatMap(({ root, alerts }) => alerts.map((alert) => alertJson(alert, shower(cwd, root)))),
    runbooksWithoutAlert: trees.flatMap(({ root, withoutAlert }) =>
      withoutAlert.map(({ path }) => shower(cwd, root)(path)),
    ),
    duplicates: trees.flatMap(({ root, duplicates }) =>
      duplicates.map((group) => group.map((alert) => placeJson(alert, shower(cwd, root)))),
    ),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

type Shown = (path: string) => string;

const shower =
  (cwd: string, root: string): Shown =>
  (path) =>
    shownPath(cwd, join(root, path));

const placeJson = ({ alert, path, lines }: TreeAlert, shown: Shown) => ({
  name: alert.name.text,
  path: shown(path),
  range: lines.rangeOf(alert.span),
});

function alertJson(linked: TreeAlert, shown: Shown) {
  const { alert, links } = linked;
  return {
    ...placeJson(linked, shown),
    format: alert.format,
    severity: alert.severity?.text ?? null,
    component: alert.component ?? null,
    links: links.map(({ raw, status, target }) => ({
      raw,
      status,
      target:
        target === undefined ? null : `${shown(target.path)}${target.anchor === undefined ? "" : `#${target.anchor}`}`,
    })),
  };
}
