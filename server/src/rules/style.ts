import type { DocumentModel, Field, FieldKey, Section, SectionKey } from "../model/document";
import type { Span } from "../text/span";
import { titleOf } from "./place";

/** How the document ends its lines. */
export function lineEnding(text: string): string {
  const at = text.indexOf("\n");
  return at > 0 && text[at - 1] === "\r" ? "\r\n" : "\n";
}

/** The source line an offset stands on, without its ending. */
export function lineAt(model: DocumentModel, offset: number): Span {
  const { lines, text } = model.markdown;
  const line = lines.lineOf(offset);
  const start = lines.startOf(line);
  let end = line + 1 < lines.lineCount ? lines.startOf(line + 1) : text.length;
  while (end > start && (text[end - 1] === "\n" || text[end - 1] === "\r")) end -= 1;
  return { start, end };
}

/** What the metadata of an incident is known by, whatever else is written in the same form further down. */
const telling: ReadonlySet<FieldKey> = new Set<FieldKey>([
  "id",
  "severity",
  "status",
  "start",
  "detected",
  "end",
  "duration",
  "commander",
]);

/** These head other documents too: a blog's front matter is no place for the fields of an incident. */
const general: ReadonlySet<FieldKey> = new Set<FieldKey>(["date", "authors", "services", "owner"]);

/** The place where the document keeps its metadata, and the way it writes it. */
export interface MetadataStyle {
  readonly form: Exclude<Field["form"], "timeline">;
  /** The last field of it. */
  readonly last: Field;
  /** The one before, when there is one: tells how fields are separated. */
  readonly previous: Field | undefined;
}

/** Undefined when the document has no metadata of an incident yet. */
export function metadataStyle(model: DocumentModel): MetadataStyle | undefined {
  const own = model.fields.filter((field) => field.part === 0 && isLabelled(model, field));
  const first =
    own.find(({ key, form }) => form !== "front-matter" && (telling.has(key) || general.has(key))) ??
    own.find(({ key }) => telling.has(key));
  if (first === undefined) return undefined;
  const block = own.filter((field) => field.form === first.form && field.labelSpan.start >= first.labelSpan.start);
  let last = first;
  let previous: Field | undefined;
  for (const field of block.slice(1)) {
    if (!isNextTo(model, last, field)) break;
    [previous, last] = [last, field];
  }
  return { form: metadataForm(first), last, previous };
}

/** A label that a new one can be modelled on: "First detected 10:43" has nothing between label and value. */
function isLabelled(model: DocumentModel, { form, labelSpan, span }: Field): boolean {
  if (form === "timeline") return false;
  if (form === "table" || form === "heading" || form === "front-matter") return true;
  return /[:：]/.test(model.markdown.text.slice(labelSpan.start, Math.max(labelSpan.end + 3, span.start)));
}

const metadataForm = ({ form }: Field): MetadataStyle["form"] => (form === "timeline" ? "plain" : form);

/** True when no heading and no more than a line of something else stands between two fields. */
function isNextTo(model: DocumentModel, a: Field, b: Field): boolean {
  if (a.form === "front-matter" || a.form === "heading") return true;
  const between = model.markdown.text.slice(lineAt(model, a.span.end).end, lineAt(model, b.labelSpan.start).start);
  return between.split("\n").filter((line) => line.trim() !== "").length <= 1 && !/^#/m.test(between);
}

/** How the document writes its section titles. */
export interface SectionStyle {
  readonly form: Section["form"];
  readonly level: number;
  /** What stands before and after a title on its line; under it, for an underlined heading. */
  readonly before: string;
  readonly after: string;
  readonly underline: string | undefined;
}

/** Sections that stand beside each other; others are often parts of them. */
const mainSections: ReadonlySet<SectionKey> = new Set<SectionKey>([
  "summary",
  "impact",
  "timeline",
  "cause",
  "actions",
]);

const plainSections: SectionStyle = { form: "heading", level: 2, before: "## ", after: "", underline: undefined };

export function sectionStyle(model: DocumentModel): SectionStyle {
  const known = model.sections.filter((section) => section.key !== undefined && section.form !== "table");
  const main = known.filter((section) => section.key !== undefined && mainSections.has(section.key));
  const example = mostCommonLevel(main) ?? mostCommonLevel(known) ?? mostCommonLevel(model.sections);
  if (example === undefined) return plainSections;
  const { text } = model.markdown;
  const line = lineAt(model, example.titleSpan.start);
  const { form, level } = example;
  const title = titleOf(model, example);
  if (form === "heading") {
    const underline = text[line.start] === "#" ? undefined : level === 1 ? "=" : "-";
    const closed = / #+\s*$/.exec(text.slice(line.start, line.end))?.[0].trimEnd() ?? "";
    return { form, level, before: underline === undefined ? `${"#".repeat(level)} ` : "", after: closed, underline };
  }
  const before = text.slice(line.start, title.start).replace(/\d+[.)]\s*$/, "");
  const colon = peersOf(model, example).find((peer) => /^[*_]*[:：]/.test(behind(model, peer)));
  return {
    form,
    level,
    before,
    after: /^[\s*_:：]*/.exec(behind(model, colon ?? example))?.[0].trimEnd() ?? "",
    underline: undefined,
  };
}

/** Sections written like the given one. */
export const peersOf = (model: DocumentModel, { form, level }: Pick<Section, "form" | "level">): Section[] =>
  model.sections.filter((section) => section.form === form && section.level === level);

/** How sections count: `1. `, `2) `, `3．` before their titles. Undefined when they do not. */
export function numbering(
  model: DocumentModel,
  peers: readonly Section[],
): { readonly last: Section; readonly next: string } | undefined {
  const counted = peers.flatMap((section) => {
    const { start, end } = titleOf(model, section);
    const found = /^(\d{1,2})([.．)）]?[ \t\u3000]*)(?=[^\d\s])/.exec(model.markdown.text.slice(start, end));
    return found?.[2] === undefined || found[2] === "" ? [] : [{ section, number: Number(found[1]), mark: found[2] }];
  });
  const [first, last] = [counted[0], counted.at(-1)];
  if (first === undefined || last === undefined || counted.length < 2 || first.number > 1) return undefined;
  if (counted.some(({ number }, index) => number !== first.number + index)) return undefined;
  return { last: last.section, next: `${(last.number + 1).toString()}${last.mark}` };
}

/** What stands behind a title on its line. */
function behind(model: DocumentModel, section: Section): string {
  const { end } = titleOf(model, section);
  return model.markdown.text.slice(end, lineAt(model, end).end);
}

/** A section of the level that most sections have; the earliest such level wins. */
function mostCommonLevel(sections: readonly Section[]): Section | undefined {
  const counts = new Map<number, number>();
  for (const { level } of sections) if (level > 1) counts.set(level, (counts.get(level) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return sections.find(({ level }) => level > 1 && counts.get(level) === most);
}
