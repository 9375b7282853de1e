import { insertRunbookLink } from "../../alerts/insertLink";
import type { LinkedAlert } from "../../alerts/links";
import { message } from "../../text/message";
import type { Finding } from "../rule";
import type { AlertContext, AlertRule, LinkedFile } from "./alertRule";
import { hasRunbookLink } from "./covered";
import { newLink } from "./newLink";

/** An alert without a link to a page for whoever is called. */
export const noRunbook: AlertRule = {
  code: "alert/no-runbook",
  severity: "hint",
  onByDefault: false,
  *check(file, context) {
    for (const linked of file.alerts) {
      if (!linked.alert.muted && !hasRunbookLink(linked)) yield without(linked, file, context);
    }
  },
};

function without(linked: LinkedAlert, file: LinkedFile, context: AlertContext): Finding {
  const { alert, named } = linked;
  const [page] = named;
  const { span, text: name } = alert.name;
  if (page === undefined) {
    return {
      span,
      message: message("“{0}” has no runbook. Whoever is called starts from nothing: write one and link it.", name),
    };
  }
  const link = newLink(page.path, page.anchor, file.path, context.workspace.examples, context.config);
  return {
    span,
    message: message(
      "“{0}” does not link its runbook {1}. Whoever is called would have to search for it: insert the link.",
      name,
      page.path,
    ),
    fixes: [
      {
        title: message("Insert the link to {0}", page.path),
        preferred: named.length === 1,
        // Read from the file's text for each alert: only when somebody looks at the fix.
        get edits() {
          return insertRunbookLink(file.path, file.text, alert, link);
        },
      },
    ],
  };
}
