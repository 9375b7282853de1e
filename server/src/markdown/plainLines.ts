import type { Node } from "mdast";

type Position = NonNullable<Node["position"]>;

/** Where the first character of a stretch of one line stands in a chunk; lines and columns from 1. */
export interface LinePlace {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** Goes through the lines of a chunk. */
export class PlainLines {
  readonly text: string;
  readonly #lines: string[] = [];
  readonly #starts: number[] = [];
  /** The line under way, from 0. */
  at = 0;
  /** Whether a paragraph is open above the line, which text would go on with and few lists may interrupt. */
  lazy = false;

  constructor(text: string) {
    this.text = text;
    for (let start = 0; start < text.length;) {
      const lf = text.indexOf("\n", start);
      const next = lf < 0 ? text.length : lf + 1;
      const end = lf < 0 ? next : lf > start && text.charAt(lf - 1) === "\r" ? lf - 1 : lf;
      this.#lines.push(text.slice(start, end));
      this.#starts.push(start);
      start = next;
    }
  }

  get done(): boolean {
    return this.at >= this.#lines.length;
  }

  /** Without its ending; empty behind the last one. */
  line(at = this.at): string {
    return this.#lines[at] ?? "";
  }

  isBlank(): boolean {
    const line = this.line();
    return line === "" || /^ *$/.test(line);
  }

  startOf(at: number): number {
    return this.#starts[at] ?? this.text.length;
  }

  endOf(at: number): number {
    return this.startOf(at) + this.line(at).length;
  }

  place(indent = 0): LinePlace {
    return { offset: this.startOf(this.at) + indent, line: this.at + 1, column: indent + 1 };
  }

  /** From the start of a line to the end of another. */
  position(first: number, last: number): Position {
    return {
      start: { line: first + 1, column: 1, offset: this.startOf(first) },
      end: { line: last + 1, column: this.line(last).length + 1, offset: this.endOf(last) },
    };
  }
}
