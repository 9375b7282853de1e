import type { MarkdownDocument } from "../markdown/document";
import { periodDays } from "../config/period";
import { readLeadingTime } from "../time/readTime";
import { dayOfReading } from "../time/resolve";
import type { Span } from "../text/span";
import type { Runbook } from "./runbook";

/** A mark before or behind the title; `KubeDeprecatedAPI` and サービスの廃止手順 only speak of such things. */
const markedDeprecated =
  /[[(（【<]\s*(?:deprecated|obsolete|retired|非推奨|廃止(?:済み?|予定)?)\s*[\])）】>]|^[\s*_~]*(?:deprecated|obsolete|非推奨|廃止済み)(?=\s*[:：\-–—]|$)|[:：\-–—]\s*(?:deprecated|obsolete|非推奨|廃止(?:済み)?)\s*$/i;

/** Reads what a runbook's front matter says of its owner, its alerts and its reviews. */
export function readRunbook(markdown: Pick<MarkdownDocument, "frontMatter">, title: string): Runbook {
  const entry = (
    ...keys: readonly string[]
  ): { raw: string; span: { start: number; end: number }; value: unknown } | undefined => {
    const found = markdown.frontMatter?.entries.find(
      ({ key, raw }) => keys.includes(key.toLowerCase()) && raw.trim() !== "",
    );
    return found && { raw: found.raw, span: found.valueSpan, value: found.value };
  };
  const named = (...keys: readonly string[]): { text: string; span: { start: number; end: number } } | undefined => {
    const found = entry(...keys);
    return found && { text: found.raw, span: found.span };
  };
  const alerts = entry("alerts", "alert");
  const reviewed = entry("last_reviewed", "last_reviewed_on", "last-reviewed");
  const every = entry("review_every", "review_in", "review-every");
  const reading = reviewed && readLeadingTime(reviewed.raw);
  return {
    owner: named("owner", "owners", "owner_slack", "team"),
    component: named("component", "service", "components", "services"),
    alerts: alerts ? alertsIn(alerts) : [],
    lastReviewed: reviewed && {
      raw: reviewed.raw,
      span: reviewed.span,
      day: reading?.date && !reading.problem ? dayOfReading(reading, { day: undefined, year: undefined }) : undefined,
    },
    reviewEvery: every && { raw: every.raw, span: every.span, days: periodDays(every.raw) },
    deprecated: title.split("\n").some((line) => markedDeprecated.test(line)) || entry("deprecated")?.value === true,
  };
}

/** Each name with its own place, in a list of either form or one after the other behind commas. */
function alertsIn({ value, raw, span }: { raw: string; span: Span; value: unknown }): Runbook["alerts"] {
  const listed: readonly unknown[] = Array.isArray(value) ? value : raw.split(/[,、]/);
  const notation = span.end - span.start - raw.length;
  const start = span.start + (notation === 2 ? 1 : 0);
  let at = 0;
  return listed.flatMap((entry) => {
    const name = typeof entry === "string" || typeof entry === "number" ? entry.toString().trim() : "";
    if (name === "") return [];
    const found = raw.indexOf(name, at);
    if (found < 0 || (notation !== 0 && notation !== 2)) return [{ name, span }];
    at = found + name.length;
    return [{ name, span: { start: start + found, end: start + at } }];
  });
}
