import type { AlertFormat } from "./alert";

const alertKey = /(?<![\w.-])alert["']?[ \t]*:/;
const exprKey = /(?<![\w.-])expr["']?[ \t]*:/;
const manifest = /["']?kind["']?[ \t]*:[ \t]*["']?(?:PrometheusRule|VMRule|AlertingRule|(?:Cluster|Global)?Rules)\b/;
const monitorsKey = /["']?monitors["']?[ \t]*:/;
const mackerelType =
  /["']?type["']?\s*:\s*["']?(?:connectivity|host|service|external|expression|anomalyDetection|query)\b(?![ \w-])/;
const datadogType = /["']type["']\s*:\s*["'](?:[\w-]+ (?:alert|check)|composite)["']/;
const grafanaRule = /["']?(?:condition|datasourceUid|noDataState|execErrState|isPaused|__dashboardUid__)["']?\s*:/;

/** The format whose words a text holds; a look that costs next to nothing, and may be wrong. */
export function likelyFormat(text: string): AlertFormat | undefined {
  if (alertKey.test(text) && exprKey.test(text)) return manifest.test(text) ? "prometheus-rule" : "prometheus";
  if (monitorsKey.test(text) && mackerelType.test(text)) return "mackerel";
  if (text.includes('"query"') && text.includes('"message"')) {
    if (datadogType.test(text) || (text.includes('"name"') && text.includes('"options"'))) return "datadog";
  }
  const isGrafana = /(?<![\w.-])title["']?\s*:/.test(text) && /(?<![\w.-])(?:rules|ruleGroup)["']?\s*:/.test(text);
  return isGrafana && grafanaRule.test(text) ? "grafana" : undefined;
}
