import { isDeadLink } from "../../alerts/coverage";
import type { LinkedAlert, ResolvedLink } from "../../alerts/links";
import { respellLink } from "../../alerts/respellLink";
import { message } from "../../text/message";
import type { Finding, Fix } from "../rule";
import type { AlertContext, AlertRule, LinkablePage, LinkedFile } from "./alertRule";
import { likelyPage } from "./likelyPage";
import { replaceText } from "./linkText";

/** A link of an alert to a page of this workspace that is not there, or that no page can match. */
export const runbookNotFound: AlertRule = {
  code: "alert/runbook-not-found",
  severity: "error",
  onByDefault: true,
  *check(file, context) {
    for (const linked of file.alerts) {
      for (const link of linked.links) {
        if (isDeadLink(link))
          yield link.status === "templated" ? unmatched(link) : missing(link, linked, file, context);
      }
    }
  },
};

function missing(link: ResolvedLink, linked: LinkedAlert, file: LinkedFile, context: AlertContext): Finding {
  const wanted = link.target?.path ?? link.raw;
  const page = likelyPage(wanted, linked, context.workspace.pages);
  if (page === undefined) {
    return {
      span: link.span,
      message: message(
        "There is no file {0} in this workspace. Whoever is called would find nothing: correct the link, or write the runbook.",
        wanted,
      ),
    };
  }
  return {
    span: link.span,
    message: message("There is no file {0} in this workspace. Is {1} meant?", wanted, page.path),
    fixes: pointTo(page, link, file, context),
  };
}

function pointTo(page: LinkablePage, link: ResolvedLink, file: LinkedFile, { config }: AlertContext): readonly Fix[] {
  if (link.target === undefined) return [];
  const before = { holder: file.path, target: link.target.path };
  const after = { holder: file.path, target: page.path };
  const respelt = respellLink(link.raw, before, after, config.alerts.runbookUrl);
  const edit = respelt === undefined ? undefined : replaceText(file, link, respelt);
  return edit === undefined ? [] : [{ title: message("Point the link to {0}", page.path), edits: [edit] }];
}

function unmatched(link: ResolvedLink): Finding {
  return {
    span: link.span,
    message: message(
      "Whatever the template of this link becomes, no file of this workspace can match it. Correct the path around the template.",
    ),
  };
}
