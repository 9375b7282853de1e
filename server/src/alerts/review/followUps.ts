import { actionColumn } from "../../lexicon/lexicon";
import type { TableBlock } from "../../markdown/blocks";
import type { DocumentModel } from "../../model/document";
import { insertFilledSection } from "../../rules/insert";
import { lineEnding } from "../../rules/style";
import { tableIn, tableLine } from "../../rules/tableLines";
import { alertKey } from "../../runbooks/names";
import { escapeMarkdown } from "../../runbooks/run/stepText";
import type { TextEdit } from "../../text/span";
import { readWorksheet, type WorksheetRow } from "./readWorksheet";
import { reviewWords, verdictIn, type ReviewWords, type Verdict } from "./reviewWords";

/** Actions that verdicts ask for, and how many of them are new. */
export interface FollowUps {
  readonly edits: readonly TextEdit[];
  readonly added: number;
}

interface FollowUp {
  readonly action: string;
  readonly owner: string;
  readonly due: string;
}

/**
 * Makes an action of every verdict that asks for one and has none yet, in the worksheet's list of actions: with its
 * reason, owner and due date, and a link to the rule.
 */
export function followUps(model: DocumentModel): FollowUps {
  const words = reviewWords[model.language === "ja" ? "ja" : "en"];
  const known = model.actions.map(({ text }) => alertKey(text));
  const wanted: FollowUp[] = [];
  for (const row of readWorksheet(model.markdown)) {
    const verdict = row.verdict && verdictIn(row.verdict.text);
    if (verdict === undefined || verdict === "keep" || known.some((text) => isAbout(text, verdict, row))) continue;
    const made = followUp(row, verdict, words);
    known.push(alertKey(words.actionOf(verdict, row.name.text)));
    wanted.push(made);
  }
  return { edits: wanted.length === 0 ? [] : insertActions(wanted, model, words), added: wanted.length };
}

/** In either language: a worksheet may be continued by somebody who writes the other one. */
const isAbout = (action: string, verdict: Exclude<Verdict, "keep">, { name }: WorksheetRow): boolean =>
  [reviewWords.en, reviewWords.ja].some((words) => {
    const key = alertKey(words.actionOf(verdict, name.text));
    return action === key || action.startsWith(key);
  });

function followUp(row: WorksheetRow, verdict: Exclude<Verdict, "keep">, words: ReviewWords): FollowUp {
  const text = escapeMarkdown(row.name.text);
  const name = row.name.link === undefined ? text : `[${text}](${row.name.link})`;
  const action = words.actionOf(verdict, name);
  const reason = row.reason?.text ?? "";
  return {
    action: reason === "" ? action : words.because(action, escapeMarkdown(reason)),
    owner: escapeMarkdown(row.owner?.text ?? ""),
    due: escapeMarkdown(row.due?.text ?? ""),
  };
}

/** Into the table of actions, else behind the items of the list, else as the first table of its section. */
function insertActions(actions: readonly FollowUp[], model: DocumentModel, words: ReviewWords): readonly TextEdit[] {
  const { text } = model.markdown;
  const eol = lineEnding(text);
  const section = model.sections.find(({ key, form }) => key === "actions" && form === "heading");
  const found = section && tableIn(section, model, (title) => actionColumn(title) === "task");
  if (found !== undefined) {
    const rows = actions.map((action) => eol + rowFor(found.table, action, words));
    return [{ span: { start: found.end, end: found.end }, newText: rows.join("") }];
  }
  const last = model.actions.filter((action) => action.section === section && action.form !== "row").at(-1);
  if (last !== undefined) {
    const end = last.span.start + text.slice(last.span.start, last.span.end).trimEnd().length;
    const items = actions.map((action) => `${eol}- [ ] ${itemOf(action)}`);
    return [{ span: { start: end, end }, newText: items.join("") }];
  }
  const table = newTable(actions, words).join(eol);
  if (section === undefined) return [insertFilledSection(model, "actions", table)];
  const end = Math.max(
    section.titleSpan.end,
    section.span.start + text.slice(section.span.start, section.span.end).trimEnd().length,
  );
  return [{ span: { start: end, end }, newText: `${eol}${eol}${table}${end === text.length ? eol : ""}` }];
}

const itemOf = ({ action, owner, due }: FollowUp): string =>
  action + (owner + due === "" ? "" : ` (${[owner, due].filter((part) => part !== "").join(", ")})`);

function rowFor({ header }: TableBlock, { action, owner, due }: FollowUp, words: ReviewWords): string {
  const cells = header.cells.map(({ content }) => {
    const kind = actionColumn(content.text);
    if (kind === "task") return action;
    if (kind === "owner") return owner;
    if (kind === "due") return due;
    return kind === "status" ? words.open : "";
  });
  return tableLine(cells);
}

function newTable(actions: readonly FollowUp[], { columns, open }: ReviewWords): readonly string[] {
  const head = [columns.action, columns.owner, columns.due, columns.status];
  const rows = actions.map(({ action, owner, due }) => [action, owner, due, open]);
  return [head, head.map(() => "---"), ...rows].map(tableLine);
}
