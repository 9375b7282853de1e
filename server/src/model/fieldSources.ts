import type { TableBlock, TableCell } from "../markdown/blocks";
import type { FrontMatter } from "../markdown/document";
import type { Inline } from "../markdown/inline";
import type { Lexicon } from "../lexicon/lexicon";
import { timelineColumn } from "../lexicon/lexicon";
import { isPlaceholder } from "../lexicon/values";
import type { Span } from "../text/span";
import { findTimes } from "../time/readTime";
import { told, type FieldKey, type Stated } from "./document";
import { boldLabels, plainLabelled, type LabelledValue } from "./labels";
import { spanIn, textSpan, type Placed } from "./place";

/** A label and value found somewhere, before the value is read. */
export interface FieldSource {
  readonly key: FieldKey;
  readonly stated: Omit<Stated, "part">;
  /** Document span of a part of `stated.raw`. */
  readonly spanOf: (start: number, end: number) => Span;
}

export function frontMatterFields(frontMatter: FrontMatter | undefined, lexicon: Lexicon): readonly FieldSource[] {
  return (frontMatter?.entries ?? []).flatMap((entry): FieldSource[] => {
    const key = entry.key.includes(".") ? undefined : lexicon.frontMatterKey(entry.key);
    if (!key) return [];
    const raw = Array.isArray(entry.value) ? entry.value.map(String).join(", ") : entry.raw;
    const stated = {
      raw,
      span: entry.valueSpan,
      labelSpan: entry.keySpan,
      label: entry.key,
      form: "front-matter" as const,
    };
    const exact = entry.valueSpan.end - entry.valueSpan.start === raw.length;
    return [
      {
        key,
        stated,
        spanOf: (start, end) =>
          exact ? { start: entry.valueSpan.start + start, end: entry.valueSpan.start + end } : entry.valueSpan,
      },
    ];
  });
}

/** Labelled values on one line; `known` decides which labels count. */
export function lineFields(
  line: Inline,
  base: number,
  form: "bold" | "plain" | "bullet",
  lexicon: Lexicon,
  plainToo: boolean,
): readonly FieldSource[] {
  const bold = boldLabels(line);
  const plain = bold.length === 0 && plainToo ? plainLabelled(line) : undefined;
  const found = bold.flatMap((value) => source(line, base, form, lexicon, value));
  if (plain) return source(line, base, form === "bold" ? "plain" : form, lexicon, plain);
  return found.length === 0 && plainToo && bold.length === 0 ? labelThenTime(line, base, form, lexicon) : found;
}

/** `**Detected** 11:48`, `**Severity** SEV2`. */
const colonless: ReadonlySet<FieldKey> = new Set([
  "start",
  "detected",
  "declared",
  "acknowledged",
  "mitigated",
  "end",
  "duration",
  "ttd",
  "ttr",
  "severity",
  "date",
  "id",
]);

function source(
  line: Inline,
  base: number,
  form: Stated["form"],
  lexicon: Lexicon,
  value: LabelledValue,
): FieldSource[] {
  const key = lexicon.field(value.label);
  // Bold text without a colon is emphasis, unless a known label stands alone before a value that fits it.
  const text = line.text.slice(value.valueStart, value.valueEnd);
  if (key && told.has(key)) return [];
  if (!key || (!value.colon && !(text === "" || (colonless.has(key) && /\d/.test(text))))) return [];
  const raw = line.text.slice(value.valueStart, value.valueEnd);
  return [
    {
      key,
      stated: {
        raw,
        span: textSpan(base, line, value.valueStart, value.valueEnd),
        labelSpan: textSpan(base, line, value.labelStart, value.labelEnd),
        label: value.label,
        form,
      },
      spanOf: (start, end) => textSpan(base, line, value.valueStart + start, value.valueStart + end),
    },
  ];
}

/** `First detected 2022-03-10 11:48`: a label, no colon, and a time as the whole value. */
function labelThenTime(
  line: Inline,
  base: number,
  form: "bold" | "plain" | "bullet",
  lexicon: Lexicon,
): readonly FieldSource[] {
  const time = findTimes(line.text, { dots: true, placeholders: true })[0];
  if (!time || time.span.start < 3) return [];
  const label = line.text.slice(0, time.span.start).trim();
  const key = lexicon.field(label.replace(/[\s:：–-]+$/, "").replace(/\s+(?:at|on)$/i, ""));
  if (!key || !colonless.has(key)) return [];
  const labelStart = line.text.indexOf(label);
  const valueStart = time.span.start;
  const valueEnd = line.text.trimEnd().length;
  return [
    {
      key,
      stated: {
        raw: line.text.slice(valueStart, valueEnd),
        span: textSpan(base, line, valueStart, valueEnd),
        labelSpan: textSpan(base, line, labelStart, labelStart + label.length),
        label,
        form: form === "bold" ? "plain" : form,
      },
      spanOf: (start, end) => textSpan(base, line, valueStart + start, valueStart + end),
    },
  ];
}

/** `| 項目 | 内容 |`: column titles of a table of fields. */
const fieldTitle = /^(?:項目|フィールド|field|item|key|property|attribute|name|項|字段|felt|)$/i;

/**
 * A table of fields: label and value side by side, one or two pairs a row, the header row itself possibly a pair;
 * or labels as the header and one row of values.
 */
export function tableFields({ block, base }: Placed<TableBlock>, lexicon: Lexicon): readonly FieldSource[] {
  const { header, rows } = block;
  const width = header.cells.length;
  if (width > 1 && rows.length === 1) {
    const known = header.cells.filter((cell) => lexicon.field(cell.content.text));
    if (
      known.length >= 2 &&
      known.length * 2 >= width &&
      // A row that holds labels itself is one of pairs, and so is the header.
      !rows[0]?.cells.some((cell) => lexicon.field(cell.content.text)) &&
      !header.cells.some((cell) => timelineColumn(cell.content.text) === "event")
    )
      return header.cells.flatMap((cell, index) => pair(cell, rows[0]?.cells[index], base, lexicon));
  }
  if (width < 2) return [];
  const titled = fieldTitle.test(header.cells[0]?.content.text.trim() ?? "x");
  const lines = titled ? rows : [header, ...rows];
  const pairs = lines.flatMap((row) => {
    const found = pair(row.cells[0], row.cells[1], base, lexicon);
    const second = width >= 4 && width % 2 === 0 ? pair(row.cells[2], row.cells[3], base, lexicon) : [];
    return [...found, ...second];
  });
  const labelled = rows.filter((row) => lexicon.field(labelIn(row.cells[0]))).length;
  const enough = titled ? pairs.length > 0 : labelled >= 2 || (pairs.length >= 2 && width % 2 === 0);
  return enough && labelled * 3 >= rows.length ? pairs : [];
}

const labelIn = (cell: TableCell | undefined): string => cell?.content.text.trim().replace(/[\s:：]+$/, "") ?? "";

function pair(
  labelCell: TableCell | undefined,
  valueCell: TableCell | undefined,
  base: number,
  lexicon: Lexicon,
): FieldSource[] {
  const label = labelIn(labelCell);
  const key = label ? lexicon.field(label) : undefined;
  if (!key || !labelCell) return [];
  const content = valueCell?.content;
  const text = content?.text ?? "";
  const lead = text.length - text.trimStart().length;
  const raw = text.trim();
  const spanOf = (start: number, end: number): Span =>
    content ? textSpan(base, content, lead + start, lead + end) : spanIn(base, labelCell.span);
  const span = raw === "" ? spanIn(base, valueCell?.span ?? labelCell.span) : spanOf(0, raw.length);
  return [
    {
      key,
      stated: {
        raw,
        span,
        labelSpan: textSpan(base, labelCell.content, 0, labelCell.content.text.length),
        label,
        form: "table",
      },
      spanOf,
    },
  ];
}

/** Fields that people write as a heading with the value under it. */
const headingKeys: ReadonlySet<FieldKey> = new Set([
  "severity",
  "status",
  "date",
  "start",
  "detected",
  "mitigated",
  "end",
  "duration",
  "authors",
  "commander",
  "reporter",
  "services",
]);

/** `### 発生日時` with a short paragraph, list or checkbox group under it. */
export function headingField(
  title: Inline,
  base: number,
  below: readonly Placed[],
  lexicon: Lexicon,
): FieldSource | undefined {
  const label = title.text
    .trim()
    .replace(/^\d+[.)]\s*/, "")
    .replace(/[\s:：#]+$/, "");
  const key = lexicon.field(label);
  const first = below[0];
  if (!key || !headingKeys.has(key) || !first || below.length > 12) return undefined;
  const chosen =
    first.block.type === "item" && first.block.checked !== undefined
      ? below.find(({ block }) => block.type === "item" && block.checked === true)
      : first;
  const block = chosen?.block;
  if (!chosen || (block?.type !== "paragraph" && block?.type !== "item")) return undefined;
  const line = block.lines[0];
  const short = block.type === "paragraph" && (block.lines.length > 2 || (line?.text.length ?? 0) > 140);
  if (!line || short || isHeadingProse(key, line.text)) return undefined;
  const raw = line.text.trim();
  const lead = line.text.indexOf(raw);
  return {
    key,
    stated: {
      raw,
      span: textSpan(chosen.base, line, lead, lead + raw.length),
      labelSpan: textSpan(base, title, 0, title.text.length),
      label,
      form: "heading",
    },
    spanOf: (start, end) => textSpan(chosen.base, line, lead + start, lead + end),
  };
}

/** A sentence under "Detected" or "Duration" tells a story; the value of a field is short. */
function isHeadingProse(key: FieldKey, text: string): boolean {
  if (isPlaceholder(text)) return false;
  if (key === "severity" || key === "status") return text.length > 60;
  return (
    ["start", "detected", "mitigated", "end", "date"].includes(key) && !findTimes(text.slice(0, 40), { dots: false })[0]
  );
}
