import type { SourceEntry, SourceMapping } from "../source/source";

/** How a file writes its lines, asked around a place. */
export class Layout {
  readonly text: string;
  readonly eol: string;

  constructor(text: string) {
    this.text = text;
    this.eol = /\r?\n/.exec(text)?.[0] ?? "\n";
  }

  startOfLine(offset: number): number {
    return this.text.lastIndexOf("\n", offset - 1) + 1;
  }

  /** Before the line end, and before its CR. */
  endOfLine(offset: number): number {
    const end = this.text.indexOf("\n", offset);
    if (end < 0) return this.text.length;
    return this.text[end - 1] === "\r" && end > offset ? end - 1 : end;
  }

  /** What stands on its line before a place. */
  before(offset: number): string {
    return this.text.slice(this.startOfLine(offset), offset);
  }

  /** Blanks as wide as what stands before a place: where a further key of a block begins. */
  indentAt(offset: number): string {
    return this.before(offset).replace(/[^\t]/g, " ");
  }

  /** Nothing but blanks stand before it on its line. */
  isFirstOnLine(offset: number): boolean {
    return this.before(offset).trim() === "";
  }
}

/** The entries that stand in the mapping itself, in the order of the file. */
export const ownEntries = (mapping: SourceMapping): readonly SourceEntry[] =>
  mapping.entries.filter(({ inherited }) => !inherited).sort((a, b) => a.key.span.start - b.key.span.start);

export const ownEntry = (mapping: SourceMapping, key: string): SourceEntry | undefined =>
  ownEntries(mapping).find((entry) => entry.key.text === key);
