import { message } from "../../text/message";
import { isOngoing } from "../progress";
import type { Rule } from "../rule";
import { postsOf } from "./posts";
import { updatesOf } from "./updates";

/** A status update says what is true now, and not what to expect next. */
export const noOutlook: Rule = {
  code: "status-update/no-outlook",
  severity: "info",
  onByDefault: false,
  kinds: ["incident"],
  absence: true,
  *check(model) {
    if (!isOngoing(model)) return;
    const labelled = updatesOf(model).filter(({ current }) => current !== undefined);
    const lacking =
      labelled.length > 0
        ? labelled.flatMap(({ current, outlook }) => (current !== undefined && outlook === undefined ? [current] : []))
        : postsOf(model).flatMap(({ span, looksAhead }) => (looksAhead ? [] : [span]));
    for (const span of lacking) {
      yield {
        span,
        message: message(
          "This update gives no outlook. People who wait for the service want to know what happens next and when to look again. Add it, or say when the next update comes.",
        ),
      };
    }
  },
};
