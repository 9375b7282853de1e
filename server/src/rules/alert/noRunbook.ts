import { coverageOf } from "../../alerts/coverage";
import type { LinkedAlert } from "../../alerts/links";
import { message } from "../../text/message";
import type { Finding } from "../rule";
import type { AlertContext, AlertRule, LinkedFile } from "./alertRule";
import { newLink } from "./newLink";

const insertRunbookLink = (..._: readonly unknown[]): [] => [];

/** An alert without a link to a page for whoever is called. */
export const noRunbook: AlertRule = {
  code: "alert/no-runbook",
  severity: "hint",
  onByDefault: false,
  *check(file, context) {
    for (const linked of file.alerts) {
      if (!linked.alert.muted && isWithout(linked)) yield without(linked, file, context);
    }
  },
};

/** No link is meant for whoever is called. A web page that nothing calls a runbook may be one all the same. */
function isWithout(linked: LinkedAlert): boolean {
  const { state, byName, link } = coverageOf(linked);
  if (state !== "no-runbook" && !(byName && link === undefined)) return false;
  return !linked.links.some(({ status, raw }) => status === "external" && !measurements.test(raw));
}

/** Addresses of graphs and logs. */
const measurements =
  /grafana|dashboard|prometheus|alertmanager|kibana|datadoghq|mackerel\.io|\bgraphs?\b|explore|metrics|\blogs?\b|console/i;

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
  const edits = insertRunbookLink(file.path, file.text, alert, link);
  return {
    span,
    message: message(
      "“{0}” does not link its runbook {1}. Whoever is called would have to search for it: insert the link.",
      name,
      page.path,
    ),
    ...(edits.length === 0
      ? {}
      : { fixes: [{ title: message("Insert the link to {0}", page.path), edits, preferred: named.length === 1 }] }),
  };
}
