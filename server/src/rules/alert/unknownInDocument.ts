import type { TableBlock } from "../../markdown/blocks";
import type { Inline } from "../../markdown/inline";
import type { DocumentModel } from "../../model/document";
import { boldLabels, plainLabelled, type LabelledValue } from "../../model/labels";
import { linesOf, placeBlocks, textSpan } from "../../model/place";
import { readRunbook } from "../../model/readRunbook";
import { message } from "../../text/message";
import type { Span } from "../../text/span";
import type { Finding, Rule } from "../rule";
import { knownAlerts, type KnownAlerts } from "../runbook/knownAlerts";
import { misspelled } from "./misspelling";

/** A document speaks of an alert by a name that no rule has. */
export const unknownAlertInDocument: Rule = {
  code: "alert/unknown-in-document",
  severity: "hint",
  onByDefault: true,
  kinds: ["runbook", "incident", "postmortem", "alert-review"],
  *check(model, { workspace }) {
    const known = knownAlerts(workspace);
    if (known === undefined) return;
    const named = [...alertsNamed(model)];
    const isAboutThem = speaksOf(known, [...named, ...readRunbook(model.markdown, "").alerts]);
    for (const { name, span } of named) {
      if (known.has(name)) continue;
      const likely = misspelled(name, known.names);
      if (likely !== undefined || (isAboutThem && isNamedLike(name, known))) yield unknown(name, span, likely);
    }
  },
};

/** At least half of the alerts a document names are known; else the rules it speaks of are kept elsewhere. */
function speaksOf(known: KnownAlerts, named: readonly { readonly name: string }[]): boolean {
  const names = [...new Set(named.map(({ name }) => name))];
  return names.filter((name) => known.has(name)).length * 2 >= names.length;
}

interface Named {
  readonly name: string;
  readonly span: Span;
}

function unknown(name: string, span: Span, likely: string | undefined): Finding {
  if (likely === undefined)
    return {
      span,
      message: message(
        "No alert rule is called “{0}”. Nobody can go from here to the rule, and the alert review will not count it. Write the name as the rule has it; if the rule is gone, say so.",
        name,
      ),
    };
  return {
    span,
    message: message(
      "No alert rule is called “{0}”. Nobody can go from here to the rule, and the alert review will not count it. Did you mean “{1}”?",
      name,
      likely,
    ),
    fixes: [{ title: message("Change to “{0}”", likely), edits: [{ span, newText: likely }], preferred: true }],
  };
}

/** Names at places that are plainly for the name of an alert. A runbook's own alerts have a rule of their own. */
function* alertsNamed(model: DocumentModel): Iterable<Named> {
  if (model.kind !== "runbook") yield* readRunbook(model.markdown, "").alerts;
  for (const { block, base } of placeBlocks(model.markdown)) {
    const found = block.type === "table" ? namesInTable(block) : linesOf(block).flatMap((line) => namesInLine(line));
    for (const { line, start, end } of found)
      yield { name: line.text.slice(start, end), span: textSpan(base, line, start, end) };
  }
}

interface Part {
  readonly line: Inline;
  readonly start: number;
  readonly end: number;
}

const column =
  /^(?:alert|alerts|alert ?name|alert rule|monitor|アラート|アラート名|アラートルール|監視ルール|モニター)$/i;

function namesInTable({ header, rows }: TableBlock): readonly Part[] {
  return header.cells.flatMap(({ content }, index) =>
    column.test(content.text.trim())
      ? rows.flatMap((row) => {
          const line = row.cells[index]?.content;
          return line === undefined ? [] : wholeName(line, 0, line.text.length);
        })
      : [],
  );
}

const label =
  /^(?:alert|alerts|alert ?name|alert rule|triggering alert|firing alert|アラート|アラート名|アラートルール|発火(?:した)?アラート|発報アラート)$/i;

function namesInLine(line: Inline): readonly Part[] {
  if (!/alert|アラート/i.test(line.text)) return [];
  const labelled = labelledIn(line).filter((one) => label.test(one.label.trim()));
  if (labelled.length > 0) return labelled.flatMap(({ valueStart, valueEnd }) => listed(line, valueStart, valueEnd));
  return [...besideTheWord(line)];
}

function labelledIn(line: Inline): readonly LabelledValue[] {
  const bold = boldLabels(line).filter(({ colon }) => colon);
  const plain = bold.length === 0 ? plainLabelled(line) : undefined;
  return plain ? [plain] : bold;
}

/** One name, or several with commas between them: each of them has to be one. */
function listed(line: Inline, start: number, end: number): readonly Part[] {
  const parts: Part[][] = [];
  for (const match of line.text.slice(start, end).matchAll(/[^,、]+/g))
    parts.push(wholeName(line, start + match.index, start + match.index + match[0].length));
  return parts.every((part) => part.length > 0) ? parts.flat() : [];
}

/** A name and nothing else between two offsets. */
function wholeName(line: Inline, start: number, end: number): Part[] {
  const text = line.text.slice(start, end);
  const from = start + (text.length - text.trimStart().length);
  const to = from + text.trim().length;
  return isName(line.text.slice(from, to)) ? [{ line, start: from, end: to }] : [];
}

/** `X` as code directly beside the word; アラート X also without. */
function* besideTheWord(line: Inline): Iterable<Part> {
  for (const { kind, start, end } of line.marks) {
    if (kind !== "code" || !isName(line.text.slice(start, end))) continue;
    const before = line.text.slice(Math.max(0, start - 24), start);
    const after = line.text.slice(end, end + 16);
    if (/(?:\balerts?(?: (?:named|called|rule))?|アラート(?:名|ルール)?)\s?[「『(（"“:：]?$/i.test(before))
      yield { line, start, end };
    else if (
      /^[」』)）"”]?\s?(?:alert(?:s|ed)?\b(?! (?:rules?|label|field|annotation))|(?:の)?アラート(?!ルールの|の[a-zA-Z]))/i.test(
        after,
      )
    )
      yield { line, start, end };
  }
  for (const match of line.text.matchAll(
    /アラート(?:名)?[\s　]?[「『]?(?<name>[A-Z][A-Za-z0-9_-]{2,79})(?![\w.(/-])/g,
  )) {
    const name = match.groups?.["name"] ?? "";
    const start = match.index + match[0].length - name.length;
    const marked = line.marks.some((mark) => mark.start <= start && start < mark.end);
    if (isName(name) && !marked) yield { line, start, end: start + name.length };
  }
}

/** Names as rules write them: several words written as one. `severity`, `http_requests_total` may be anything. */
const isName = (text: string): boolean => text.length <= 100 && (styles.camel.test(text) || styles.kebab.test(text));

const styles = {
  camel: /^[A-Z][A-Za-z0-9]*[a-z0-9][A-Z][A-Za-z0-9_]*$/,
  kebab: /^[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+$/,
} as const;

/** Without a name like it: in the style of nearly every rule's name, so that hardly anything else is meant. */
function isNamedLike(name: string, { names }: KnownAlerts): boolean {
  const alike = names.filter((one) => styles.camel.test(one)).length;
  return styles.camel.test(name) && names.length > 0 && alike * 5 >= names.length * 4;
}
