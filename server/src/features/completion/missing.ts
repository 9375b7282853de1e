import { CompletionItemKind } from "vscode-languageserver";
import { roleKeys, type FieldKey, type SectionKey } from "../../model/document";
import { insertField, insertSection } from "../../rules/insert";
import { fieldLabel, sectionTitle } from "../../rules/names";
import { metadataStyle } from "../../rules/style";
import { message } from "../../text/message";
import type { Span } from "../../text/span";
import { local, say, type DocumentContext } from "../context";
import type { Offer } from "./items";

/** What most reports tell; what the profile asks for comes first. */
const usualSections: readonly SectionKey[] = [
  "summary",
  "impact",
  "detection",
  "timeline",
  "cause",
  "resolution",
  "lessons",
  "actions",
];
const usualFields: readonly FieldKey[] = [
  "id",
  "severity",
  "status",
  "start",
  "detected",
  "mitigated",
  "end",
  "authors",
  "services",
  "commander",
];

/** Sections the document lacks, titled as the document titles its sections. */
export function missingSections(context: DocumentContext): readonly Offer[] {
  const { model, config } = context;
  const present = new Set(model.sections.map(({ key }) => key));
  const keys = new Set([...config.requiredSections, ...usualSections]);
  return [...keys]
    .filter((key) => !present.has(key))
    .map((key) => ({
      label: sectionTitle(key, model.language),
      newText: insertSection(model, key).newText.trim(),
      detail: say(context, config.requiredSections.includes(key) ? message("Missing section") : message("Section")),
      kind: CompletionItemKind.Module,
    }));
}

/** Fields the document lacks, written as the document writes its fields; only right behind or between them. */
export function missingFields(context: DocumentContext, line: Span): readonly Offer[] {
  const { model, config } = context;
  const style = metadataStyle(model);
  if (style === undefined || style.form === "front-matter" || !besideFields(context, line)) return [];
  const present = new Set(model.fields.map(({ key }) => key));
  const keys = new Set([...config.requiredFields, ...config.requiredRoles, ...usualFields, ...roleKeys]);
  return [...keys]
    .filter((key) => !present.has(key))
    .map((key) => ({
      label: fieldLabel(key, model.language),
      newText: insertField(model, key).newText.trim(),
      detail: say(context, config.requiredFields.includes(key) ? message("Missing field") : message("Field")),
      kind: CompletionItemKind.Field,
    }));
}

function besideFields({ model }: DocumentContext, line: Span): boolean {
  const { text } = model.markdown;
  const own = model.fields.filter(({ form }) => form !== "front-matter" && form !== "timeline");
  return own.some(({ span, labelSpan }) =>
    span.end <= line.start
      ? /^[|\s*_`]*$/.test(text.slice(span.end, line.start)) && text.slice(span.end, line.start).split("\n").length <= 3
      : labelSpan.start >= line.end && text.slice(line.end, labelSpan.start).trim() === "",
  );
}

/** Questions of the team that the document does not ask yet, on the page of a postmortem. */
export function openQuestions(context: DocumentContext, offset: number, marker: string): readonly Offer[] {
  const { model, config } = context;
  const inQuestions = model.sections.some(
    ({ key, span }) => key === "questions" && span.start <= offset && offset <= span.end,
  );
  if (model.kind !== "postmortem" || !inQuestions) return [];
  const language = model.language === "ja" ? "ja" : "en";
  return config.postmortem.questions
    .map((question) => ({ question, text: question[language] }))
    .filter(({ text }) => !model.questions.some((asked) => asked.text.includes(text)))
    .map(({ question, text }) => ({
      label: text,
      newText: marker + text,
      detail: say(context, message("Open question")),
      documentation: local(context, question),
      kind: CompletionItemKind.Text,
    }));
}
