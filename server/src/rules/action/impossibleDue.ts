import type { Action, DocumentModel } from "../../model/document";
import type { Span } from "../../text/span";
import { findTimes } from "../../time/readTime";

/** Day and month alone are a date only where nothing stands beside them: `24/7 support` is none. */
const dayAndMonth = /^\d{1,2}[/-]\d{1,2}$/;

/** Where an action names a due date that no calendar has; undefined when it names none. */
export function impossibleDue({ dueRaw, dueSpan }: Action, { markdown }: DocumentModel): Span | undefined {
  if (dueRaw === undefined || dueSpan === undefined) return undefined;
  const weakDates = dayAndMonth.test(dueRaw.trim());
  const problem = findTimes(dueRaw, { weakDates }).find((reading) => reading.problem?.kind === "impossible")?.problem;
  if (problem === undefined) return undefined;
  // Only where the value stands as it reads can a part of it be pointed to.
  const asWritten = markdown.text.slice(dueSpan.start, dueSpan.end) === dueRaw;
  const { start, end } = problem.span;
  return asWritten ? { start: dueSpan.start + start, end: dueSpan.start + end } : dueSpan;
}
