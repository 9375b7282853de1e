import type { TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import type { ContentChange } from "../readingClub/anchor/track";
import { LineIndex, type Position } from "../text/lineIndex";

/** Changes that were made together: offsets are those of the text before all of them. */
export interface TextChange {
  readonly edit: readonly ContentChange[];
  /** The text after them. */
  readonly text: string;
}

/**
 * What an editor tells of an edit, put together again: it says each change about the text that the one before has
 * left. Changes from the end to the start, as with several cursors, are one edit.
 */
export function editsIn(text: string, changes: readonly TextDocumentContentChangeEvent[]): TextChange[] {
  const edits: TextChange[] = [];
  let before = text;
  let edit: ContentChange[] = [];
  /** Where the last change begins, as a position: before it the text is still the one before the edit. */
  let from: Position | undefined;
  let lines: LineIndex | undefined;
  const finish = (): void => {
    if (edit.length === 0) return;
    before = applied(before, edit);
    edits.push({ edit, text: before });
    [edit, from, lines] = [[], undefined, undefined];
  };
  for (const change of changes) {
    if (!("range" in change)) {
      finish();
      edit = [{ rangeOffset: 0, rangeLength: before.length, text: change.text }];
      finish();
      continue;
    }
    const { start, end } = change.range;
    if (from !== undefined && isAfter(end, from)) finish();
    lines ??= new LineIndex(before);
    const rangeOffset = lines.offsetAt(start);
    edit.push({ rangeOffset, rangeLength: Math.max(0, lines.offsetAt(end) - rangeOffset), text: change.text });
    from = start;
  }
  finish();
  return edits;
}

const isAfter = (a: Position, b: Position): boolean =>
  a.line > b.line || (a.line === b.line && a.character > b.character);

/** @param edit from the end of the text to its start */
function applied(text: string, edit: readonly ContentChange[]): string {
  let result = text;
  for (const { rangeOffset, rangeLength, text: put } of edit)
    result = result.slice(0, rangeOffset) + put + result.slice(rangeOffset + rangeLength);
  return result;
}
