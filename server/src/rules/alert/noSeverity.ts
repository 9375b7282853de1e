import { message } from "../../text/message";
import type { AlertRule } from "./alertRule";
import { mayTellSeverity, toldBy, withoutTemplates } from "./told";

/** An alert that nowhere tells how bad it is: no label or field, no word of it in its texts or its rule. */
export const noSeverity: AlertRule = {
  code: "alert/no-severity",
  severity: "hint",
  onByDefault: false,
  *check({ alerts, text }) {
    for (const { alert } of alerts) {
      if (alert.muted || alert.severity !== undefined) continue;
      const told = withoutTemplates(`${alert.name.text}\n${toldBy(alert)}`);
      // Mackerel's own thresholds are called so in every monitor: they say nothing of what the team means by them.
      const rule = alert.format === "mackerel" ? "" : text.slice(alert.span.start, alert.span.end);
      if (mayTellSeverity(told) || mayTellSeverity(rule)) continue;
      yield {
        span: alert.name.span,
        message: message(
          "“{0}” does not tell its severity. Whom to call, and how fast, depends on it: write the level.",
          alert.name.text,
        ),
      };
    }
  },
};
