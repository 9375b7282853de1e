import { message } from "../../text/message";
import { incidentKinds, type Rule } from "../rule";
import { asksEveryAction, isOpen } from "./open";

/** An open action has no date. */
export const noDue: Rule = {
  code: "action/no-due",
  severity: "info",
  onByDefault: true,
  kinds: incidentKinds,
  *check({ actions }, { options }) {
    const every = asksEveryAction(options);
    for (const action of actions) {
      if (
        !isOpen(action) ||
        action.due !== undefined ||
        (action.dueRaw ?? "").trim() !== "" ||
        !(action.dueExpected || every)
      )
        continue;
      yield {
        span: action.dueSpan ?? action.textSpan,
        message: message(
          "This action has no due date. Permanent fixes slip when nothing says by when they are wanted. Set a date, or say when it is looked at again.",
        ),
      };
    }
  },
};
