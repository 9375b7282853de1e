import type { CodeLens } from "vscode-languageserver";
import { metricsOf } from "../model/metrics";
import { message } from "../text/message";
import { incidentKinds } from "../rules/rule";
import { say, type DocumentContext } from "./context";
import { metricDefinition, metricLabel, metricLength } from "./durations";

/** The times of an incident above its timeline: TTD, TTA, TTM, TTR, each with its definition. */
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
    for (const metric of metricsOf(model, timeline.part)) {
      lenses.push({
        range: { start: position, end: position },
        command: {
          title: say(context, message("{0} {1}", metricLabel(metric.name), metricLength(metric))),
          tooltip: say(context, metricDefinition(metric)),
          command: "",
        },
      });
    }
  }
  return lenses;
}
