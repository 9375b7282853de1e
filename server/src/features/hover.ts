import { MarkupKind, type Hover } from "vscode-languageserver";
import type { Field, FieldKey, Timeline, TimelineEntry } from "../model/document";
import { metricsOf } from "../model/metrics";
import { incidentKinds } from "../rules/rule";
import { levelStated } from "../severity/onScale";
import { message, type Message } from "../text/message";
import type { Span } from "../text/span";
import { fieldName, local, say, type DocumentContext } from "./context";
import { metricDefinition, metricLength } from "./durations";
import { kindMeaning, kindName, reasonText } from "./kinds";
import { levelMarkdown } from "./severity";
import { momentText } from "./times";

interface Explained {
  readonly span: Span;
  readonly paragraphs: readonly string[];
}

/** What stands at an offset, and how it was understood. */
export function hover(context: DocumentContext, offset: number): Hover | undefined {
  const found =
    kindAt(context, offset) ??
    mentionAt(context, offset) ??
    (incidentKinds.includes(context.model.kind) ? (entryAt(context, offset) ?? fieldAt(context, offset)) : undefined);
  if (found === undefined || found.paragraphs.length === 0) return undefined;
  return {
    contents: { kind: MarkupKind.Markdown, value: found.paragraphs.join("\n\n") },
    range: context.model.markdown.lines.rangeOf(found.span),
  };
}

const holds = (span: Span, offset: number): boolean => span.start <= offset && offset <= span.end;

/** On the title and on `kind:`. */
function kindAt(context: DocumentContext, offset: number): Explained | undefined {
  const { model } = context;
  const entry = model.markdown.frontMatter?.entries.find(({ key }) => key === "kind");
  const stated = entry !== undefined && holds({ start: entry.keySpan.start, end: entry.valueSpan.end }, offset);
  const titled = model.title !== undefined && model.kind !== "other" && holds(model.title.span, offset);
  if (!stated && !titled) return undefined;
  const span = stated ? { start: entry.keySpan.start, end: entry.valueSpan.end } : model.title?.span;
  if (span === undefined) return undefined;
  return {
    span,
    paragraphs: [
      `**${say(context, kindName(model.kind))}**: ${say(context, kindMeaning(model.kind))}`,
      say(context, reasonText(model.kindReason, context.audience.locale)),
    ],
  };
}

function mentionAt(context: DocumentContext, offset: number): Explained | undefined {
  const mention = context.model.mentions.find(({ span }) => holds(span, offset));
  if (mention === undefined) return undefined;
  const targets = context.index.find(mention.id).filter(({ path }) => path !== context.model.path);
  if (targets.length === 0) return undefined;
  return {
    span: mention.span,
    paragraphs: targets.map(({ title, path }) => `**${escape(title ?? path)}**  \n${escape(path)}`),
  };
}

const escape = (text: string): string => text.replace(/[\\`*_{}[\]<>#]/g, "\\$&");

/** On the time of a timeline entry: what it was read as. */
function entryAt(context: DocumentContext, offset: number): Explained | undefined {
  for (const timeline of context.model.timelines) {
    if (!holds(timeline.span, offset)) continue;
    const entry = timeline.entries.find(({ timeSpan }) => holds(timeSpan, offset));
    if (entry !== undefined) return { span: entry.timeSpan, paragraphs: entryTexts(entry, timeline, context) };
  }
  return undefined;
}

function entryTexts(entry: TimelineEntry, timeline: Timeline, context: DocumentContext): readonly string[] {
  if (entry.moment === undefined) return [say(context, message("This time cannot be read."))];
  const facts: Message[] = [message("Read as {0}", momentText(entry.moment, entry.until))];
  if (entry.moment.dated && entry.reading.date === undefined && entry.reading.elapsed === undefined) {
    facts.push(message("The date is taken from what stands above."));
  }
  if (!entry.moment.dated) facts.push(message("No date is known here."));
  if (entry.moment.zone === undefined) {
    facts.push(
      timeline.zone === undefined
        ? message("No time zone is stated.")
        : message("Time zone {0}, stated for the whole timeline.", timeline.zone.name),
    );
  }
  if (entry.milestone !== undefined) facts.push(message("Milestone: {0}", fieldName(context, entry.milestone)));
  return facts.map((fact) => say(context, fact));
}

function fieldAt(context: DocumentContext, offset: number): Explained | undefined {
  const field = context.model.fields.find(({ span, labelSpan }) => holds(span, offset) || holds(labelSpan, offset));
  if (field === undefined) return undefined;
  const span = holds(field.span, offset) ? field.span : field.labelSpan;
  return { span, paragraphs: fieldTexts(field, context) };
}

function fieldTexts(field: Field, context: DocumentContext): readonly string[] {
  if (field.key === "severity") {
    const level = levelStated(field, context.config.severity);
    return level === undefined ? [] : [levelMarkdown(level, context)];
  }
  if (field.time?.moment !== undefined) {
    const { moment, until } = field.time;
    const read = say(context, message("Read as {0}", momentText(moment, until)));
    const clock = moment.precision !== "day" && moment.precision !== "month" && moment.precision !== "year";
    return clock && moment.zone === undefined ? [read, say(context, message("No time zone is stated."))] : [read];
  }
  const metric = durationMetric(field, context);
  if (metric !== undefined) return metric;
  const role = roleMeanings[field.key];
  return role === undefined ? [] : [`**${fieldName(context, field.key)}** ${local(context, role)}`];
}

const metricOfField: Partial<Record<FieldKey, "TTD" | "TTR">> = { ttd: "TTD", ttr: "TTR", duration: "TTR" };

/** On a stated duration: its definition, and what the document's own times give. */
function durationMetric(field: Field, context: DocumentContext): readonly string[] | undefined {
  const name = metricOfField[field.key];
  if (name === undefined) return undefined;
  const metric = metricsOf(context.model, field.part).find((candidate) => candidate.name === name);
  const definition = metric ?? {
    name,
    from: "start" as const,
    to: name === "TTD" ? ("detected" as const) : ("end" as const),
  };
  const texts = [metricDefinition(definition)];
  if (metric !== undefined) texts.push(message("By the times of this document: {0}", metricLength(metric)));
  return texts.map((text) => say(context, text));
}

const roleMeanings: Partial<Record<FieldKey, { readonly en: string; readonly ja: string }>> = {
  commander: {
    en: "decides and coordinates; does not work on the fix.",
    ja: "判断と調整に専念し、自分では作業しません。",
  },
  deputy: { en: "stands in for the commander.", ja: "コマンダーを補佐し、必要なときに交代します。" },
  scribe: { en: "writes down what happens, with times.", ja: "起きたことを時刻とともに記録します。" },
  information_sharing: {
    en: "posts the current status and the outlook, so that anyone who joins late knows where things stand.",
    ja: "現在の状況と今後の見通しを定期的に共有し、途中から参加した人にも分かるようにします。",
  },
  customer_liaison: { en: "keeps customers informed.", ja: "お客様への連絡を担当します。" },
  responders: { en: "work on the fix.", ja: "調査と復旧にあたります。" },
  postmortem_owner: {
    en: "sees to it that the postmortem is held and written.",
    ja: "ポストモーテムの開催と執筆に責任を持ちます。",
  },
  facilitator: { en: "leads through the postmortem meeting.", ja: "ポストモーテムの進行役です。" },
  note_taker: { en: "takes the notes of the meeting.", ja: "会議の記録をとります。" },
  report_owner: { en: "writes the internal report.", ja: "社内向けの障害報告を書きます。" },
};
