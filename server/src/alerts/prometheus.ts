import type { Alert, AlertFormat } from "./alert";
import { annotatedAlert } from "./annotated";
import { asItems, asMapping, groupsOf, textAt } from "./fields";
import type { SourceMapping, SourceNode } from "./source/source";

/** Alerts of a Prometheus rule file, of a group or a list of rules alone; undefined when it is none of these. */
export function prometheusAlerts(root: SourceNode): readonly Alert[] | undefined {
  if (root.kind === "mapping") {
    if (root.get("groups")?.kind === "list") return alertsOfGroups("prometheus", root.get("groups"));
    if (isGroup(root)) return alertsOfGroup("prometheus", root);
    return isRuleAlone(root) ? ruleAlert("prometheus", root, undefined) : undefined;
  }
  const items = asItems(root).flatMap((item) => asMapping(item) ?? []);
  if (items.some(isGroup)) return items.flatMap((item) => (isGroup(item) ? alertsOfGroup("prometheus", item) : []));
  return items.some(isPlainRule)
    ? items.flatMap((rule) => (isPlainRule(rule) ? ruleAlert("prometheus", rule, undefined) : []))
    : undefined;
}

/** Of the Prometheus operator, VictoriaMetrics, Loki's operator and Google's managed Prometheus. */
const isRuleKind = /^(?:PrometheusRule|VMRule|AlertingRule|(?:Cluster|Global)?Rules)$/;

/** Alerts of manifests for operators of Prometheus and its kin, also inside of a `List`; undefined when it is no such manifest. */
export function manifestAlerts(root: SourceNode, depth = 0): readonly Alert[] | undefined {
  const manifest = asMapping(root);
  const kind = textAt(manifest, "kind")?.text;
  if (manifest === undefined || kind === undefined) return undefined;
  if (isRuleKind.test(kind)) return alertsOfGroups("prometheus-rule", asMapping(manifest.get("spec"))?.get("groups"));
  if (!kind.endsWith("List") || depth > 3) return undefined;
  const found = asItems(manifest.get("items")).flatMap((item) => manifestAlerts(item, depth + 1) ?? []);
  return found.length > 0 ? found : undefined;
}

/** Values that a chart makes rule files from (`additionalPrometheusRulesMap`) are no deeper. */
const deepestGroups = 6;

/** Nodes that are looked into; rules of values stand near their top. */
const mostNodes = 5000;

/** Alerts of groups that stand somewhere in the values of a chart; undefined when there are none. */
export function nestedAlerts(root: SourceNode): readonly Alert[] | undefined {
  // Tests of charts hold values, too, and what should become of them.
  if (asMapping(root)?.get("suite") !== undefined) return undefined;
  const found: Alert[] = [];
  let left = mostNodes;
  const look = (node: SourceNode, depth: number): void => {
    left -= 1;
    if (left < 0 || depth > deepestGroups || node.kind === "scalar") return;
    const groups = groupsOf(asMapping(node)?.get("groups")).filter(isGroup);
    if (groups.length > 0) found.push(...groups.flatMap((group) => alertsOfGroup("prometheus", group)));
    else for (const child of childrenOf(node)) look(child, depth + 1);
  };
  look(root, 0);
  return found.length > 0 ? found : undefined;
}

const childrenOf = (node: SourceNode): readonly SourceNode[] =>
  node.kind === "mapping"
    ? node.entries.filter(({ inherited }) => !inherited).map(({ value }) => value)
    : asItems(node);

const isGroup = (node: SourceMapping): boolean =>
  node.get("name")?.kind === "scalar" && asItems(node.get("rules")).some((rule) => isAlertRule(asMapping(rule)));

/** Without a group around it, only a rule with a query is plainly one. */
const isPlainRule = (node: SourceMapping): boolean => isAlertRule(node) && textAt(node, "expr") !== undefined;

const ruleKeys = ["alert", "expr", "for", "keep_firing_for", "labels", "annotations"];

/** Partials of charts are one rule each: nothing but its keys, with something that is only said of rules. */
const isRuleAlone = (node: SourceMapping): boolean =>
  isPlainRule(node) &&
  node.entries.every(({ key }) => ruleKeys.includes(key.text)) &&
  ["labels", "annotations"].some((key) => node.get(key)?.kind === "mapping");

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
