import { message } from "../text/message";
import { span } from "../text/span";
import type { Alert, AlertFile, AlertProblem } from "./alert";
import { datadogAlerts } from "./datadog";
import { grafanaAlerts } from "./grafana";
import { likelyFormat } from "./likelyFormat";
import { mackerelAlerts } from "./mackerel";
import { manifestAlerts, nestedAlerts, prometheusAlerts } from "./prometheus";
import { knownName } from "./chartNames";
import { readSource } from "./source/readSource";
import type { Source, SourceNode } from "./source/source";

/** UTF-16 units. Larger files are made by programs, and would hold everybody else up. */
const largest = 5_000_000;

/** Whether a file is worth reading as one that holds alerts: a look at its text that costs next to nothing. */
export function mayHoldAlerts(_path: string, text: string): boolean {
  return likelyFormat(text) !== undefined;
}

/**
 * The alerts of a file in any of the known formats, in its order; undefined when it is none by its content. What cannot
 * be read is told as a problem, and the rest is read. Never throws.
 */
export function readAlerts(path: string, text: string): AlertFile | undefined {
  const likely = likelyFormat(text);
  if (likely === undefined) return undefined;
  if (text.length > largest) return { format: likely, alerts: [], problems: [tooLarge()] };
  const source = readSource(path, text);
  const alerts = alertsOf(source).map((alert) => knownName(alert, text));
  const format = alerts[0]?.format ?? (holdsBrokenRules(source, text) ? likely : undefined);
  return format && { format, alerts, problems: problemsOf(source) };
}

/** The alerts of a file that has been read as data. */
export function alertsOf(source: Source): readonly Alert[] {
  return source.roots.flatMap(alertsIn);
}

function alertsIn(root: SourceNode): readonly Alert[] {
  for (const read of [manifestAlerts, prometheusAlerts, grafanaAlerts, mackerelAlerts, datadogAlerts, nestedAlerts]) {
    const alerts = read(root);
    if (alerts && alerts.length > 0) return alerts;
  }
  return [];
}

const tooLarge = (): AlertProblem => ({
  span: span(0, 0),
  message: message("This file is larger than {0} MB and is not read.", largest / 1_000_000),
});

/** Nothing could be read of it, but its lines are plainly those of rules or monitors. */
function holdsBrokenRules(source: Source, text: string): boolean {
  if (source.problems.length === 0) return false;
  if (source.syntax === "json") return /^\s*[{[]\s*"(?:groups|monitors)"\s*:/.test(text);
  return /^[ \t]*-[ \t]+alert[ \t]*:/m.test(text) && /^[ \t]*(?:groups|rules)[ \t]*:/m.test(text);
}

/** In the order of the file, each once. */
function problemsOf({ problems }: Source): readonly AlertProblem[] {
  const sorted = [...problems].sort((a, b) => a.span.start - b.span.start);
  return sorted.filter((problem, i) => problem.span.start !== sorted[i - 1]?.span.start);
}
