import type { TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import type { ContentChange } from "../readingClub/anchor/track";
import { LineIndex, type Position, type Range } from "../text/lineIndex";
import type { Span } from "../text/span";

/** Changes that were made together: offsets are those of the text before all of them. */
export interface TextChange {
  readonly edit: readonly ContentChange[];
  /** The text after them. */
  readonly text: string;
}

/**
 * What an editor tells of an edit, put together again: it says each change about the text that the one before has
 * left. Changes from the end to the start that do not touch, as of several cursors, are one edit.
 */
export function editsIn(text: string, changes: readonly TextDocumentContentChangeEvent[]): TextChange[] {
  const edits: TextChange[] = [];
  let batch = new Batch(text);
  const finish = (): void => {
    if (batch.edit.length > 0) edits.push({ edit: batch.edit, text: batch.applied() });
    batch = new Batch(batch.applied());
  };
  for (const change of changes) {
    const taken = "range" in change ? batch.take(change.range, change.text) : batch.takeWhole(change.text);
    if (taken) continue;
    finish();
    if ("range" in change) batch.take(change.range, change.text);
    else batch.takeWhole(change.text);
  }
  finish();
  return edits;
}

/** Changes of one edit, from the end of the text to its start. */
class Batch {
  readonly edit: ContentChange[] = [];
  readonly #text: string;
  #lines: LineIndex | undefined;
  /** Before here the text is still the one before the edit. */
  #from: { readonly offset: number; readonly position: Position } | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  takeWhole(text: string): boolean {
    if (this.edit.length > 0) return false;
    this.edit.push({ rangeOffset: 0, rangeLength: this.#text.length, text });
    this.#from = { offset: 0, position: { line: 0, character: 0 } };
    return true;
  }

  /** False for a change that is not before all the others. */
  take({ start, end }: Range, text: string): boolean {
    const [first, last] = isAfter(start, end) ? [end, start] : [start, end];
    if (this.#from !== undefined && !isAfter(this.#from.position, last)) return false;
    const span: Span = { start: this.#offsetAt(first), end: this.#offsetAt(last) };
    if (this.#from !== undefined && span.end >= this.#from.offset) return false;
    this.edit.push({ rangeOffset: span.start, rangeLength: span.end - span.start, text });
    // Editors may name a place behind the text: what counts is where it is.
    this.#from = { offset: span.start, position: this.#lineIndex.positionAt(span.start) };
    return true;
  }

  applied(): string {
    let result = this.#text;
    for (const { rangeOffset, rangeLength, text } of this.edit)
      result = result.slice(0, rangeOffset) + text + result.slice(rangeOffset + rangeLength);
    return result;
  }

  get #lineIndex(): LineIndex {
    return (this.#lines ??= new LineIndex(this.#text));
  }

  /** As the protocol counts: a character behind the end of its line is that end. */
  #offsetAt(position: Position): number {
    const start = this.#lineIndex.startOf(position.line);
    let offset = this.#lineIndex.offsetAt(position);
    while (offset > start && isBreak(this.#text, offset - 1)) offset -= 1;
    return offset;
  }
}

const isBreak = (text: string, at: number): boolean => text[at] === "\n" || text[at] === "\r";

const isAfter = (a: Position, b: Position): boolean =>
  a.line > b.line || (a.line === b.line && a.character > b.character);
