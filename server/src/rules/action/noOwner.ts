import { message } from "../../text/message";
import { actionKinds, type Rule } from "../rule";
import { asksEveryAction, isOpen, leavesOpen } from "./open";

/** Nobody is named for an open action. */
export const noOwner: Rule = {
  code: "action/no-owner",
  severity: "info",
  onByDefault: true,
  kinds: actionKinds,
  *check(model, { options }) {
    const every = asksEveryAction(options);
    for (const action of model.actions) {
      if (!isOpen(action) || action.owner !== undefined || !leavesOpen(action.ownerSpan, model, every)) continue;
      yield {
        span: action.ownerSpan ?? action.textSpan,
        message: message(
          "Nobody owns this action. What belongs to everybody is done by nobody. Name one person or team.",
        ),
      };
    }
  },
};
