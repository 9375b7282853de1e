import { CompletionItemKind, InsertTextFormat, type CompletionItem } from "vscode-languageserver";
import { isRunbookKey } from "../../alerts/alertLinks";
import type { LinkedAlert } from "../../alerts/links";
import { saysRunbook } from "../../alerts/linkText";
import type { LinkablePage } from "../../rules/alert/alertRule";
import { needsNoQuotes, withoutAnchor } from "../../rules/alert/linkText";
import { newLink } from "../../rules/alert/newLink";
import type { Span } from "../../text/span";
import type { AlertFileContext } from "./alertContext";

/** What a link to a page is offered as. */
interface Offer {
  readonly link: string;
  readonly detail: string;
  /** The page, or the section, that goes by the alert's own name. */
  readonly own: boolean;
}

/** Runbooks as values of the fields for them, and in texts behind words that announce one; headings behind a `#`. */
export function completeLink(context: AlertFileContext, offset: number): CompletionItem[] {
  const replaced = linkAt(context, offset);
  if (replaced === undefined) return [];
  const { text } = context.linked;
  const typed = text.slice(replaced.start, offset);
  const offers = typed.includes("#") ? sections(typed, context, offset) : pages(context, offset);
  const range = context.lines.rangeOf(replaced);
  return offers
    .filter(({ link }) => needsNoQuotes(link))
    .map(({ link, detail, own }) => ({
      label: link,
      detail,
      kind: link.includes("#") ? CompletionItemKind.Reference : CompletionItemKind.File,
      filterText: `${link} ${detail}`,
      sortText: `${own ? "0" : "1"}${link}`,
      insertTextFormat: InsertTextFormat.PlainText,
      textEdit: { range, newText: link },
    }));
}

const field = /^\s*(?:-\s+|[{,]\s*)*(["']?)([\p{L}\w .-]{1,60})\1\s*:(\s+|(?=["']))(["']?)([^"'\s]*)$/u;
const jsonField = /"([^"\\]{1,60})"\s*:\s*"([^"\\\s]*)$/;
const jsonText = /"(?:memo|message|description)"\s*:\s*"((?:[^"\\]|\\.)*)$/;
const lastWord = /(?:[^\s"'<>(`\\:：「」、。]|:\/\/)*$/;
/** Characters before the cursor that are looked at: a text in JSON stands on one line. */
const longestLine = 5000;

/** The link that is being written; undefined elsewhere. */
function linkAt({ linked: { path, text } }: AlertFileContext, offset: number): Span | undefined {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  if (offset - start > longestLine) return undefined;
  const before = text.slice(start, offset);
  const typed = /\.json$/i.test(path) ? typedInJson(before) : typedInYaml(before);
  if (typed === undefined) return undefined;
  return { start: offset - typed.length, end: offset + restOf(text.slice(offset, offset + longestLine)).length };
}

/** Up to where a link, or the value it is, ends. */
const restOf = (behind: string): string => /^[^\s"'<>()`\\,}\]]*/.exec(behind)?.[0] ?? "";

function typedInYaml(before: string): string | undefined {
  const [, , key = "", , , value] = field.exec(before) ?? [];
  return isRunbookKey(key) ? value : undefined;
}

function typedInJson(before: string): string | undefined {
  const [, key = "", value] = jsonField.exec(before) ?? [];
  if (isRunbookKey(key)) return value;
  const words = jsonText.exec(before)?.[1];
  if (words === undefined) return undefined;
  const word = lastWord.exec(words)?.[0] ?? "";
  const line = words.split(/\\n/).at(-1) ?? "";
  const announced = /[:：]\s?$/.test(line.slice(0, line.length - word.length)) && saysRunbook(line);
  return announced || /[/#]/.test(word) ? word : undefined;
}

/** So many links tell how links are written here. */
const mostExamples = 20;

function pages(context: AlertFileContext, offset: number): readonly Offer[] {
  const spell = spellingIn(context);
  const alert = alertAround(context, offset);
  const named = (alert?.named ?? []).map(({ path, anchor }) => spell(path, anchor));
  const titleOf = (path: string): string => context.workspace.pageAt(path)?.title ?? path;
  const runbooks = context.surroundings.pages.filter(({ runbook }) => runbook);
  const offers = runbooks.map(({ path }) => ({ link: spell(path), detail: titleOf(path), own: false }));
  const own = named.map((link) => ({ link, detail: alert?.alert.name.text ?? "", own: true }));
  return [...own, ...offers.filter(({ link }) => !named.includes(link))];
}

function sections(typed: string, context: AlertFileContext, offset: number): readonly Offer[] {
  const page = pageOf(withoutAnchor(typed), context);
  const own = alertAround(context, offset)?.named.find(({ path }) => path === page?.path)?.anchor;
  return (page?.headings ?? []).map(({ text, anchor }) => ({
    link: `${withoutAnchor(typed)}#${anchor}`,
    detail: text,
    own: anchor === own,
  }));
}

/** The page that what is written leads to, in the spelling of links here. */
function pageOf(link: string, context: AlertFileContext): LinkablePage | undefined {
  const all = context.surroundings.pages;
  const spell = spellingIn(context);
  return all.find(({ path }) => path === link) ?? all.find(({ path }) => spell(path) === link);
}

function spellingIn({ linked, surroundings, config }: AlertFileContext): (path: string, anchor?: string) => string {
  const leading = surroundings.examples.filter(({ links }) => links.some(({ status }) => status === "ok"));
  const own = leading.filter(({ path }) => path === linked.path);
  const examples = (own.length > 0 ? own : leading).slice(0, mostExamples);
  return (path, anchor) => newLink(path, anchor, linked.path, examples, config);
}

/** The last that begins before: behind an empty value its rule has ended already. */
const alertAround = ({ linked }: AlertFileContext, offset: number): LinkedAlert | undefined =>
  linked.alerts.findLast(({ alert: { span } }) => span.start <= offset);
