import { span, type TextEdit } from "../../text/span";
import type { Alert } from "../alert";
import { isRunbookKey, linksOfEntry } from "../alertLinks";
import type { Source, SourceEntry, SourceMapping, SourceScalar } from "../source/source";
import { annotationLine, blockEntry, lineAfter } from "./blockEntry";
import { flowEntry, flowMapping } from "./flowEntry";
import { ownEntries, ownEntry, type Layout } from "./layout";
import { escaped, quoted } from "./quote";

export interface Insertion {
  readonly layout: Layout;
  readonly source: Source;
  readonly rule: SourceMapping;
  readonly link: string;
}

/** `runbook_url` among the annotations of a rule, or the name its neighbours give to that field. */
export function annotate(insertion: Insertion, alerts: readonly Alert[]): TextEdit | undefined {
  const { rule } = insertion;
  const annotations = ownEntry(rule, "annotations");
  const key = usualKey(alerts);
  if (annotations === undefined) {
    // What a merge key brings would be replaced as a whole.
    return rule.get("annotations") ? undefined : newAnnotations(insertion, key);
  }
  const { value } = annotations;
  if (value.kind === "list" || !isInside(value.span, rule.span)) return undefined;
  if (value.kind === "scalar") return value.text === "" ? firstAnnotation(insertion, annotations, key) : undefined;
  const field = ownEntries(value).find((entry) => isRunbookKey(entry.key.text));
  if (field) return linksOfEntry(field).length === 0 ? filled(insertion, field) : undefined;
  return furtherAnnotation(insertion, value, key);
}

const isInside = (inner: SourceMapping["span"], outer: SourceMapping["span"]): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

function usualKey(alerts: readonly Alert[]): string {
  const counts = new Map<string, number>();
  for (const { key } of alerts.flatMap(({ links }) => links)) {
    if (isRunbookKey(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? "runbook_url";
}

function furtherAnnotation(insertion: Insertion, annotations: SourceMapping, key: string): TextEdit | undefined {
  const { layout, link } = insertion;
  const beside = ownEntries(annotations);
  if (!annotations.flow) return blockEntry(layout, annotations, [annotationLine(key, link, beside)]);
  return flowEntry(layout, annotations, flowKey(insertion, key, beside), flowValue(insertion, beside));
}

function firstAnnotation(insertion: Insertion, { key, value }: SourceEntry, name: string): TextEdit | undefined {
  const { layout, rule, link, source } = insertion;
  if (value.kind !== "scalar" || value.style !== "plain") return undefined;
  if (source.syntax === "json" || rule.flow) {
    const beside = ownEntries(rule);
    const inside = `${flowKey(insertion, name, beside)}: ${flowValue(insertion, beside)}`;
    return value.outer.end > value.outer.start ? { span: value.outer, newText: `{${inside}}` } : undefined;
  }
  if (value.outer.end > value.outer.start) return undefined;
  const indent = layout.indentAt(key.outer.start) + stepOf(insertion);
  return lineAfter(layout, key.outer.end, indent, [annotationLine(name, link, [])]);
}

function newAnnotations(insertion: Insertion, key: string): TextEdit | undefined {
  const { layout, rule, link } = insertion;
  const beside = ownEntries(rule);
  if (!rule.flow) {
    const line = annotationLine(key, link, []);
    return blockEntry(layout, rule, ["annotations:", `${stepOf(insertion)}${line}`]);
  }
  const value = flowMapping(layout, rule, flowKey(insertion, key, beside), flowValue(insertion, beside));
  return flowEntry(layout, rule, flowKey(insertion, "annotations", beside), value);
}

/** By how much the other mappings of the rule are indented. */
function stepOf({ layout, rule }: Insertion): string {
  for (const { key, value } of ownEntries(rule)) {
    if (value.kind !== "mapping" || value.flow || !isInside(value.span, rule.span)) continue;
    const step = layout.indentAt(value.span.start).length - layout.indentAt(key.outer.start).length;
    if (step > 0) return " ".repeat(step);
  }
  return "  ";
}

const flowKey = ({ source }: Insertion, key: string, beside: readonly SourceEntry[]): string =>
  source.syntax === "json" || beside.some((entry) => entry.key.style === "double") ? `"${key}"` : key;

const flowValue = ({ source, link }: Insertion, beside: readonly SourceEntry[]): string =>
  source.syntax === "json"
    ? `"${escaped(link)}"`
    : quoted(
        link,
        beside.flatMap(({ value }) => (value.kind === "scalar" ? [value] : [])),
      );

/** A field that is there and empty, or says that there is none yet, takes the link. */
function filled({ layout, link, source }: Insertion, { key, value }: SourceEntry): TextEdit | undefined {
  if (value.kind !== "scalar" || value.outer.start < key.outer.end) return undefined;
  if (value.style === "single") return { span: value.span, newText: link.replace(/'/g, "''") };
  if (value.style === "double") return { span: value.span, newText: escaped(link) };
  if (value.style !== "plain") return undefined;
  const newText = source.syntax === "json" ? `"${escaped(link)}"` : quoted(link, [value]);
  return value.outer.end > value.outer.start ? { span: value.outer, newText } : afterColon(layout, key, newText);
}

function afterColon(layout: Layout, key: SourceScalar, newText: string): TextEdit | undefined {
  const rest = layout.text.slice(key.outer.end, layout.endOfLine(key.outer.end));
  const colon = /^[ \t]*:/.exec(rest)?.[0].length;
  if (colon === undefined) return undefined;
  const at = key.outer.end + colon;
  return { span: span(at, at), newText: ` ${newText}` };
}
