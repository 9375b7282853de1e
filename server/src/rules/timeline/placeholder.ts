import type { DocumentModel, Timeline } from "../../model/document";
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
        if (saysUnknown(model, span)) continue;
        yield {
          span,
          message: message(
            "The time “{0}” was never filled in. Readers cannot tell when this happened. Look it up, or write “unknown”. If the entry is left over from a template, remove it.",
            raw,
          ),
        };
      }
    }
  },
};

/** The entry itself says that the time is not known: that is an answer. */
function saysUnknown({ markdown: { text, lines } }: DocumentModel, span: Span): boolean {
  const line = lines.lineOf(span.start);
  return /\bunknown\b|\bnot sure\b|\bunsure\b|\bno exact time\b|不明|未確認|不詳|\bukjent\b|未知/i.test(
    text.slice(lines.startOf(line), lines.startOf(line + 1)),
  );
}

/** `--:--` behind a date says that there is no clock time to tell. */
const isBlankClock = (raw: string): boolean => /[-–—]{2}:[-–—]{2}/.test(raw);

/** Rows that are nothing but a placeholder, and entries with an unfilled part; each place once. */
function placeholdersOf({ placeholders, entries }: Timeline): Iterable<readonly [string, Span]> {
  const places = new Map<number, readonly [string, Span]>();
  for (const { raw, span } of placeholders)
    if (!isDash(raw) && !isBlankClock(raw)) places.set(span.start, [raw.trim(), span]);
  for (const entry of entries) {
    const { problem, raw } = entry.reading;
    if (
      problem?.kind !== "placeholder" ||
      isBlankClock(raw) ||
      places.has(entry.span.start) ||
      places.has(entry.timeSpan.start)
    )
      continue;
    places.set(problem.span.start, [raw.trim(), problem.span]);
  }
  return places.values();
}
