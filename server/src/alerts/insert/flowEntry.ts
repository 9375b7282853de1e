import { span, type TextEdit } from "../../text/span";
import type { SourceEntry, SourceMapping } from "../source/source";
import { ownEntries, type Layout } from "./layout";

/** A further entry at the end of a mapping between braces, on its own line where its entries are. */
export function flowEntry(layout: Layout, mapping: SourceMapping, key: string, value: string): TextEdit | undefined {
  const entries = ownEntries(mapping);
  const last = entries.at(-1);
  if (last === undefined) {
    const at = mapping.span.start + 1;
    return layout.text[mapping.span.start] === "{"
      ? insertion(at, `${key}${colonOf(layout, undefined)}${value}`)
      : undefined;
  }
  const at = endOf(last);
  if (at > mapping.span.end || at < last.key.outer.end) return undefined;
  return insertion(at, `,${gapOf(layout, entries)}${key}${colonOf(layout, last)}${value}`);
}

/** A mapping with one entry, written as the one it is put into: over several lines, or in one. */
export function flowMapping(layout: Layout, outer: SourceMapping, key: string, value: string): string {
  const entries = ownEntries(outer);
  const last = entries.at(-1);
  const inside = `${key}${colonOf(layout, last)}${value}`;
  if (last === undefined || !layout.isFirstOnLine(last.key.outer.start)) return `{${inside}}`;
  const indent = layout.indentAt(last.key.outer.start);
  const around = layout.before(outer.span.start).match(/^[ \t]*/)?.[0] ?? "";
  const step = indent.startsWith(around) && indent.length > around.length ? indent.slice(around.length) : "  ";
  return `{${layout.eol}${indent}${step}${inside}${layout.eol}${indent}}`;
}

const insertion = (at: number, newText: string): TextEdit => ({ span: span(at, at), newText });

const endOf = ({ value }: SourceEntry): number => (value.kind === "scalar" ? value.outer.end : value.span.end);

function gapOf(layout: Layout, entries: readonly SourceEntry[]): string {
  const last = entries.at(-1);
  if (last === undefined) return "";
  const start = last.key.outer.start;
  if (layout.isFirstOnLine(start)) return `${layout.eol}${layout.before(start)}`;
  return entries.length > 1 && layout.text[start - 1] === "," ? "" : gapWithin(layout, last);
}

/** The only entry tells by its colon whether the file is written without blanks. */
const gapWithin = (layout: Layout, entry: SourceEntry): string => (colonOf(layout, entry) === ":" ? "" : " ");

function colonOf(layout: Layout, entry: SourceEntry | undefined): string {
  if (entry === undefined) return ": ";
  const start = entry.value.kind === "scalar" ? entry.value.outer.start : entry.value.span.start;
  const between = layout.text.slice(entry.key.outer.end, start);
  return /^[ \t]*:[ \t]*$/.test(between) ? between : ": ";
}
