import { coverageOf } from "../../alerts/coverage";
import type { LinkedAlert } from "../../alerts/links";
import type { RunbookEntry } from "../../runbooks/runbookEntry";
import { message, type Message } from "../../text/message";
import { say } from "../context";
import type { Audience } from "../context";
import { plain } from "../plainText";
import { pagesOf, type AlertWorkspace, type KnownPage } from "./alertContext";

/** For whom something is described, and when. */
export interface Listener {
  readonly audience: Audience;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly workspace: AlertWorkspace;
}

/** First steps shown; the page has them all. */
const mostSteps = 5;

/** What a page says to whoever is called, as Markdown. */
export function pageMarkdown({ uri, path, title, entry }: KnownPage, listener: Listener, anchor?: string): string {
  const name = plain(entry?.title.text ?? title ?? path);
  const heading = entry?.headings.find((one) => one.anchor === anchor)?.text;
  const parts = [`**[${name}](${uri})**${heading === undefined ? "" : ` › ${plain(heading)}`}  \n${plain(path)}`];
  if (entry === undefined) return parts.join("\n\n");
  const marks = marksOf(entry, listener).map((mark) => say(listener, mark));
  if (marks.length > 0) parts.push(marks.join(" · "));
  if (entry.summary !== undefined) parts.push(plain(entry.summary));
  if (entry.firstSteps.length > 0)
    parts.push(
      entry.firstSteps
        .slice(0, mostSteps)
        .map((step, i) => `${(i + 1).toString()}. ${plain(step)}`)
        .join("\n"),
    );
  return parts.join("\n\n");
}

function marksOf({ deprecated, lastReviewed, reviewDue, owner }: RunbookEntry, { now }: Listener): readonly Message[] {
  const today = new Date(now).toISOString().slice(0, 10);
  const stale = reviewDue !== undefined && reviewDue < today;
  return [
    ...(deprecated ? [message("⚠ Deprecated")] : []),
    ...(stale ? [message("⚠ Review was due on {0}", reviewDue)] : []),
    ...(lastReviewed === undefined ? [] : [message("Last reviewed on {0}", lastReviewed)]),
    ...(owner === undefined ? [] : [message("Owner: {0}", plain(owner.text))]),
  ];
}

/** What an alert says of itself, and the pages it leads to, as Markdown. */
export function alertMarkdown(linked: LinkedAlert, listener: Listener, withPages = true): string {
  const { alert } = linked;
  const facts: Message[] = [
    ...(alert.severity === undefined ? [] : [message("Severity: {0}", plain(alert.severity.text))]),
    ...(alert.component === undefined ? [] : [message("Component: {0}", plain(alert.component))]),
    ...(alert.muted ? [message("Muted")] : []),
  ];
  const text = alert.summary?.text ?? alert.texts[0]?.text;
  const parts = [`**${plain(alert.name.text)}**  \n${plain(linked.path)}`];
  if (facts.length > 0) parts.push(facts.map((fact) => say(listener, fact)).join(" · "));
  if (text !== undefined && text.trim() !== "") parts.push(plain(text.trim(), 400));
  parts.push(say(listener, stateOf(linked)));
  if (withPages) {
    for (const { path, anchor } of pagesOf(linked).slice(0, 3)) {
      const page = listener.workspace.pageAt(path);
      if (page !== undefined) parts.push("---", pageMarkdown(page, listener, anchor));
    }
  }
  return parts.join("\n\n");
}

function stateOf(linked: LinkedAlert): Message {
  const { state, byName, link, page } = coverageOf(linked);
  switch (state) {
    case "covered":
      return byName ? message("Its runbook goes by its name: nothing links it.") : message("Its runbook is linked.");
    case "dead-link":
      return message("Its link leads nowhere: {0}", plain(link?.raw ?? ""));
    case "dead-anchor":
      return message("{0} has no such heading: {1}", plain(page?.path ?? ""), plain(link?.raw ?? ""));
    case "external":
      return message("Its runbook is a web page: {0}", plain(link?.raw ?? ""));
    case "no-runbook":
      return message("It has no runbook.");
  }
}
