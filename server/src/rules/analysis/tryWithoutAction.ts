import type { Action, DocumentModel, GkptItem } from "../../model/document";
import { message } from "../../text/message";
import { labelKey } from "../../text/normalize";
import type { Fix, Rule } from "../rule";
import { newAction } from "./newAction";
import { saysTheSame } from "./similar";

const declined =
  /\b(?:declined|won['’]t do|will not do|not doing|rejected|dropped)\b|見送|やらない|実施しない|対応しない|却下|不採用/i;

/** Each Try becomes an action, or is declined in so many words. */
export const tryWithoutAction: Rule = {
  code: "gkpt/try-without-action",
  severity: "hint",
  onByDefault: false,
  kinds: ["incident", "postmortem"],
  absence: true,
  *check(model) {
    for (const item of model.gkpt) {
      if (item.kind !== "try" || declined.test(item.text) || isTaken(item, model)) continue;
      const fix = fixOf(model, item);
      yield {
        span: item.span,
        message: message(
          "This Try is in no action. Nobody will take it up after the meeting. Make it an action with an owner and a date, or write that it is declined and why.",
        ),
        ...(fix === undefined ? {} : { fixes: [fix] }),
      };
    }
  },
};

function isTaken(item: GkptItem, model: DocumentModel): boolean {
  const labels = new Set(model.gkpt.flatMap(({ label }) => (label === undefined ? [] : [labelKey(label)])));
  // What a Try points to outside the frame is its action or ticket.
  if (item.links.some((link) => !labels.has(labelKey(link)))) return true;
  return model.actions.some((action) => saysTheSame(action.text, wording(item)) || mentions(action, item.label));
}

function mentions(action: Action, label: string | undefined): boolean {
  if (label === undefined) return false;
  return action.text.split(/[^\p{L}\p{N}]+/u).some((word) => labelKey(word) === labelKey(label));
}

function fixOf(model: DocumentModel, item: GkptItem): Fix | undefined {
  const edit = newAction(model, wording(item));
  return edit && { title: message("Add “{0}” to the actions", wording(item)), edits: [edit] };
}

/** The Try without its label and arrow. */
function wording(item: GkptItem): string {
  return item.text
    .replace(/^\s*T\d*\s*[:：.]\s*/i, "")
    .replace(/\s*(?:→|⇒|->|=>).*$/s, "")
    .trim();
}
