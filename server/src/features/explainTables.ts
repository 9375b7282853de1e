import type { Field, Timeline } from "../model/document";
import { metricsOf, milestoneOf } from "../model/metrics";
import type { FindingSeverity } from "../rules/rule";
import { levelStated } from "../severity/onScale";
import { message, type Message } from "../text/message";
import { fieldName, sectionName, say, type DocumentContext } from "./context";
import { metricDefinition, metricLabel, metricLength } from "./durations";
import { lineOf, plain } from "./plainText";
import { momentText } from "./times";
import { actionStateName, statusName } from "./valueNames";

/** A table of the explanation; cells are Markdown. */
export interface Table {
  readonly columns: readonly Message[];
  readonly rows: readonly (readonly string[])[];
}

export function fieldTable(context: DocumentContext): Table {
  return {
    columns: [message("Field"), message("As written"), message("Read as"), message("Line")],
    rows: context.model.fields.map((field) => [
      fieldName(context, field.key),
      plain(field.raw),
      plain(say(context, readAs(field, context))),
      lineOf(context, field.span.start),
    ]),
  };
}

function readAs(field: Field, { config }: DocumentContext): Message {
  if (field.empty) return message("empty");
  if (field.placeholder) return message("not filled in yet");
  if (field.unknown) return message("stated as unknown");
  if (field.key === "severity") {
    return message("{0}", levelStated(field, config.severity)?.id ?? field.severity?.token ?? "");
  }
  if (field.status !== undefined) return statusName(field.status);
  if (field.time?.moment !== undefined) return momentText(field.time.moment, field.time.until);
  if (field.duration !== undefined) {
    const { minutes, upTo, approximate } = field.duration;
    return metricLength({ least: minutes, most: upTo, approximate });
  }
  return message("{0}", (field.people ?? []).map(({ name }) => name).join(", "));
}

/** The title is a heading too; it stands above the page already. */
export function sectionTable(context: DocumentContext): Table {
  const { sections, title } = context.model;
  return {
    columns: [message("Heading"), message("Meaning"), message("Line")],
    rows: sections
      .filter(({ key, titleSpan }) => key !== undefined || titleSpan.start !== title?.span.start)
      .map((section) => [
        plain(section.title),
        section.key === undefined ? "" : sectionName(context, section.key),
        lineOf(context, section.titleSpan.start),
      ]),
  };
}

export function timelineTable(timeline: Timeline, context: DocumentContext): Table {
  return {
    columns: [message("As written"), message("Read as"), message("What happened"), message("Line")],
    rows: timeline.entries.map((entry) => [
      plain(entry.reading.raw),
      entry.moment === undefined ? "" : plain(say(context, momentText(entry.moment, entry.until))),
      plain(entry.text),
      lineOf(context, entry.timeSpan.start),
    ]),
  };
}

export function metricTable(context: DocumentContext): Table {
  const { model } = context;
  const parts = Array.from({ length: Math.max(1, model.incidents) }, (_, part) => part);
  return {
    columns: [message("Measure"), message("Length"), message("Definition")],
    rows: parts
      .filter((part) => milestoneOf(model, "start", part) !== undefined || parts.length === 1)
      .flatMap((part) =>
        metricsOf(model, part).map((metric) => [
          say(context, metricLabel(metric.name)),
          say(context, metricLength(metric)),
          say(context, metricDefinition(metric)),
        ]),
      ),
  };
}

export function actionTable(context: DocumentContext): Table {
  return {
    columns: [message("Action"), message("Owner"), message("Due"), message("State"), message("Line")],
    rows: context.model.actions.map(({ text, owner, due, dueRaw, state, textSpan }) => [
      plain(text),
      plain(owner ?? ""),
      plain(due === undefined ? (dueRaw ?? "") : say(context, momentText(due))),
      say(context, actionStateName(state)),
      lineOf(context, textSpan.start),
    ]),
  };
}

const severities: Readonly<Record<FindingSeverity, Message>> = {
  error: message("Error"),
  warning: message("Warning"),
  info: message("Note"),
  hint: message("Hint"),
};

export function findingTable(context: DocumentContext, most: number): Table {
  return {
    columns: [message("Line"), message("Severity"), message("Finding"), message("Rule")],
    rows: context.diagnostics
      .slice(0, most)
      .map(({ code, severity, span, message: text }) => [
        lineOf(context, span.start),
        say(context, severities[severity]),
        plain(say(context, text), Infinity),
        `\`${code}\``,
      ]),
  };
}
