import { span, type TextEdit } from "../../text/span";
import type { SourceEntry, SourceMapping, SourceScalar } from "../source/source";
import { ownEntries, type Layout } from "./layout";
import { quoted } from "./quote";

/** A further line at the end of a block mapping; undefined where the end of its last value cannot be told. */
export function blockEntry(layout: Layout, mapping: SourceMapping, lines: readonly string[]): TextEdit | undefined {
  const entries = ownEntries(mapping);
  const [first] = entries;
  const last = entries.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const indent = layout.indentAt(first.key.outer.start);
  if (hasTemplateLine(layout, mapping)) return undefined;
  if (keepsBlankLines(layout, last)) return beforeEntry(layout, last, indent, lines);
  return lineAfter(layout, Math.max(mapping.span.end, last.key.outer.end), indent, lines);
}

/** Further lines behind the one a place is on. */
export function lineAfter(layout: Layout, offset: number, indent: string, lines: readonly string[]): TextEdit {
  const at = layout.endOfLine(offset);
  return { span: span(at, at), newText: lines.map((line) => `${layout.eol}${indent}${line}`).join("") };
}

function beforeEntry(
  layout: Layout,
  entry: SourceEntry,
  indent: string,
  lines: readonly string[],
): TextEdit | undefined {
  const start = entry.key.outer.start;
  if (!layout.isFirstOnLine(start)) return undefined;
  return { span: span(start, start), newText: lines.map((line) => `${line}${layout.eol}${indent}`).join("") };
}

/** `runbook_url: …` in the style of the values beside it. */
export function annotationLine(key: string, link: string, beside: readonly SourceEntry[]): string {
  const scalars = beside.flatMap(({ value }) => (isOneLine(value) ? [value] : []));
  const keys = beside.map((entry) => entry.key);
  const quotedKeys = keys.length > 0 && keys.every(({ style }) => style !== "plain");
  return `${quotedKeys ? quoted(key, keys) : key}: ${quoted(link, scalars)}`;
}

const isOneLine = (value: SourceEntry["value"]): value is SourceScalar =>
  value.kind === "scalar" && typeof value.value === "string" && !["literal", "folded"].includes(value.style);

/** A block scalar whose blank lines belong to it (`|+`). */
const keepsBlankLines = (layout: Layout, { value }: SourceEntry): boolean =>
  value.kind === "scalar" && /^[|>]\d?\+/.test(layout.text.slice(value.outer.start, value.outer.start + 3));

/** A template on a line of its own may repeat or leave out what stands behind it. */
const hasTemplateLine = (layout: Layout, mapping: SourceMapping): boolean =>
  /^[ \t]*(?:\{\{-|\{\{\s*(?:if|range|with|end|else)\b|\{%)/m.test(
    layout.text.slice(mapping.span.start, mapping.span.end),
  );
