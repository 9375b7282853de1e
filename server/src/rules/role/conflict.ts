import { labelKey } from "../../text/normalize";
import { message } from "../../text/message";
import { filledField } from "../progress";
import { incidentKinds, type Rule } from "../rule";

/** Who commands also works on the repair. */
export const roleConflict: Rule = {
  code: "role/conflict",
  severity: "hint",
  onByDefault: false,
  kinds: incidentKinds,
  *check(model) {
    const commanders = filledField(model, "commander")?.people ?? [];
    const responders = filledField(model, "responders")?.people ?? [];
    for (const responder of responders) {
      const commander = commanders.find(({ name }) => labelKey(name) === labelKey(responder.name));
      if (commander === undefined) continue;
      yield {
        span: responder.span,
        message: message(
          "{0} commands the response and also works on the repair. Both need a clear head at the same moment. Let somebody else take one of the two, or tell how it went.",
          responder.name,
        ),
        related: [{ span: commander.span, message: message("Named as commander here") }],
      };
    }
  },
};
