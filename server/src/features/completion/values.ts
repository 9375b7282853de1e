import { CompletionItemKind } from "vscode-languageserver";
import { documentKinds, type FieldKey } from "../../model/document";
import { message } from "../../text/message";
import { local, say, type DocumentContext } from "../context";
import { kindMeaning } from "../kinds";
import { levelMarkdown } from "../severity";
import type { Offer } from "./items";

export const roleKeys: readonly FieldKey[] = [
  "commander",
  "deputy",
  "scribe",
  "information_sharing",
  "customer_liaison",
  "responders",
  "reporter",
  "postmortem_owner",
  "facilitator",
  "note_taker",
  "report_owner",
];

const personKeys: ReadonlySet<FieldKey> = new Set([...roleKeys, "authors", "reviewers", "owner"]);

/** What may stand as the value of a field. */
export function valuesOf(key: FieldKey, context: DocumentContext): readonly Offer[] {
  if (key === "severity") return severityLevels(context);
  if (key === "status") return statusWords(context);
  return personKeys.has(key) ? people(context) : [];
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

/** People of the configuration, and those the document names already. */
export function people({ config, model }: DocumentContext): readonly Offer[] {
  const known = Object.entries(config.people).map(([name, handles]): Offer => ({
    label: name,
    newText: name,
    detail: Object.values(handles).join(", "),
    kind: CompletionItemKind.Constant,
  }));
  const named = model.fields.flatMap((field) => field.people ?? []).map(({ name }) => name);
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
  for (const entry of context.incidents.all()) {
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
