import { message } from "../../text/message";
import { impossibleDue } from "./impossibleDue";
import { actionKinds, type Rule } from "../rule";
import { configuredZone, inRealTime } from "../when";

/** An action that says it is open is past its date. */
export const overdue: Rule = {
  code: "action/overdue",
  severity: "warning",
  onByDefault: true,
  kinds: actionKinds,
  *check(model, { config, now }) {
    const zone = configuredZone(config);
    for (const action of model.actions) {
      const { due, dueSpan, dueRaw, state, textSpan } = action;
      if (due === undefined || (state !== "open" && state !== "doing")) continue;
      if (impossibleDue(action, model) !== undefined) continue;
      const latest = inRealTime(due, zone)?.latest;
      if (latest === undefined || latest > now) continue;
      yield {
        span: dueSpan ?? textSpan,
        message: message(
          "This action was due {0} and is still open. A date that has passed tells nobody when it will be done. Do it, set a new date with a reason, or decline it with a reason.",
          (dueRaw ?? "").trim(),
        ),
      };
    }
  },
};
