import type { DocumentModel, Field, FieldKey, Section, SectionKey } from "../model/document";
import type { TextEdit } from "../text/span";
import { fieldLabel, sectionTitle } from "./names";
import {
  lineAt,
  lineEnding,
  metadataStyle,
  peersOf,
  sectionStyle,
  type MetadataStyle,
  type SectionStyle,
} from "./style";

/** Marks a value that is still to be filled in; `field/placeholder` keeps it in sight. */
const open = (language: string): string => (language === "ja" ? "未記入" : "TBD");

/** Adds an unfilled field to the document's own metadata, in the form the document writes it. */
export function insertField(model: DocumentModel, key: FieldKey): TextEdit {
  const style = metadataStyle(model);
  if (style === undefined) return firstField(model, key);
  return style.form === "front-matter" ? frontMatterLine(model, key) : afterLastField(model, key, style);
}

const at = (offset: number, newText: string): TextEdit => ({ span: { start: offset, end: offset }, newText });

/** At the end; in TOML before the first table, whose keys would be its own. */
function frontMatterLine(model: DocumentModel, key: FieldKey): TextEdit {
  const { text, frontMatter } = model.markdown;
  const { start, end } = frontMatter?.content ?? { start: 0, end: 0 };
  const eol = lineEnding(text);
  const value = open(model.language);
  if (frontMatter?.format !== "toml") return asLine(text, end, `${key}: ${value}`, eol);
  const table = text.slice(start, end).search(/^\[/m);
  return asLine(text, table < 0 ? end : start + table, `${key} = "${value}"`, eol);
}

const asLine = (text: string, offset: number, line: string, eol: string): TextEdit =>
  at(offset, offset === 0 || text[offset - 1] === "\n" ? line + eol : eol + line);

/** Below the title, or at the top of a document whose title stands in its front matter. */
function firstField(model: DocumentModel, key: FieldKey): TextEdit {
  const { text, frontMatter } = model.markdown;
  const eol = lineEnding(text);
  const line = `- **${fieldLabel(key, model.language)}**: ${open(model.language)}`;
  const top = frontMatter?.span.end ?? 0;
  if (model.title && model.title.span.start >= top)
    return at(lineAt(model, model.title.span.end).end, eol + eol + line);
  const below = top === 0 ? 0 : Math.min(text.length, lineAt(model, top - 1).end + eol.length);
  return at(below, (top === 0 ? "" : eol) + line + eol + (top === 0 ? eol : ""));
}

function afterLastField(model: DocumentModel, key: FieldKey, style: MetadataStyle): TextEdit {
  const { text } = model.markdown;
  const eol = lineEnding(text);
  const end = lineAt(model, style.last.span.end).end;
  if (style.form === "heading") {
    const title = text.slice(lineAt(model, style.last.labelSpan.start).start, style.last.labelSpan.start);
    return at(end, `${eol}${eol}${title}${fieldLabel(key, model.language)}${eol}${eol}${open(model.language)}`);
  }
  return at(end, separator(model, style) + lineLike(model, key, style.last));
}

/** What stands between two fields: a line ending, a hard break, a blank line. */
function separator(model: DocumentModel, { last, previous, form }: MetadataStyle): string {
  const { text } = model.markdown;
  const eol = lineEnding(text);
  if (previous === undefined || form === "table" || form === "bullet") return eol;
  const before = lineAt(model, previous.span.end);
  const between = text.slice(before.end, lineAt(model, last.labelSpan.start).start);
  const hardBreak = /(?: {2,}|\\|<br ?\/?>)$/;
  const own = text.slice(before.start, before.end).match(hardBreak)?.[0] ?? "";
  const line = lineAt(model, last.span.end);
  const ended = hardBreak.test(text.slice(line.start, line.end));
  return (ended ? "" : own) + (between.trim() === "" && between !== "" ? between : eol);
}

/** A line like the given field's, with another label and an unfilled value. */
function lineLike(model: DocumentModel, key: FieldKey, field: Field): string {
  const { text } = model.markdown;
  const label = fieldLabel(key, model.language);
  const value = open(model.language);
  const line = lineAt(model, field.labelSpan.start);
  const first =
    model.fields.find(({ labelSpan, form }) => form === field.form && labelSpan.start >= line.start) ?? field;
  const between = text.slice(first.labelSpan.end, first.span.start);
  const before = text.slice(line.start, first.labelSpan.start);
  if (field.form === "table") return tableRow(text.slice(line.start, line.end), label, value);
  if (between.includes("\n") || first.span.start < first.labelSpan.end) return `${before}${label}: ${value}`;
  return `${before}${label}${between.replace(/[`*_]*$/, "").trimEnd()}${closing(before, between)} ${value}`;
}

/** The bold marker that `between` holds behind the colon must stay: `**Label:** value`. */
function closing(before: string, between: string): string {
  const marker = /(\*\*|__)$/.exec(before)?.[1];
  const kept = between.replace(/[`*_]*$/, "");
  return marker !== undefined && !kept.includes(marker) && between.includes(marker) ? marker : "";
}

/** A row with as many cells as the given one. */
function tableRow(like: string, label: string, value: string): string {
  const cells = (like.replace(/\\\|/g, "").match(/\|/g) ?? []).length - (like.trimStart().startsWith("|") ? 1 : 0);
  const bold = /^\s*\|?\s*\*\*/.test(like);
  const filled = [bold ? `**${label}**` : label, value, ...Array.from({ length: Math.max(0, cells - 2) }, () => "")];
  return `${/^\s*/.exec(like)?.[0] ?? ""}| ${filled.join(" | ")} |`;
}

/** The order in which a report tells its story. */
const order: readonly SectionKey[] = [
  "metadata",
  "summary",
  "current_status",
  "outlook",
  "background",
  "impact",
  "detection",
  "timeline",
  "cause",
  "trigger",
  "resolution",
  "remaining_tasks",
  "handover",
  "good",
  "keep",
  "problem",
  "try",
  "gkpt",
  "went_well",
  "went_wrong",
  "lucky",
  "lessons",
  "questions",
  "actions",
  "attendees",
  "stats",
  "references",
];

/** Adds an empty section where the story wants it, with a title like the document's other titles. */
export function insertSection(model: DocumentModel, key: SectionKey): TextEdit {
  const { text } = model.markdown;
  const eol = lineEnding(text);
  const style = sectionStyle(model);
  const title = titleLines(sectionTitle(key, model.language), style, eol);
  const rank = order.indexOf(key);
  const peers = peersOf(model, style);
  const next = peers.find((section) => section.key !== undefined && order.indexOf(section.key) > rank);
  const tight = style.form === "bullet" && !isLoose(model, peers);
  if (next) return at(lineAt(model, next.titleSpan.start).start, title + (tight ? eol : eol + eol));
  const end = text.trimEnd().length;
  const rest = text.slice(end) === "" ? eol : "";
  return at(end, (end === 0 ? "" : tight ? eol : eol + eol) + title + rest);
}

/** Blank lines stand between the items of the list. */
const isLoose = (model: DocumentModel, peers: readonly Section[]): boolean =>
  peers.slice(1).some(({ titleSpan }) => {
    const { start } = lineAt(model, titleSpan.start);
    return /\n[ \t]*\r?\n$/.test(model.markdown.text.slice(Math.max(0, start - 20), start));
  });

function titleLines(title: string, { before, after, underline }: SectionStyle, eol: string): string {
  if (underline !== undefined) return title + eol + underline.repeat(Math.max(3, title.length));
  return before + title + after;
}
