import type { LinkedAlert } from "../../alerts/links";
import { message } from "../../text/message";
import type { AlertRule } from "./alertRule";
import { mayTellStep, toldBy, withoutTemplates } from "./told";

/** An alert that neither leads to a page nor tells what to do first. Only when nothing in it may be a step. */
export const noFirstStep: AlertRule = {
  code: "alert/no-first-step",
  severity: "hint",
  onByDefault: false,
  impliedBy: "alert/no-runbook",
  *check({ alerts }) {
    for (const linked of alerts) {
      const { alert } = linked;
      if (alert.muted || leadsSomewhere(linked) || mayTellStep(withoutTemplates(toldBy(alert)))) continue;
      yield {
        span: alert.name.span,
        message: message(
          "“{0}” does not tell the first step. Link its runbook, or write what to look at first.",
          alert.name.text,
        ),
      };
    }
  },
};

const leadsSomewhere = ({ alert, links, named }: LinkedAlert): boolean =>
  links.length > 0 || named.length > 0 || alert.dashboards.length > 0;
