import type { CompletionItem } from "vscode-languageserver";
import type { Field } from "../../model/document";
import { lineAt } from "../../rules/style";
import { incidentKinds } from "../../rules/rule";
import type { Span } from "../../text/span";
import type { DocumentContext } from "../context";
import { inFrontMatter } from "./frontMatter";
import { completionItems, type Completion } from "./items";
import { missingFields, missingSections, openQuestions } from "./missing";
import { nowRow, timelineAt } from "./timelineRow";
import { incidentNames, people, valueCompletion, valuesOf } from "./values";

/** Characters that open completion by themselves; none of them starts an ordinary sentence. */
export const triggerCharacters: readonly string[] = ["[", "#", "|", ":"];

/** Values, missing parts, the present time: whatever fits where the cursor stands. */
export function complete(context: DocumentContext, offset: number): CompletionItem[] {
  const found = completionAt(context, offset);
  return found === undefined ? [] : completionItems(context, found.replaced, found.offers);
}

function completionAt(context: DocumentContext, offset: number): Completion | undefined {
  const { model } = context;
  const line = lineAt(model, offset);
  const metadata = inFrontMatter(context, offset, line);
  if (metadata !== undefined) return metadata;
  if (model.kind === "other" || isMasked(context, offset)) return undefined;
  return (
    wikiName(context, offset, line) ??
    (incidentKinds.includes(model.kind) ? inIncident(context, offset, line) : undefined)
  );
}

function isMasked({ model }: DocumentContext, offset: number): boolean {
  return model.markdown.masks.some(({ span }) => span.start < offset && offset < span.end);
}

function wikiName(context: DocumentContext, offset: number, line: Span): Completion | undefined {
  const { text } = context.model.markdown;
  const typed = /\[\[([^\][]*)$/.exec(text.slice(line.start, offset))?.[1];
  if (typed === undefined) return undefined;
  const closed = text.startsWith("]]", offset);
  const offers = incidentNames(context).map((offer) => (closed ? offer : { ...offer, newText: `${offer.newText}]]` }));
  return {
    replaced: { start: offset - typed.length, end: offset },
    offers: offers.map(({ filter: _, ...offer }) => offer),
  };
}

function inIncident(context: DocumentContext, offset: number, line: Span): Completion | undefined {
  const { text } = context.model.markdown;
  const written = text.slice(line.start, line.end);
  const field = fieldAt(context, offset, line);
  if (field !== undefined)
    return valueCompletion(context, field.key, valueSpan(field, offset), offset, valuesOf(field.key, context, offset));
  const owner = context.model.actions.find(
    ({ ownerSpan }) => ownerSpan !== undefined && ownerSpan.start <= offset && offset <= ownerSpan.end,
  );
  if (owner?.ownerSpan !== undefined)
    return valueCompletion(context, "owner", owner.ownerSpan, offset, people(context, offset));
  // Whole lines are offered on lines that hold no more than a marker.
  if (!/^\s*(?:#{1,6}|[-*+|])?\s*$/.test(written)) return undefined;
  const marker = /^\s*(?:[-*+]\s+)?/.exec(written)?.[0] ?? "";
  const timeline = timelineAt(context, line);
  const now = timeline && nowRow(timeline, context);
  const offers = [
    ...(now === undefined ? [] : [now]),
    ...(/^\s*#/.test(written) ? [] : [...missingFields(context, line), ...openQuestions(context, offset, marker)]),
    ...(/^\s*[-*+|]/.test(written) ? [] : missingSections(context)),
  ];
  return { replaced: line, offers: offers.map((offer) => ({ filter: offer.label, ...offer })) };
}

/** The field whose value the cursor is in, or whose empty place behind the label. */
function fieldAt({ model }: DocumentContext, offset: number, line: Span): Field | undefined {
  const { text } = model.markdown;
  return model.fields.find(({ span, labelSpan, form }) => {
    if (form === "front-matter" || form === "timeline" || offset < labelSpan.end) return false;
    if (span.start < span.end && span.start <= offset && offset <= span.end) return true;
    if (labelSpan.start < line.start || labelSpan.end > line.end) return false;
    // Behind the label's own marks, and what closes its bold.
    return offset >= span.end && /^[ \t\u3000*_:：]*$/.test(text.slice(span.end, offset));
  });
}

const valueSpan = ({ span }: Field, offset: number): Span =>
  offset > span.end
    ? { start: offset, end: offset }
    : { start: Math.min(span.start, offset), end: Math.max(span.end, offset) };
