import type { Alert, AlertFormat } from "./alert";
import { annotatedAlert } from "./annotated";
import { asItems, asMapping, groupsOf, textAt } from "./fields";
import type { SourceMapping, SourceNode } from "./source/source";

/** Alerts of a Prometheus rule file, of a group or a list of rules alone; undefined when it is none of these. */
export function prometheusAlerts(root: SourceNode): readonly Alert[] | undefined {
  if (root.kind === "mapping") {
    if (root.get("groups")?.kind === "list") return alertsOfGroups("prometheus", root.get("groups"));
    return isGroup(root) ? alertsOfGroup("prometheus", root) : undefined;
  }
  const items = asItems(root).flatMap((item) => asMapping(item) ?? []);
  if (items.some(isGroup)) return items.flatMap((item) => (isGroup(item) ? alertsOfGroup("prometheus", item) : []));
  return items.some(isPlainRule)
    ? items.flatMap((rule) => (isPlainRule(rule) ? ruleAlert("prometheus", rule, undefined) : []))
    : undefined;
}

/** Alerts of manifests for the Prometheus operator, also inside of a `List`; undefined when it is no such manifest. */
export function manifestAlerts(root: SourceNode, depth = 0): readonly Alert[] | undefined {
  const manifest = asMapping(root);
  const kind = textAt(manifest, "kind")?.text;
  if (manifest === undefined || kind === undefined) return undefined;
  if (kind === "PrometheusRule")
    return alertsOfGroups("prometheus-rule", asMapping(manifest.get("spec"))?.get("groups"));
  if (!kind.endsWith("List") || depth > 3) return undefined;
  const found = asItems(manifest.get("items")).flatMap((item) => manifestAlerts(item, depth + 1) ?? []);
  return found.length > 0 ? found : undefined;
}

const isGroup = (node: SourceMapping): boolean =>
  node.get("name")?.kind === "scalar" && asItems(node.get("rules")).some((rule) => isAlertRule(asMapping(rule)));

/** Without a group around it, only a rule with a query is plainly one. */
const isPlainRule = (node: SourceMapping): boolean => isAlertRule(node) && textAt(node, "expr") !== undefined;

const isAlertRule = (rule: SourceMapping | undefined): boolean => textAt(rule, "alert") !== undefined;

const alertsOfGroups = (format: AlertFormat, groups: SourceNode | undefined): readonly Alert[] =>
  groupsOf(groups).flatMap((group) => alertsOfGroup(format, group));

const alertsOfGroup = (format: AlertFormat, group: SourceMapping): readonly Alert[] =>
  asItems(group.get("rules")).flatMap((rule) => {
    const node = asMapping(rule);
    return node ? ruleAlert(format, node, group) : [];
  });

function ruleAlert(format: AlertFormat, rule: SourceMapping, group: SourceMapping | undefined): readonly Alert[] {
  const name = textAt(rule, "alert");
  if (name === undefined) return [];
  const about = {
    format,
    rule,
    name,
    group: textAt(group, "name")?.text.trim(),
    groupLabels: asMapping(group?.get("labels")),
  };
  return [annotatedAlert(about, { id: undefined, expression: textAt(rule, "expr")?.text.trim(), muted: false })];
}
