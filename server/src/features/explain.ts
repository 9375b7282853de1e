import { milestoneOf, metricsOf } from "../model/metrics";
import type { Field, Timeline } from "../model/document";
import { message, type Message } from "../text/message";
import { fieldName, sectionName, say, type DocumentContext } from "./context";
import { metricDefinition, metricLabel, metricLength } from "./durations";
import { kindName, reasonText } from "./kinds";
import { countFindings } from "./status";
import { momentText } from "./times";

/** What was understood of a document, and why, as a Markdown page. */
export function explainDocument(context: DocumentContext): string {
  const { model, config } = context;
  const parts = [
    `# ${plain(model.title?.text ?? model.path)}`,
    `**${say(context, kindName(model.kind))}** ${say(context, reasonText(model.kindReason, context.audience.locale))}`,
    list(context, [
      message("Path: {0}", model.path),
      message("Language: {0}", model.language),
      message("Profile: {0}", config.profile),
      message("Severity scale: {0}", config.severity.name),
      ...(config.timezone === undefined ? [] : [message("Time zone of the configuration: {0}", config.timezone)]),
    ]),
    ...(model.incidents > 1 ? [heading(context, message("Incidents in this file")), partsList(context)] : []),
    ...table(
      context,
      message("Fields"),
      [message("Field"), message("As written"), message("Read as"), message("Line")],
      fieldRows(context),
    ),
    ...table(
      context,
      message("Sections"),
      [message("Heading"), message("Meaning"), message("Line")],
      sectionRows(context),
    ),
    ...model.timelines.flatMap((timeline) => timelinePart(timeline, context)),
    ...table(
      context,
      message("Times of the incident"),
      [message("Measure"), message("Length"), message("Definition")],
      metricRows(context),
    ),
    ...table(
      context,
      message("Actions"),
      [message("Action"), message("Owner"), message("Due"), message("State")],
      actionRows(context),
    ),
    heading(context, message("Findings")),
    findings(context),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

const heading = (context: DocumentContext, text: Message): string => `## ${say(context, text)}`;

const list = (context: DocumentContext, items: readonly Message[]): string =>
  items.map((item) => `- ${plain(say(context, item))}`).join("\n");

/** Text of the document shown as text: no markup of its own takes effect, and a cell stays a cell. */
function plain(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return (line.length > 120 ? `${line.slice(0, 119)}…` : line).replace(/[\\`*_{}[\]<>|#!&]/g, "\\$&");
}

function table(
  context: DocumentContext,
  title: Message,
  columns: readonly Message[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    heading(context, title),
    [line(columns.map((column) => say(context, column))), line(columns.map(() => "---")), ...rows.map(line)].join("\n"),
  ];
}

const lineOf = ({ model }: DocumentContext, offset: number): string =>
  (model.markdown.lines.lineOf(offset) + 1).toString();

function partsList(context: DocumentContext): string {
  return context.model.parts.map(({ title, span }) => `- ${plain(title)} (${lineOf(context, span.start)})`).join("\n");
}

function fieldRows(context: DocumentContext): readonly (readonly string[])[] {
  return context.model.fields.map((field) => [
    fieldName(context, field.key),
    plain(field.raw),
    plain(say(context, readAs(field))),
    lineOf(context, field.span.start),
  ]);
}

function readAs(field: Field): Message {
  if (field.empty) return message("empty");
  if (field.placeholder) return message("not filled in yet");
  if (field.unknown) return message("stated as unknown");
  if (field.severity !== undefined) return message("{0}", field.severity.value);
  if (field.status !== undefined) return message("{0}", field.status);
  if (field.time?.moment !== undefined) return momentText(field.time.moment, field.time.until);
  if (field.duration !== undefined) {
    const { minutes, upTo, approximate } = field.duration;
    return metricLength({ least: minutes, most: upTo, approximate });
  }
  return message("{0}", (field.people ?? []).map(({ name }) => name).join(", "));
}

function sectionRows(context: DocumentContext): readonly (readonly string[])[] {
  return context.model.sections.map((section) => [
    plain(section.title),
    section.key === undefined ? "" : sectionName(context, section.key),
    lineOf(context, section.titleSpan.start),
  ]);
}

function timelinePart(timeline: Timeline, context: DocumentContext): readonly string[] {
  const rows = timeline.entries.map((entry) => [
    plain(entry.reading.raw),
    entry.moment === undefined ? "" : plain(say(context, momentText(entry.moment, entry.until))),
    plain(entry.text),
    lineOf(context, entry.timeSpan.start),
  ]);
  const title =
    timeline.zone === undefined
      ? message("Timeline, no zone stated for the whole")
      : message("Timeline, zone {0}", timeline.zone.name);
  return table(
    context,
    title,
    [message("As written"), message("Read as"), message("What happened"), message("Line")],
    rows,
  );
}

function metricRows(context: DocumentContext): readonly (readonly string[])[] {
  const parts = Array.from({ length: Math.max(1, context.model.incidents) }, (_, part) => part);
  return parts
    .filter((part) => milestoneOf(context.model, "start", part) !== undefined || parts.length === 1)
    .flatMap((part) =>
      metricsOf(context.model, part).map((metric) => [
        say(context, metricLabel(metric.name)),
        say(context, metricLength(metric)),
        say(context, metricDefinition(metric)),
      ]),
    );
}

function actionRows(context: DocumentContext): readonly (readonly string[])[] {
  return context.model.actions.map(({ text, owner, due, dueRaw, state }) => [
    plain(text),
    plain(owner ?? ""),
    plain(due === undefined ? (dueRaw ?? "") : say(context, momentText(due))),
    state,
  ]);
}

function findings(context: DocumentContext): string {
  const { error, warning, info, hint } = countFindings(context.diagnostics);
  if (error + warning + info + hint === 0) return say(context, message("None."));
  const counts = say(context, message("{0} errors, {1} warnings, {2} notes, {3} hints.", error, warning, info, hint));
  const shown = context.diagnostics
    .slice(0, 50)
    .map(({ code, span, message: text }) => `- ${lineOf(context, span.start)}: ${plain(say(context, text))} (${code})`);
  return [counts, shown.join("\n")].join("\n\n");
}
