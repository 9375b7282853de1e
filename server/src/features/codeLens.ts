import type { CodeLens } from "vscode-languageserver";
import { metricsOf } from "../model/metrics";
import { message, type Message } from "../text/message";
import { incidentKinds } from "../rules/rule";
import { say, type DocumentContext } from "./context";
import { metricDefinition, metricLabel, metricLength } from "./durations";
import { resolveGap } from "./metricGaps";

/**
 * The times of an incident above its timeline: TTD, TTA, TTM, TTR, each with its definition. Where start and end are
 * stated and still give no TTR, why.
 */
export function codeLenses(context: DocumentContext): CodeLens[] {
  const { model } = context;
  if (!incidentKinds.includes(model.kind)) return [];
  const lenses: CodeLens[] = [];
  const shown = new Set<number>();
  for (const timeline of model.timelines) {
    if (shown.has(timeline.part)) continue;
    shown.add(timeline.part);
    const start = (timeline.section?.titleSpan ?? timeline.span).start;
    const position = model.markdown.lines.positionAt(start);
    const lens = (title: Message, tooltip: Message): CodeLens => ({
      range: { start: position, end: position },
      command: { title: say(context, title), tooltip: say(context, tooltip), command: "" },
    });
    const metrics = metricsOf(model, timeline.part);
    for (const metric of metrics) {
      lenses.push(lens(message("{0} {1}", metricLabel(metric.name), metricLength(metric)), metricDefinition(metric)));
    }
    const gap = resolveGap(model, timeline.part, metrics);
    if (gap !== undefined) lenses.push(lens(gap.title, gap.tooltip));
  }
  return lenses;
}
