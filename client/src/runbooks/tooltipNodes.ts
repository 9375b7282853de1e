import type { RunbookItem } from "../../../server/src/protocol";
import type { Say } from "../status/words";
import { escapeMarkdown, shorten } from "../views/rowNodes";

/** Characters of a text of the page that a tooltip shows. */
const longest = 300;
const mostSteps = 5;
const mostAlerts = 8;

/** What of a page's age a reader should know at once; empty when all is well. */
export function stateInWords({ deprecated, review }: RunbookItem, say: Say): string {
  if (deprecated) return say("deprecated");
  if (review.state === "stale")
    return review.due === undefined ? say("past review") : say("review was due {0}", review.due);
  if (review.state === "due-soon" && review.due !== undefined) return say("review due {0}", review.due);
  return "";
}

/** The same for a row, where there is little room beside the icon that tells it. */
export function stateInShort({ deprecated, review }: RunbookItem, say: Say): string {
  if (deprecated) return say("deprecated");
  if (review.due === undefined) return review.state === "stale" ? say("past review") : "";
  if (review.state === "stale") return say("was due {0}", review.due);
  return review.state === "due-soon" ? say("due {0}", review.due) : "";
}

/** What is worth knowing before opening the page, as Markdown with every text escaped. */
export function runbookTooltip(page: RunbookItem, say: Say): string {
  const title = `**${quote(page.title)}**`;
  const state = stateInWords(page, say);
  const steps = page.firstSteps.slice(0, mostSteps).map((step, index) => `${String(index + 1)}. ${quote(step)}`);
  const parts = [
    state === "" ? title : `${title} — ${quote(state)}`,
    page.summary === undefined ? "" : quote(page.summary),
    steps.length === 0 ? "" : `${say("First steps:")}\n\n${steps.join("\n")}`,
    factsOf(page, say)
      .map((fact) => `- ${fact}`)
      .join("\n"),
    `*${quote(page.path)}*`,
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function factsOf(page: RunbookItem, say: Say): readonly string[] {
  const { owner, component, severity, review, alerts, lastUse } = page;
  return [
    owner === undefined ? "" : say("Owner: {0}", quote(owner)),
    component === undefined ? "" : say("Component: {0}", quote(component)),
    severity === undefined ? "" : say("Severity: {0}", quote(severity)),
    reviewInWords(review, say),
    alerts.length === 0 ? "" : say("Alerts: {0}", alertsInWords(alerts, say)),
    lastUse === undefined ? "" : say("Last used: {0}", useInWords(lastUse)),
  ].filter((fact) => fact !== "");
}

function reviewInWords({ last, due }: RunbookItem["review"], say: Say): string {
  if (last !== undefined && due !== undefined) return say("Reviewed {0}, again by {1}", quote(last), quote(due));
  if (last !== undefined) return say("Reviewed {0}", quote(last));
  return due === undefined ? "" : say("Review due {0}", quote(due));
}

function alertsInWords(alerts: RunbookItem["alerts"], say: Say): string {
  const names = alerts
    .slice(0, mostAlerts)
    .map(({ name }) => quote(name))
    .join(", ");
  const more = alerts.length - mostAlerts;
  return more > 0 ? say("{0} and {1} others", names, more) : names;
}

const useInWords = ({ day, title }: NonNullable<RunbookItem["lastUse"]>): string =>
  [day ?? "", title].filter(Boolean).map(quote).join(" ");

const quote = (text: string): string => escapeMarkdown(shorten(text, longest));
