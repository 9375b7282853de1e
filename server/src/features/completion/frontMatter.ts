import { CompletionItemKind } from "vscode-languageserver";
import { fieldKeys, type FieldKey } from "../../model/document";
import { incidentKinds } from "../../rules/rule";
import { message, type Message } from "../../text/message";
import type { Span } from "../../text/span";
import { fieldName, say, type DocumentContext } from "../context";
import type { Completion, Offer } from "./items";
import { kinds, valueCompletion, valuesOf } from "./values";

const incidentKeys: readonly FieldKey[] = [
  "id",
  "title",
  "severity",
  "status",
  "date",
  "start",
  "detected",
  "declared",
  "acknowledged",
  "mitigated",
  "end",
  "authors",
  "reviewers",
  "services",
  "tags",
  "commander",
  "deputy",
  "scribe",
  "information_sharing",
  "customer_liaison",
  "responders",
  "postmortem_owner",
  "facilitator",
  "note_taker",
  "report_owner",
];
const runbookKeys: Readonly<Record<string, Message>> = {
  title: message("What the runbook is called"),
  owner: message("Who keeps the runbook up to date"),
  component: message("The component it belongs to"),
  alerts: message("Names of the alerts it answers"),
  severity: message("Severity of those alerts"),
  last_reviewed: message("Date of the last review: 2026-01-15"),
  review_every: message("How often it is reviewed: 6 months"),
  last_exercised: message("Date it was last tried out"),
};

/** Completion between the fences of the front matter; undefined elsewhere. */
export function inFrontMatter(context: DocumentContext, offset: number, line: Span): Completion | undefined {
  const { markdown } = context.model;
  const { frontMatter } = markdown;
  if (frontMatter === undefined || offset < frontMatter.content.start || offset > frontMatter.content.end)
    return undefined;
  const separator = frontMatter.format === "toml" ? "=" : ":";
  const before = markdown.text.slice(line.start, offset);
  const key = new RegExp(`^([\\w-]+)[ \\t]*${separator}[ \\t]*["']?`).exec(before);
  if (key?.[1] !== undefined) {
    const replaced = { start: line.start + key[0].length, end: valueEnd(markdown.text, offset, line.end) };
    return valueCompletion(context, key[1], replaced, offset, valuesFor(key[1], context, offset));
  }
  if (/^[\w-]*$/.test(before))
    return { replaced: { start: line.start, end: offset }, offers: keysFor(context, separator) };
  return { replaced: { start: offset, end: offset }, offers: [] };
}

/** Up to a closing quote, a comment or the end of the line. */
function valueEnd(text: string, offset: number, lineEnd: number): number {
  const rest = /^[^"'#]*/.exec(text.slice(offset, lineEnd))?.[0] ?? "";
  return offset + rest.trimEnd().length;
}

function valuesFor(key: string, context: DocumentContext, offset: number): readonly Offer[] {
  if (key === "kind") return kinds(context);
  if (context.model.kind === "other") return [];
  const field = fieldKeys.find((candidate) => candidate === key);
  return field === undefined ? [] : valuesOf(field, context, offset);
}

function keysFor(context: DocumentContext, separator: string): readonly Offer[] {
  const { model } = context;
  const present = new Set(model.markdown.frontMatter?.entries.map(({ key }) => key));
  const after = separator === "=" ? " = " : ": ";
  return keysOfKind(context)
    .filter(([key]) => !present.has(key))
    .map(([key, detail]) => ({ label: key, newText: key + after, detail, kind: CompletionItemKind.Property }));
}

/** Keys with what they are for, in the user's language. */
function keysOfKind(context: DocumentContext): readonly (readonly [string, string])[] {
  const { kind } = context.model;
  const own = ["kind", say(context, message("What kind of document this is"))] as const;
  if (incidentKinds.includes(kind)) return [own, ...incidentKeys.map((key) => [key, fieldName(context, key)] as const)];
  if (kind !== "runbook") return [];
  return [own, ...Object.entries(runbookKeys).map(([key, text]) => [key, say(context, text)] as const)];
}
