import type { TextEdit } from "../text/span";

export const isInsertion = ({ span }: TextEdit): boolean => span.start === span.end;

/** Two insertions at one place as one, in their order: lines follow each other, lists stay lists, numbers go on. */
export function joinInsertions(first: TextEdit, second: TextEdit): TextEdit {
  return { span: first.span, newText: joined(first.newText, numberedBehind(first.newText, second.newText)) };
}

const item = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]/;

/** A blank line that sets the first item off from what is above does not come between it and the next one. */
function joined(first: string, second: string): string {
  const above = /^(?:\r?\n)*/.exec(second)?.[0] ?? "";
  const below = /(?:\r?\n)*$/.exec(first)?.[0] ?? "";
  const isList = item.test(first.trimStart()) && item.test(second.slice(above.length));
  const [eol = "\n"] = /\r?\n/.exec(above + below) ?? [];
  const breaks = (above + below).split("\n").length - 1;
  const wanted = Math.min(breaks, isList ? 1 : 2);
  const kept = first.slice(0, first.length - below.length);
  return kept + eol.repeat(wanted) + second.slice(above.length);
}

const numbered = /^(\s*(?:#+[ \t]*|\|?\s*))(\d+)(?=[.．)）]|[ \t\u3000]*\||[ \t\u3000]\S)/;

/** An item that got the same number as the one inserted before it gets the next one. */
function numberedBehind(first: string, second: string): string {
  const last = numbered.exec(first.trimEnd().split("\n").at(-1) ?? "")?.[2];
  const own = numbered.exec(second)?.[2];
  if (last === undefined || own === undefined || Number(own) > Number(last)) return second;
  return second.replace(numbered, (_, before: string) => before + (Number(last) + 1).toString());
}
