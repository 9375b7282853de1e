import type { Action, DocumentModel } from "../../model/document";
import type { TextEdit } from "../../text/span";

/** Puts one more action behind the last one, in the form the document gives its actions; nothing else changes. */
export function newAction(model: DocumentModel, text: string): TextEdit | undefined {
  const { text: source } = model.markdown;
  const last = model.actions.at(-1);
  if (last === undefined) return firstAction(model, text);
  const line = lineAround(source, last.textSpan.start);
  const written =
    last.form === "row" ? rowLike(source, line, last, text) : itemLike(source.slice(line.start, line.end), text);
  if (written === undefined) return undefined;
  const at = lineAround(source, lastCharacter(source, last)).end;
  return { span: { start: at, end: at }, newText: lineBreak(source) + written };
}

/** Under the heading of an actions section that holds nothing yet. */
function firstAction(model: DocumentModel, text: string): TextEdit | undefined {
  const section = model.sections.find(({ key, form, empty }) => key === "actions" && form === "heading" && empty);
  if (section === undefined) return undefined;
  const source = model.markdown.text;
  const at = lineAround(source, section.titleSpan.start).end;
  const newline = lineBreak(source);
  return { span: { start: at, end: at }, newText: `${newline}${newline}- [ ] ${text}` };
}

function itemLike(line: string, text: string): string | undefined {
  const marker = /^(\s*)(?:([-*+])|(\d+)([.)]))(\s+)(\[[ xX]\]\s+)?/.exec(line);
  if (marker === null) return undefined;
  const [, indent = "", bullet, number, mark = "", gap = " ", box] = marker;
  const start = bullet ?? `${Number(number) + 1}${mark}`;
  return `${indent}${start}${gap}${box === undefined ? "" : "[ ] "}${text}`;
}

/** A row with the text in the column of the actions; the other cells stay empty, but rows that are counted count on. */
function rowLike(source: string, line: Line, action: Action, text: string): string | undefined {
  const row = source.slice(line.start, line.end);
  const cells = row.split(/(?<!\\)\|/);
  const before = source.slice(line.start, action.textSpan.start).split(/(?<!\\)\|/).length - 1;
  if (before >= cells.length || cells.length < 2) return undefined;
  const edges = {
    first: row.trimStart().startsWith("|") ? 0 : -1,
    last: row.trimEnd().endsWith("|") ? cells.length - 1 : cells.length,
  };
  return cells
    .map((cell, index) => {
      if (index === edges.first || index === edges.last) return cell;
      if (index === before) return ` ${text.replaceAll("|", "\\|")} `;
      const count = /^\s*(\d+)\s*$/.exec(cell)?.[1];
      return count !== undefined && index === edges.first + 1 ? ` ${Number(count) + 1} ` : "  ";
    })
    .join("|");
}

interface Line {
  readonly start: number;
  readonly end: number;
}

function lineAround(source: string, offset: number): Line {
  const start = Math.max(source.lastIndexOf("\n", offset - 1), source.lastIndexOf("\r", offset - 1)) + 1;
  const length = source.slice(offset).search(/[\r\n]/);
  return { start, end: length < 0 ? source.length : offset + length };
}

/** The last character of an action that is no line break. */
function lastCharacter(source: string, action: Action): number {
  let end = Math.max(action.span.end, action.textSpan.end);
  while (end > action.textSpan.start && /\s/.test(source.charAt(end - 1))) end -= 1;
  return end;
}

const lineBreak = (source: string): string => /\r\n|\n|\r/.exec(source)?.[0] ?? "\n";
