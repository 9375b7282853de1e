import type { Span } from "./span";

/** Zero-based line and UTF-16 character, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

const LF = 10;
const CR = 13;

/** Where the lines of a text begin. `\n`, `\r\n` and a lone `\r` end a line, as in LSP. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #length: number;

  /** @param starts where the lines of the text begin, when that is known */
  constructor(text: string, starts: readonly number[] = startsIn(text, 0, text.length)) {
    this.#starts = starts;
    this.#length = text.length;
  }

  /** The lines of the text that came from this one by replacing `[start, oldEnd)` with its `[start, newEnd)`. */
  edited(
    change: { readonly start: number; readonly oldEnd: number; readonly newEnd: number },
    text: string,
  ): LineIndex {
    const by = change.newEnd - change.oldEnd;
    const before = change.start === 0 ? 0 : this.lineOf(change.start - 1) + 1;
    const behind = this.lineOf(change.oldEnd) + 1;
    const moved = this.#starts.slice(behind);
    if (by !== 0) for (let i = 0; i < moved.length; i += 1) moved[i] = (moved[i] ?? 0) + by;
    return new LineIndex(
      text,
      this.#starts.slice(0, before).concat(startsIn(text, change.start, change.newEnd), moved),
    );
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Offset of the first character of a line; the text's length when the line lies behind its end. */
  startOf(line: number): number {
    return this.#starts[line] ?? this.#length;
  }

  /** Zero-based line of an offset. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.#length));
    const line = this.lineOf(clamped);
    return { line, character: clamped - this.startOf(line) };
  }

  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    const start = this.startOf(position.line);
    const next = this.startOf(position.line + 1);
    return Math.max(start, Math.min(start + position.character, next));
  }

  rangeOf(at: Span): Range {
    return { start: this.positionAt(at.start), end: this.positionAt(at.end) };
  }

  spanOf(range: Range): Span {
    return { start: this.offsetAt(range.start), end: this.offsetAt(range.end) };
  }
}

/** The offsets in `[from, to]` at which lines begin; a line that begins at 0 counts when `from` is 0. */
function startsIn(text: string, from: number, to: number): number[] {
  const starts = from === 0 ? [0] : [];
  for (let at = Math.max(0, from - 1); at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) starts.push(at + 1);
  }
  return starts;
}
