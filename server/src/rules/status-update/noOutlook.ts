import { message } from "../../text/message";
import { incidentKinds, type Rule } from "../rule";

/** A status update says what is true now, and not what to expect next. */
export const noOutlook: Rule = {
  code: "status-update/no-outlook",
  severity: "info",
  onByDefault: false,
  kinds: incidentKinds,
  *check({ statusUpdates }) {
    for (const { current, outlook } of statusUpdates) {
      if (current === undefined || outlook !== undefined) continue;
      yield {
        span: current,
        message: message("This update gives no outlook. Who waits for the service wants to know what happens next and when to look again: add it, or say when the next update comes."),
      };
    }
  },
};
