import type { DocumentModel, Field, FieldKey, Section, SectionKey } from "../model/document";
import type { TextEdit } from "../text/span";
import { fieldLabel, sectionTitle } from "./names";
import {
  lineAt,
  lineEnding,
  metadataStyle,
  numbering,
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

/** At the end of the front matter; in TOML before the first table, whose keys would be its own. */
export function frontMatterLine(model: DocumentModel, key: string, value = open(model.language)): TextEdit {
  const { text, frontMatter } = model.markdown;
  const { start, end } = frontMatter?.content ?? { start: 0, end: 0 };
  const eol = lineEnding(text);
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
  const line = lineAt(model, style.last.span.end);
  const ended = hardBreak.exec(text.slice(line.start, line.end))?.[0] ?? "";
  const isEnded = ended !== "" && (style.form === "bold" || style.form === "plain");
  return at(end, separator(model, style) + lineLike(model, key, style.last) + (isEnded ? ended : ""));
}

const hardBreak = /(?: {2,}|\\|<br ?\/?>)$/;

/** What stands between two fields: a line ending, a hard break, a blank line. */
function separator(model: DocumentModel, { last, previous, form }: MetadataStyle): string {
  const { text } = model.markdown;
  const eol = lineEnding(text);
  if (previous === undefined || form === "table" || form === "bullet") return eol;
  const before = lineAt(model, previous.span.end);
  const between = text.slice(before.end, lineAt(model, last.labelSpan.start).start);
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
  const marked = `${before}${label}${markBefore(model, field, first)}`;
  const opened = /(\*\*|__)$/.exec(before)?.[1] ?? "";
  return `${marked}${value}${marked.slice(before.length).includes(opened) ? "" : opened}`;
}

/**
 * What stands between label and value, with the marks that close the label's and without those that open the value's.
 * Nothing in front of an empty value tells whether a blank belongs there: then the other fields do.
 */
function markBefore(model: DocumentModel, field: Field, first: Field): string {
  const { text } = model.markdown;
  const gapOf = ({ labelSpan, span }: Field): string => text.slice(labelSpan.end, span.start);
  const line = lineAt(model, first.labelSpan.start);
  const own = first.empty ? text.slice(first.labelSpan.end, line.end) : gapOf(first);
  const mark = /^([`*_]*)[ \t\u3000]*[:：]/.exec(own)?.[0] ?? ":";
  const opened = /(\*\*|__)$/.exec(text.slice(line.start, first.labelSpan.start))?.[1];
  const isOpen = opened !== undefined && !mark.includes(opened) && own.includes(opened);
  const like = model.fields.find((other) => other.form === field.form && !other.empty && gapOf(other).includes(mark));
  const gap = first.empty && like !== undefined ? gapOf(like) : own;
  const blank = /[:：][`*_]*([ \t\u3000]*)/.exec(gap)?.[1] ?? "";
  const unknown = first.empty && like === undefined;
  return `${mark}${isOpen ? opened : ""}${unknown && !mark.endsWith("：") ? " " : blank}`;
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

/** Adds an empty section of a report where its story wants it. */
export function insertSection(model: DocumentModel, key: SectionKey): TextEdit {
  const rank = order.indexOf(key);
  return insertTitle(
    model,
    sectionTitle(key, model.language),
    (section) => section.key !== undefined && order.indexOf(section.key) > rank,
  );
}

/** Adds a section with its first content below its title. */
export function insertFilledSection(model: DocumentModel, key: SectionKey, content: string): TextEdit {
  const eol = lineEnding(model.markdown.text);
  const { span, newText } = insertSection(model, key);
  const title = newText.trimEnd();
  return { span, newText: `${title}${eol}${eol}${content}${newText.slice(title.length)}` };
}

/**
 * Adds a title like the document's other titles before the first section that comes after it. Numbered sections get it
 * behind the last one, with the next number: others refer to the numbers, so none may change.
 */
export function insertTitle(model: DocumentModel, words: string, comesAfter: (section: Section) => boolean): TextEdit {
  const { text } = model.markdown;
  const eol = lineEnding(text);
  const style = sectionStyle(model);
  const peers = peersOf(model, style);
  const numbers = numbering(model, peers);
  const title = titleLines((numbers?.next ?? "") + words, style, eol);
  const next = numbers === undefined ? peers.find(comesAfter) : sectionBehind(model, numbers.last);
  const tight = style.form === "bullet" && !isLoose(model, peers);
  if (next) return at(lineAt(model, next.titleSpan.start).start, title + (tight ? eol : eol + eol));
  const end = text.trimEnd().length;
  const rest = text.slice(end) === "" ? eol : "";
  return at(end, (end === 0 ? "" : tight ? eol : eol + eol) + title + rest);
}

/** The next section that is no part of the given one. */
const sectionBehind = (model: DocumentModel, section: Section): Section | undefined =>
  model.sections.find(({ form, titleSpan }) => form === "heading" && titleSpan.start >= section.span.end);

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
