import { findFrontMatter } from "./frontMatterPlace";
import { lineEnd, afterEol } from "./lines";
import { closesAt, openerOf, type OpenBlock } from "./openBlock";

/** A line of a document's prose: what stands in fences, comments, front matter and indented code is left out. */
export interface BodyLine {
  /** Behind the marks of lists and quotes it stands in, and without the blanks at both ends. */
  readonly text: string;
  /** Offset of `text` in the document. */
  readonly start: number;
  /** The number, dot and all, or the bullet, of an item that begins here. */
  readonly marker: string | undefined;
  /** Columns before the text, marks included: tells an item from one inside it. */
  readonly column: number;
  /** Begins a paragraph or a block of its own: the line above is blank, or no text. */
  readonly first: boolean;
  readonly quoted: boolean;
  /** Stands in an item or a quote. */
  readonly nested: boolean;
}

export interface Body {
  readonly lines: readonly BodyLine[];
  /** How many blocks of code there are, fenced or indented. */
  readonly codeBlocks: number;
}

const quoteMark = /^ {0,3}> ?/;
const itemMark = /^([-*+]|\d{1,9}[.)])([ \t]+|$)/;

/** Reads the lines of a document without a parser: good enough for an index, and linear in any text. */
export function readBody(text: string): Body {
  const walker = new Walker();
  const lines: BodyLine[] = [];
  let at = findFrontMatter(text)?.span.end ?? (text.startsWith("\ufeff") ? 1 : 0);
  while (at < text.length) {
    const end = lineEnd(text, at);
    const line = walker.read(text.slice(at, end), at);
    if (line !== undefined) lines.push(line);
    at = afterEol(text, end);
  }
  return { lines, codeBlocks: walker.codeBlocks };
}

/** What the lines above have opened. */
class Walker {
  #open: OpenBlock | undefined;
  /** Column of the item that holds the open block: a line before it ends both. */
  #openAt = 0;
  /** Columns at which the content of the open items begins. */
  #items: number[] = [];
  #inText = false;
  #indentedCode = false;
  codeBlocks = 0;

  read(raw: string, offset: number): BodyLine | undefined {
    const quote = quoteMark.exec(raw)?.[0] ?? "";
    const source = raw.slice(quote.length);
    const content = source.trim();
    if (content === "") {
      this.#inText = false;
      return undefined;
    }
    const blanks = source.length - source.trimStart().length;
    const indent = columns(source.slice(0, blanks));
    if (this.#open !== undefined && indent >= this.#openAt) {
      if (closesAt(this.#open, content, Math.min(3, indent - this.#openAt))) this.#open = undefined;
      return undefined;
    }
    this.#open = undefined;
    while (indent < (this.#items.at(-1) ?? 0)) this.#items.pop();
    const inner = indent - (this.#items.at(-1) ?? 0);
    if (inner > 3 && !this.#inText) return this.#indented();
    this.#indentedCode = false;
    return this.#line(content, offset + quote.length + blanks, indent, quote !== "");
  }

  #indented(): undefined {
    if (!this.#indentedCode) this.codeBlocks += 1;
    this.#indentedCode = true;
  }

  #line(content: string, start: number, column: number, quoted: boolean): BodyLine | undefined {
    let [text, at, width] = [content, start, column];
    let marker: string | undefined;
    for (let mark = itemMark.exec(text); mark !== null && !isRule(text); mark = itemMark.exec(text)) {
      marker ??= mark[1];
      width += Math.max(columns(mark[0]), (mark[1] ?? "").length + 1);
      this.#items.push(width);
      at += mark[0].length;
      text = text.slice(mark[0].length);
    }
    const opener = openerOf(text);
    if (opener !== undefined) {
      this.#open = opener;
      if (opener.kind === "fence") this.codeBlocks += 1;
      this.#openAt = this.#items.at(-1) ?? 0;
      this.#inText = false;
      return undefined;
    }
    const first = !this.#inText || marker !== undefined;
    this.#inText = !/^#{1,6}(?:\s|$)/.test(text) && !text.endsWith("-->");
    return { text, start: at, marker, column: width, first, quoted, nested: quoted || this.#items.length > 0 };
  }
}

/** `* * *` is a line across the page, not an item. */
const isRule = (text: string): boolean => /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,})$/.test(text);

function columns(blanks: string): number {
  let width = 0;
  for (const char of blanks) width += char === "\t" ? 4 - (width % 4) : 1;
  return width;
}
