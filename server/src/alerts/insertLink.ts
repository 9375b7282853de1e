import { applyEdits, type TextEdit } from "../text/span";
import type { Alert } from "./alert";
import { annotate, type Insertion } from "./insert/annotation";
import { ruleAt } from "./insert/find";
import { Layout } from "./insert/layout";
import { appendToText } from "./insert/textField";
import { readAlerts } from "./readAlerts";
import { readSource } from "./source/readSource";

export { replaceLink } from "./insert/replaceLink";

/**
 * Gives an alert a link to its runbook where its format has a place for it: `runbook_url` among the annotations, a last
 * line in `memo` or `message`. One edit, in the style of what stands around it.
 *
 * Empty when there is no safe place: the alert has such a link, the place is shared with other alerts or inside of a
 * template, or the file would not read as before.
 * @param alert as read of this very text
 */
export function insertRunbookLink(path: string, text: string, alert: Alert, link: string): TextEdit[] {
  const source = readSource(path, text);
  const rule = ruleAt(source, alert.span);
  const alerts = readAlerts(path, text)?.alerts ?? [];
  if (rule === undefined || link.trim() !== link || /[\r\n]/.test(link)) return [];
  const edit = place({ layout: new Layout(text), source, rule, link }, alert, alerts);
  if (edit === undefined) return [];
  const after = readAlerts(path, applyEdits(text, [edit]))?.alerts ?? [];
  return isAddedOnly(alerts, after, alert, link) ? [edit] : [];
}

function place(insertion: Insertion, alert: Alert, alerts: readonly Alert[]): TextEdit | undefined {
  switch (alert.format) {
    case "prometheus":
    case "prometheus-rule":
    case "grafana":
      return annotate(insertion, alerts);
    case "mackerel":
      return appendToText(insertion, "memo");
    case "datadog":
      return appendToText(insertion, "message");
  }
}

/** The file reads as before, but for the one link. */
function isAddedOnly(before: readonly Alert[], after: readonly Alert[], target: Alert, link: string): boolean {
  if (before.length !== after.length) return false;
  return before.every((alert, i) => {
    const now = after[i];
    if (now === undefined || alert.span.start !== target.span.start)
      return now !== undefined && told(alert) === told(now);
    const added = now.links.findIndex((each) => each.raw === link && each.runbook);
    const others = now.links.filter((_, at) => at !== added);
    return (
      added >= 0 && others.length === alert.links.length && told(alert, true) === told({ ...now, links: others }, true)
    );
  });
}

/** What an alert says, without its places. The link may have become a part of its free text. */
function told(alert: Alert, linked = false): string {
  const grows = linked && (alert.format === "mackerel" || alert.format === "datadog");
  return JSON.stringify([
    [alert.format, alert.name.text, alert.id, alert.group, alert.severity?.text, alert.component, alert.expression],
    alert.muted,
    alert.links.map(({ raw, key, runbook }) => [raw, key, runbook]),
    grows ? [] : [alert.summary?.text, alert.dashboards, alert.texts.map(({ text }) => text)],
  ]);
}
