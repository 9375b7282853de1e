import type { EffectiveConfig } from "../../config/effective";
import type { DocumentModel } from "../../model/document";
import type { Runbook } from "../../model/runbook";
import type { TextEdit } from "../../text/span";
import { dayOf, formatDate, minute } from "../../time/civil";
import { frontMatterLine } from "../insert";
import { lineEnding } from "../style";
import { configuredZone } from "../when";
import { redated } from "./reviewDate";

/**
 * Says in a runbook that it was reviewed today: in the date it states, written as that is, else in a new line of its
 * front matter. Empty when it says so already, for a date whose form cannot be kept, and for other documents.
 */
export function markReviewed(model: DocumentModel, config: EffectiveConfig, now: number): readonly TextEdit[] {
  const { runbook } = model;
  if (runbook === undefined) return [];
  if (runbook.lastReviewed !== undefined) {
    const edit = redateReview(model, runbook.lastReviewed, config, now);
    return edit === undefined ? [] : [edit];
  }
  const day = formatDate(today(config, now));
  if (model.markdown.frontMatter !== undefined) return [frontMatterLine(model, "last_reviewed", day)];
  const eol = lineEnding(model.markdown.text);
  return [{ span: { start: 0, end: 0 }, newText: ["---", `last_reviewed: ${day}`, "---", "", ""].join(eol) }];
}

/** Only the value is replaced: quotes, comments and the way the date is written stay. */
export function redateReview(
  model: DocumentModel,
  { raw, span }: NonNullable<Runbook["lastReviewed"]>,
  config: EffectiveConfig,
  now: number,
): TextEdit | undefined {
  const value = raw.trim();
  const newText = redated(value, today(config, now));
  const at = model.markdown.text.slice(span.start, span.end).indexOf(value);
  if (newText === undefined || at < 0 || newText === value) return undefined;
  const start = span.start + at;
  return { span: { start, end: start + value.length }, newText };
}

/** The civil day where the team is; in UTC when it does not say where. */
const today = (config: EffectiveConfig, now: number): number =>
  dayOf(now + (configuredZone(config)?.offset ?? 0) * minute);
