import type { DocumentModel } from "../model/document";
import { milestoneOf, type Metric } from "../model/metrics";
import { contradictionOf, timeFields } from "../rules/time/spans";
import { message, type Message } from "../text/message";
import { momentText } from "./times";

/** Why the time to resolve cannot be told, in brief and with what to do. */
export interface MetricGap {
  readonly title: Message;
  readonly tooltip: Message;
}

/**
 * What stands between the reader and the time to resolve; undefined when it is told, or while the document states no
 * start or no end: then there is nothing to expect.
 */
export function resolveGap(model: DocumentModel, part: number, told: readonly Metric[]): MetricGap | undefined {
  if (told.some(({ name }) => name === "TTR")) return undefined;
  const found = contradictionOf(model, part);
  const start = found?.start ?? timeFields(model, "start", part)[0];
  const end = found?.end ?? timeFields(model, "end", part)[0];
  if (start === undefined || end === undefined) return undefined;
  const [from, to] = [momentText(start.at), momentText(end.until ?? end.at)];
  if (found !== undefined) {
    return {
      title: message("TTR ?: end before start"),
      tooltip: message("The end ({0}) lies before the start ({1}). Correct one of them.", to, from),
    };
  }
  if (milestoneOf(model, "start", part) === undefined)
    return withoutClock(message("TTR ?: start without a time"), from);
  if (milestoneOf(model, "end", part) === undefined) return withoutClock(message("TTR ?: end without a time"), to);
  return {
    title: message("TTR ?: start and end cannot be compared"),
    tooltip: message("Start ({0}) and end ({1}) do not tell date and time zone alike. Add what is missing.", from, to),
  };
}

const withoutClock = (title: Message, moment: Message): MetricGap => ({
  title,
  tooltip: message("Only a date is stated ({0}). Add the time of day.", moment),
});
