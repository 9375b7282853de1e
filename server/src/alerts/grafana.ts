import type { Alert } from "./alert";
import { annotatedAlert } from "./annotated";
import { asItems, asMapping, groupsOf, isTrue, textAt } from "./fields";
import type { SourceMapping, SourceNode } from "./source/source";

/** Alerts of Grafana's files for provisioning, or of its list of rules; undefined when it is none. */
export function grafanaAlerts(root: SourceNode): readonly Alert[] | undefined {
  const grouped = groupsOf(asMapping(root)?.get("groups")).flatMap((group) =>
    asItems(group.get("rules")).flatMap((rule) => ruleAlert(asMapping(rule), groupOf(group))),
  );
  if (grouped.length > 0) return grouped;
  const alone = (root.kind === "list" ? root.items : [root]).flatMap((item) => {
    const rule = asMapping(item);
    const group = textAt(rule, "ruleGroup")?.text;
    return group === undefined ? [] : ruleAlert(rule, group);
  });
  return alone.length > 0 ? alone : undefined;
}

const groupOf = (group: SourceMapping): string | undefined => (textAt(group, "folder") ?? textAt(group, "name"))?.text;

const ruleKeys = ["condition", "data", "noDataState", "execErrState", "isPaused"];

function ruleAlert(rule: SourceMapping | undefined, group: string | undefined): readonly Alert[] {
  const name = textAt(rule, "title");
  if (rule === undefined || name === undefined || !ruleKeys.some((key) => rule.get(key))) return [];
  return [
    annotatedAlert(
      { format: "grafana", rule, name, group, groupLabels: undefined },
      {
        id: textAt(rule, "uid")?.text,
        expression: expressionOf(rule),
        muted: isTrue(rule.get("isPaused")),
        dashboards: panelOf(rule),
      },
    ),
  ];
}

/** The query of the first source of data that has one. */
function expressionOf(rule: SourceMapping): string | undefined {
  for (const source of asItems(rule.get("data"))) {
    const model = asMapping(asMapping(source)?.get("model"));
    const query = textAt(model, "expr") ?? textAt(model, "query") ?? textAt(model, "rawSql");
    if (query) return query.text.trim();
  }
  return undefined;
}

function panelOf(rule: SourceMapping): readonly string[] {
  const annotations = asMapping(rule.get("annotations"));
  const uid = textAt(annotations, "__dashboardUid__") ?? textAt(rule, "dashboardUid");
  if (uid === undefined) return [];
  const panel = textAt(annotations, "__panelId__") ?? textAt(rule, "panelId");
  return [panel === undefined ? uid.text : `${uid.text}#${panel.text}`];
}
