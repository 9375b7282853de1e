import { duplicatesAmong } from "../../../server/src/alerts/coverage";
import { linkAlerts, nameRunbooks } from "../../../server/src/alerts/linkAlerts";
import { PageNames } from "../../../server/src/alerts/pageNames";
import { readAlerts } from "../../../server/src/alerts/readAlerts";
import { resolveConfig } from "../../../server/src/config/resolve";
import { runAlertRules } from "../../../server/src/rules/alert/run";
import type { Diagnostic } from "../../../server/src/rules/rule";
import { anchorsOf } from "../../../server/src/runbooks/headings";
import { scanRunbook } from "../../../server/src/runbooks/scanRunbook";
import { LineIndex } from "../../../server/src/text/lineIndex";
import { alertSurroundings } from "../../../server/src/workspace/alertSurroundings";

/** What the rules say of the alert files among the files of a workspace, with everything read as in the editor. */
export function checkedFiles(files: Readonly<Record<string, string>>, profile?: string): readonly Diagnostic[] {
  const { config } = resolveConfig({ profile });
  const documents = Object.entries(files).filter(([path]) => path.endsWith(".md"));
  const runbooks = documents.flatMap(([path, text]) => {
    const entry = scanRunbook(path, text, config);
    return entry === undefined ? [] : [{ path, entry }];
  });
  const around = {
    pages: new PageNames(documents.map(([path]) => path)),
    exists: (path: string) => path in files,
    anchorsOf: (path: string) => anchorsOf(files[path] ?? ""),
    rules: config.alerts.runbookUrl,
    checkout: { repositories: [], prefix: undefined },
  };
  const linked = Object.entries(files).flatMap(([path, text]) => {
    const file = readAlerts(path, text);
    if (file === undefined) return [];
    const source = { lines: new LineIndex(text) };
    const named = nameRunbooks(linkAlerts(file.alerts, path, around), runbooks);
    return [{ path, text, file, alerts: named.map((one) => ({ ...one, source })) }];
  });
  const alerts = linked.flatMap((file) => file.alerts);
  const sources = new Map(alerts.map((one) => [one.alert, one]));
  const workspace = alertSurroundings({
    alerts,
    duplicates: duplicatesAmong(alerts).map((group) => group.flatMap(({ alert }) => sources.get(alert) ?? [])),
    pages: () =>
      runbooks.map(({ path, entry }) => ({ path, runbook: entry.kind === "runbook", headings: entry.headings })),
  });
  const onRuleError = (code: string, error: unknown): never => {
    throw new Error(`${code} threw`, { cause: error });
  };
  return linked.flatMap((file) => runAlertRules(file, { config, workspace, onRuleError }));
}
