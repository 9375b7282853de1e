import type { Alert, SourceText } from "./alert";
import { dashboardsOf, inOrder, textLinks } from "./alertLinks";
import { asItems, asMapping, asScalar, firstLine, isTrue, sourceText, textAt } from "./fields";
import type { SourceMapping, SourceNode } from "./source/source";

const types = ["connectivity", "host", "service", "external", "expression", "anomalyDetection", "query"];

/** Where each type of monitor keeps what it looks at. */
const conditions = ["expression", "query", "metric", "url"];

/** Alerts of Mackerel's `monitors.json`; undefined when it is none. */
export function mackerelAlerts(root: SourceNode): readonly Alert[] | undefined {
  const monitors = asItems(asMapping(root)?.get("monitors")).flatMap((item) => asMapping(item) ?? []);
  const ours = monitors.filter((monitor) => types.includes(textAt(monitor, "type")?.text ?? ""));
  return ours.length > 0 ? ours.flatMap(monitorAlert) : undefined;
}

function monitorAlert(monitor: SourceMapping): readonly Alert[] {
  // A connectivity monitor needs no name: there is one for all hosts.
  const name = textAt(monitor, "name") ?? textAt(monitor, "type");
  if (name === undefined) return [];
  const memo = textAt(monitor, "memo");
  const links = inOrder(memo ? textLinks("memo", memo) : []);
  return [
    {
      format: "mackerel",
      name: sourceText(name),
      span: monitor.span,
      id: textAt(monitor, "id")?.text,
      group: undefined,
      severity: severityOf(monitor),
      component: componentOf(monitor),
      summary: memo && firstLine(memo),
      texts: memo ? [sourceText(memo)] : [],
      expression: conditions.map((key) => textAt(monitor, key)?.text.trim()).find((text) => text !== undefined),
      muted: isTrue(monitor.get("isMute")),
      links,
      dashboards: [...new Set(dashboardsOf(links))],
    },
  ];
}

/**
 * The worst status a monitor can raise, told by the threshold or the setting for it. Without any, monitors of
 * connectivity and of web addresses raise `critical` by what they are.
 */
function severityOf(monitor: SourceMapping): SourceText | undefined {
  const gone = textAt(monitor, "alertStatusOnGone");
  if (gone) return { text: gone.text.toLowerCase(), span: gone.span };
  const type = textAt(monitor, "type");
  if (type !== undefined && ["connectivity", "external"].includes(type.text))
    return { text: "critical", span: type.span };
  for (const level of ["critical", "warning"]) {
    const stated = monitor.entries.find(({ key, value }) => {
      const about = key.text.toLowerCase();
      return (about.endsWith(level) || about === `${level}sensitivity`) && asScalar(value)?.value != null;
    });
    if (stated) return { text: level, span: stated.key.span };
  }
  return undefined;
}

/** The service; of `service: role` scopes too, as long as all are of one service. */
function componentOf(monitor: SourceMapping): string | undefined {
  const stated = textAt(monitor, "service")?.text.trim();
  if (stated !== undefined) return stated;
  const services = asItems(monitor.get("scopes")).flatMap((scope) => asScalar(scope)?.text.split(":")[0]?.trim() ?? []);
  const [service, ...others] = new Set(services.filter((name) => name !== ""));
  return others.length === 0 ? service : undefined;
}
