import type { LinkedAlert, ResolvedLink } from "../../alerts/links";
import type { RunbookHeading } from "../../runbooks/runbookEntry";
import { message } from "../../text/message";
import type { Finding, Fix } from "../rule";
import type { AlertRule, LinkablePage, LinkedFile } from "./alertRule";
import { likelyHeading } from "./likelyHeading";
import { anchorSpan, replaceText, withoutAnchor } from "./linkText";

/** A link of an alert to a heading its page does not have. */
export const anchorNotFound: AlertRule = {
  code: "alert/anchor-not-found",
  severity: "warning",
  onByDefault: true,
  *check(file, { workspace }) {
    for (const linked of file.alerts) {
      for (const link of linked.links) {
        if (link.status !== "missing-anchor" || link.target?.anchor === undefined) continue;
        const page = workspace.pages.find(({ path }) => path === link.target?.path);
        yield missing(link, link.target.anchor, page, linked, file);
      }
    }
  },
};

function missing(
  link: ResolvedLink,
  anchor: string,
  page: LinkablePage | undefined,
  linked: LinkedAlert,
  file: LinkedFile,
): Finding {
  const span = anchorSpan(file, link);
  const path = page?.path ?? link.target?.path ?? "";
  const heading = page === undefined ? undefined : headingMeant(anchor, page, linked);
  if (heading === undefined) {
    return {
      span,
      message: message(
        "{0} has no heading #{1}: whoever is called would land at the top of the page. Correct the anchor, or leave it out.",
        path,
        anchor,
      ),
    };
  }
  return {
    span,
    message: message("{0} has no heading #{1}. Is “{2}” meant?", path, anchor, heading.text),
    fixes: pointTo(heading, link, file),
  };
}

/** The heading that names the alert, else the one most like the anchor. */
function headingMeant(anchor: string, page: LinkablePage, { named }: LinkedAlert): RunbookHeading | undefined {
  const own = named.find(({ path, anchor: at }) => path === page.path && at !== undefined)?.anchor;
  return page.headings.find((heading) => heading.anchor === own) ?? likelyHeading(anchor, page.headings);
}

function pointTo(heading: RunbookHeading, link: ResolvedLink, file: LinkedFile): readonly Fix[] {
  const anchor = link.raw.includes("%") ? encodeURIComponent(heading.anchor) : heading.anchor;
  const edit = replaceText(file, link, `${withoutAnchor(link.raw)}#${anchor}`);
  return edit === undefined ? [] : [{ title: message("Point the link to “{0}”", heading.text), edits: [edit] }];
}
