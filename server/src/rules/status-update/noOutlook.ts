import { message } from "../../text/message";
import { incidentKinds, type Rule } from "../rule";
import { updatesOf } from "./updates";

/** A status update says what is true now, and not what to expect next. */
export const noOutlook: Rule = {
  code: "status-update/no-outlook",
  severity: "info",
  onByDefault: false,
  kinds: incidentKinds,
  absence: true,
  *check(model) {
    for (const { current, outlook } of updatesOf(model)) {
      if (current === undefined || outlook !== undefined) continue;
      yield {
        span: current,
        message: message(
          "This update gives no outlook. People who wait for the service want to know what happens next and when to look again. Add it, or say when the next update comes.",
        ),
      };
    }
  },
};
