import type { Timeline } from "../../model/document";
import { message } from "../../text/message";
import type { Span } from "../../text/span";
import { isDash } from "../dash";
import { incidentKinds, type Rule } from "../rule";

/** The time of a timeline entry was never filled in. */
export const timelinePlaceholder: Rule = {
  code: "timeline/placeholder",
  severity: "info",
  onByDefault: true,
  kinds: incidentKinds,
  *check(model) {
    for (const timeline of model.timelines) {
      for (const [raw, span] of placeholdersOf(timeline)) {
        yield {
          span,
          message: message(
            "The time “{0}” was never filled in. Without it the entry cannot be placed: look it up, write “unknown”, or remove the row.",
            raw,
          ),
        };
      }
    }
  },
};

/** Rows that are nothing but a placeholder, and entries with an unfilled part; each place once. */
function placeholdersOf({ placeholders, entries }: Timeline): Iterable<readonly [string, Span]> {
  const places = new Map<number, readonly [string, Span]>();
  for (const { raw, span } of placeholders) if (!isDash(raw)) places.set(span.start, [raw.trim(), span]);
  for (const entry of entries) {
    const { problem, raw } = entry.reading;
    if (problem?.kind !== "placeholder" || places.has(entry.span.start) || places.has(entry.timeSpan.start)) continue;
    places.set(problem.span.start, [raw.trim(), problem.span]);
  }
  return places.values();
}
