import { message } from "../../text/message";
import { actionKinds, type Rule } from "../rule";

/** An action was declined, and nothing says why. */
export const wontDoWithoutReason: Rule = {
  code: "action/wont-do-without-reason",
  severity: "info",
  onByDefault: true,
  kinds: actionKinds,
  *check({ actions }) {
    for (const action of actions) {
      if (action.state !== "declined" || action.reason !== undefined) continue;
      yield {
        span: action.stateSpan ?? action.textSpan,
        message: message(
          "This action was declined without a reason. After the next incident somebody will ask for it. Say why, who decided, and when it is looked at again.",
        ),
      };
    }
  },
};
