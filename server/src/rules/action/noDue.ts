import { message } from "../../text/message";
import { actionKinds, type Rule } from "../rule";
import { asksEveryAction, isOpen, leavesOpen } from "./open";

/** An open action has no date. */
export const noDue: Rule = {
  code: "action/no-due",
  severity: "info",
  onByDefault: true,
  kinds: actionKinds,
  *check(model, { options }) {
    const every = asksEveryAction(options);
    for (const action of model.actions) {
      if (!isOpen(action) || action.due !== undefined || !leavesOpen(action.dueSpan, model, every)) continue;
      yield {
        span: action.dueSpan ?? action.textSpan,
        message: message(
          "This action has no due date. Permanent fixes slip when nothing says by when they are wanted. Set a date, or say when it is looked at again.",
        ),
      };
    }
  },
};
