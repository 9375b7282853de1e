import type { DocumentModel } from "../../model/document";
import type { Span } from "../../text/span";
import { message } from "../../text/message";
import type { TimeReading } from "../../time/moment";
import { impossibleDue } from "../action/impossibleDue";
import type { Finding, Rule } from "../rule";

/** A date or time that no calendar or clock has. */
export const timeInvalid: Rule = {
  code: "time/invalid",
  severity: "warning",
  onByDefault: true,
  kinds: ["incident", "postmortem", "status-notice"],
  *check(model) {
    const seen = new Set<number>();
    for (const reading of readingsOf(model)) {
      const { problem } = reading;
      if (problem?.kind !== "impossible" || seen.has(problem.span.start)) continue;
      seen.add(problem.span.start);
      yield findingAt(problem.span, model);
    }
    for (const action of model.actions) {
      const span = impossibleDue(action, model);
      if (span === undefined || seen.has(span.start)) continue;
      seen.add(span.start);
      yield findingAt(span, model);
    }
  },
};

function* readingsOf(model: DocumentModel): Iterable<TimeReading> {
  for (const { entries } of model.timelines) for (const { reading } of entries) yield* withEnd(reading);
  for (const { time } of model.fields) if (time) yield* withEnd(time.reading);
}

function* withEnd(reading: TimeReading): Iterable<TimeReading> {
  yield reading;
  if (reading.until) yield reading.until;
}

function findingAt(span: Span, model: DocumentModel): Finding {
  const raw = model.markdown.text.slice(span.start, span.end);
  return {
    span,
    message: message(
      "“{0}” exists on no calendar or clock. Nobody can tell what was meant. Look up the right time and correct it.",
      raw,
    ),
  };
}
