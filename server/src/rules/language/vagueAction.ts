import type { Action } from "../../model/document";
import { message, type Message } from "../../text/message";
import { trimBlank } from "../../text/normalize";
import { incidentKinds, type Rule } from "../rule";
import { vagueActions, type Vagueness } from "./vagueActions";

const advice: Readonly<Record<Vagueness, Message>> = {
  attention: message(
    "“{0}” asks people for more attention. Attention fades, and the next incident finds the system unchanged. Name what will change so that attention is not needed: a check in the pipeline, a limit, an alert, a safer default.",
  ),
  reminding: message(
    "“{0}” relies on people remembering. Those who join later were never told. Put the knowledge where it is needed: in the tool, the runbook, the alert or the template.",
  ),
  undecided: message(
    "Nobody can tell when “{0}” is done. Write what will exist then, or what will be decided by whom and when.",
  ),
};

/** An action that changes nothing, or whose end nobody can tell. */
export const vagueAction: Rule = {
  code: "action/vague",
  severity: "hint",
  onByDefault: false,
  kinds: incidentKinds,
  *check(model) {
    for (const action of model.actions) {
      const kind = vaguenessOf(action);
      if (kind === undefined) continue;
      const { key } = advice[kind];
      yield { span: action.textSpan, message: message(key, essence(action.text)) };
    }
  },
};

function vaguenessOf(action: Action): Vagueness | undefined {
  if (action.placeholder || action.state === "done" || action.state === "declined") return undefined;
  const text = essence(action.text);
  const kind = vagueActions.find(({ pattern }) => pattern.test(text))?.kind;
  // A ticket may hold the rest of what is to be done.
  return kind === "undecided" && action.link !== undefined ? undefined : kind;
}

/** The action as one clause; what has more than one sentence says more than the vague part. */
function essence(text: string): string {
  return trimBlank(text)
    .replace(/^(?:\d+[.)．）]|[・*-])\s*/, "")
    .replace(/[。.!！]+$/, "");
}
