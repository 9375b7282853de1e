import type { Alert, SourceText } from "./alert";
import { dashboardsOf, inOrder, textLinks } from "./alertLinks";
import { asItems, asMapping, asScalar, sourceText, textAt } from "./fields";
import type { SourceMapping, SourceNode, SourceScalar } from "./source/source";

/** Tags that name what is broken, the best first; see the labels of Prometheus. A `team` is whom to call. */
const componentTags = ["service", "component", "app", "application"];
const severityTags = ["severity", "sev", "priority"];

/** Alerts of a Datadog monitor, a list of them, or `{"monitors": […]}`; undefined when it is none. */
export function datadogAlerts(root: SourceNode): readonly Alert[] | undefined {
  const holder = asMapping(root)?.get("monitors");
  const candidates = holder?.kind === "list" ? holder.items : root.kind === "list" ? root.items : [root];
  const alerts = candidates.flatMap((item) => {
    const monitor = asMapping(item);
    return monitor && isMonitor(monitor) ? monitorAlert(monitor) : [];
  });
  return alerts.length > 0 ? alerts : undefined;
}

function isMonitor(monitor: SourceMapping): boolean {
  if (asScalar(monitor.get("message")) === undefined || textAt(monitor, "query") === undefined) return false;
  const type = textAt(monitor, "type")?.text;
  return type === undefined
    ? monitor.get("options")?.kind === "mapping"
    : /^(?:[\w-]+ (?:alert|check)|composite)$/.test(type);
}

function monitorAlert(monitor: SourceMapping): readonly Alert[] {
  const name = textAt(monitor, "name");
  if (name === undefined) return [];
  const message = textAt(monitor, "message");
  const tags = asItems(monitor.get("tags")).flatMap((tag) => asScalar(tag) ?? []);
  const links = inOrder(message ? textLinks("message", message) : []);
  return [
    {
      format: "datadog",
      name: sourceText(name),
      span: monitor.span,
      id: textAt(monitor, "id")?.text,
      group: undefined,
      severity: priorityOf(monitor) ?? tagged(tags, severityTags),
      component: tagged(tags, componentTags)?.text,
      summary: message && firstSentence(message),
      texts: message ? [sourceText(message)] : [],
      expression: textAt(monitor, "query")?.text,
      muted: (asMapping(asMapping(monitor.get("options"))?.get("silenced"))?.entries.length ?? 0) > 0,
      links,
      dashboards: [...new Set(dashboardsOf(links))],
    },
  ];
}

/** Datadog shows the number as P1 to P5. */
function priorityOf(monitor: SourceMapping): SourceText | undefined {
  const priority = textAt(monitor, "priority");
  return priority && /^[1-5]$/.test(priority.text) ? { text: `P${priority.text}`, span: priority.span } : undefined;
}

function tagged(tags: readonly SourceScalar[], keys: readonly string[]): SourceText | undefined {
  for (const key of keys) {
    const tag = tags.find(({ text }) => text.toLowerCase().startsWith(`${key}:`) && text.length > key.length + 1);
    if (tag) return { text: tag.text.slice(key.length + 1), span: tag.spanOf(key.length + 1, tag.text.length) };
  }
  return undefined;
}

/** The first line that says something: not only who is called and under which condition. */
function firstSentence(message: SourceScalar): SourceText | undefined {
  for (const { 0: line, index } of message.text.matchAll(/[^\r\n]+/g)) {
    if (/^(?:\s|\{\{[#/^][^{}]*\}\}|@[\w.@-]+)*$/.test(line)) continue;
    const text = line.trim();
    const start = index + line.indexOf(text);
    return { text, span: message.spanOf(start, start + text.length) };
  }
  return undefined;
}
