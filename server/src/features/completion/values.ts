import { CompletionItemKind } from "vscode-languageserver";
import { documentKinds, peopleKeys, type FieldKey } from "../../model/document";
import { message } from "../../text/message";
import type { Span } from "../../text/span";
import { local, say, type DocumentContext } from "../context";
import { kindMeaning } from "../kinds";
import { levelMarkdown } from "../severity";
import type { Completion, Offer } from "./items";

/**
 * Offers in the place of a value: of one name among several only that name is replaced, a value that is complete
 * gives way to any other, and a blank keeps it apart from its label.
 */
export function valueCompletion(
  context: DocumentContext,
  key: string,
  span: Span,
  offset: number,
  offers: readonly Offer[],
): Completion {
  const { text } = context.model.markdown;
  const replaced = [...peopleKeys].some((person) => person === key) ? nameAt(text, span, offset) : span;
  const typed = text.slice(replaced.start, replaced.end);
  const complete = offers.some(({ newText }) => newText === typed);
  const gap = /[:=*_,]/.test(text.charAt(replaced.start - 1)) ? " " : "";
  return {
    replaced,
    offers: offers.map((offer) => ({
      ...offer,
      newText: gap + offer.newText,
      ...(complete ? { filter: offer.label } : {}),
    })),
  };
}

/** The one of several names that the offset is in. */
function nameAt(text: string, { start, end }: Span, offset: number): Span {
  const before = /[^,、;/[\]"']*$/.exec(text.slice(start, offset))?.[0] ?? "";
  const after = /^[^,、;/[\]"']*/.exec(text.slice(offset, end))?.[0] ?? "";
  return { start: offset - before.trimStart().length, end: offset + after.trimEnd().length };
}

/** What may stand as the value of a field. */
export function valuesOf(key: FieldKey, context: DocumentContext, offset: number): readonly Offer[] {
  if (key === "severity") return severityLevels(context);
  if (key === "status") return statusWords(context);
  return peopleKeys.has(key) ? people(context, offset) : [];
}

function severityLevels(context: DocumentContext): readonly Offer[] {
  return context.config.severity.levels.map((level) => ({
    label: level.id,
    newText: level.id,
    detail: local(context, level.meaning),
    documentation: levelMarkdown(level, context),
    kind: CompletionItemKind.EnumMember,
  }));
}

interface StatusWord {
  readonly en: string;
  readonly ja: string;
}

const incidentStatuses: readonly StatusWord[] = [
  { en: "Triage", ja: "トリアージ中" },
  { en: "Investigating", ja: "調査中" },
  { en: "Fixing", ja: "対応中" },
  { en: "Monitoring", ja: "経過観察中" },
  { en: "Resolved", ja: "解決済み" },
  { en: "Closed", ja: "完了" },
  { en: "Cancelled", ja: "取り消し" },
];
const reportStatuses: readonly StatusWord[] = [
  { en: "Draft", ja: "下書き" },
  { en: "In review", ja: "レビュー中" },
  { en: "Approved", ja: "承認済み" },
  { en: "Closed", ja: "完了" },
];

/** The words of the document's own kind first; both kinds share the word "Status". */
function statusWords({ model }: DocumentContext): readonly Offer[] {
  const words =
    model.kind === "incident" ? [...incidentStatuses, ...reportStatuses] : [...reportStatuses, ...incidentStatuses];
  const texts = words.map((word) => (model.language === "ja" ? word.ja : word.en));
  return [...new Set(texts)].map((text) => ({ label: text, newText: text, kind: CompletionItemKind.EnumMember }));
}

/** People of the configuration, and those the document names elsewhere. */
export function people({ config, model }: DocumentContext, offset: number): readonly Offer[] {
  const known = Object.entries(config.people).map(([name, handles]): Offer => ({
    label: name,
    newText: name,
    detail: Object.values(handles).join(", "),
    kind: CompletionItemKind.Constant,
  }));
  const named = model.fields
    .flatMap((field) => field.people ?? [])
    .filter(({ span }) => offset < span.start || span.end < offset)
    .map(({ name }) => name);
  const others = [...new Set(named)].filter((name) => config.people[name] === undefined);
  return [
    ...known,
    ...others.map((name): Offer => ({ label: name, newText: name, kind: CompletionItemKind.Constant })),
  ];
}

/** The values of `kind:`. */
export function kinds(context: DocumentContext): readonly Offer[] {
  return documentKinds.map((kind) => ({
    label: kind,
    newText: kind,
    detail: say(context, kindMeaning(kind)),
    kind: CompletionItemKind.EnumMember,
  }));
}

/** Incidents of the workspace, for `[[`. */
export function incidentNames(context: DocumentContext): readonly Offer[] {
  const offers: Offer[] = [];
  for (const entry of context.index.all()) {
    if (entry.id === undefined || entry.path === context.model.path) continue;
    offers.push({
      label: entry.id,
      newText: entry.id,
      detail: entry.title ?? entry.path,
      documentation: say(context, message("In {0}", entry.path)),
      kind: CompletionItemKind.Reference,
      filter: `${entry.id} ${entry.title ?? ""}`,
    });
  }
  return offers.sort((a, b) => (a.label < b.label ? 1 : -1));
}
