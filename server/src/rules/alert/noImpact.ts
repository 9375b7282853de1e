import { message } from "../../text/message";
import type { AlertRule } from "./alertRule";
import { mayTellImpact, toldBy, withoutTemplates } from "./told";

/** An alert that tells a measurement and not what it means for anybody. Only when nothing in it may be an impact. */
export const noImpact: AlertRule = {
  code: "alert/no-impact",
  severity: "hint",
  onByDefault: false,
  *check({ alerts }) {
    for (const { alert } of alerts) {
      if (alert.muted || mayTellImpact(withoutTemplates(toldBy(alert)))) continue;
      yield {
        span: alert.name.span,
        message: message(
          "“{0}” does not tell its impact. Whoever is called has to judge how urgent it is: write what users notice, or what will happen if nobody acts.",
          alert.name.text,
        ),
      };
    }
  },
};
