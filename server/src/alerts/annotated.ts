import type { Alert, AlertFormat, SourceText } from "./alert";
import { dashboardsOf, inOrder, isDashboardKey, isRunbookKey, linksOfEntry } from "./alertLinks";
import { asMapping, asScalar, firstLine, sourceText, textAt } from "./fields";
import type { SourceEntry, SourceMapping, SourceScalar } from "./source/source";

/**
 * Labels that name what is broken, the best first. A service is what people on call know and what incidents name;
 * `component` and `app` may be a part of it, and a `job` is only how it is scraped. A `team` is whom to call, no component.
 */
const componentLabels = ["service", "component", "app", "application", "subsystem", "system", "job"];
const severityLabels = ["severity", "priority", "level", "sev"];
/** Nothing but a template: what it becomes is known when the chart is rendered, or the alert fires. */
const isTemplate = /^(?:\{\{[^{}]*\}\}|\$\{[^{}]*\})$/;
const summaryKeys = ["summary", "title"];
const textKeys = ["description", "message"];

/** What alerts of Prometheus and Grafana have in common: labels, annotations, and a group they stand in. */
export interface Annotated {
  readonly format: AlertFormat;
  readonly rule: SourceMapping;
  readonly name: SourceScalar;
  readonly group: string | undefined;
  /** Labels that the group gives to all its rules. */
  readonly groupLabels: SourceMapping | undefined;
}

export type AlertDetails = Pick<Alert, "id" | "expression" | "muted"> & { readonly dashboards?: readonly string[] };

export function annotatedAlert({ format, rule, name, group, groupLabels }: Annotated, details: AlertDetails): Alert {
  const labels = [asMapping(rule.get("labels")), groupLabels];
  const annotations = asMapping(rule.get("annotations"))?.entries ?? [];
  const own = labels[0]?.entries ?? [];
  const links = inOrder([...own, ...annotations].flatMap(linksOfEntry));
  const severity = labelled(labels, severityLabels).find(({ text }) => !isTemplate.test(text.trim()));
  const summary = summaryOf(annotations);
  return {
    format,
    name: sourceText(name),
    span: rule.span,
    id: details.id,
    group,
    severity: severity && sourceText(severity),
    component: labelled(labels, componentLabels)
      .find(({ text }) => !text.includes("{{"))
      ?.text.trim(),
    labels: textsByKey([labels[1], labels[0]]),
    summary,
    texts: textsOf(annotations),
    expression: details.expression,
    muted: details.muted,
    links,
    dashboards: [...new Set([...(details.dashboards ?? []), ...dashboardsOf(links)])],
  };
}

/** What is stated last counts. */
const textsByKey = (holders: readonly (SourceMapping | undefined)[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    holders.flatMap((holder) =>
      (holder?.entries ?? []).flatMap(({ key, value }) => (value.kind === "scalar" ? [[key.text, value.text]] : [])),
    ),
  );

const labelled = (labels: readonly (SourceMapping | undefined)[], keys: readonly string[]): readonly SourceScalar[] =>
  keys.flatMap((key) => labels.flatMap((holder) => textAt(holder, key) ?? []));

function summaryOf(annotations: readonly SourceEntry[]): SourceText | undefined {
  const at = (key: string): SourceScalar | undefined => {
    const scalar = asScalar(annotations.find((entry) => entry.key.text.toLowerCase() === key)?.value);
    return scalar === undefined || scalar.text.trim() === "" ? undefined : scalar;
  };
  const stated = summaryKeys.map(at).find((scalar) => scalar !== undefined);
  if (stated) return sourceText(stated);
  const text = textKeys.map(at).find((scalar) => scalar !== undefined);
  return text && firstLine(text);
}

/** Annotations for people: neither the summary nor a place to go to nor what a program reads. */
function textsOf(annotations: readonly SourceEntry[]): readonly SourceText[] {
  return annotations.flatMap(({ key, value }) => {
    const isText = value.kind === "scalar" && value.text.trim() !== "" && !key.text.startsWith("__");
    if (!isText || isRunbookKey(key.text) || isDashboardKey(key.text)) return [];
    if (summaryKeys.includes(key.text.toLowerCase()) || /^https?:\/\/\S+$/.test(value.text.trim())) return [];
    return [sourceText(value)];
  });
}
