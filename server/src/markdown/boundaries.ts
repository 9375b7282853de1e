import type { Span } from "../text/span";
import { afterEol, afterListMarker, code, isSpace, lineEnd } from "./lines";
import { closesAt, openerOf, opensSurely, type OpenBlock } from "./openBlock";

export interface Boundary {
  readonly at: number;
  /** The lines alone tell that nothing is open there; without this the parser must be asked. */
  readonly certain: boolean;
}

/**
 * Where the chunk that is read from `from` may end: the next line at column 0 behind a blank line that begins
 * no container and, as far as lines tell, is not inside code or HTML. At such a place every container is closed;
 * only a top-level fence or HTML block can still be open, and the parser tells of those (`ParsedChunk.closed`),
 * so that this guess decides about speed, never about what a document means. A list marker could go on with the
 * list before it; a quote or footnote makes the parser end a block inside of that list elsewhere.
 *
 * `open` is the block that `from` stands in, when one is known to be open there.
 */
export function boundaryAfter(text: string, from: number, open?: OpenBlock): Boundary {
  const scanner = new LineScanner(text, open);
  let blank = false;
  for (let start = from; start < text.length;) {
    const end = lineEnd(text, start);
    const first = skipSpaces(text, start, end);
    if (first === end) {
      blank = true;
      scanner.blankLine();
    } else {
      if (blank && first === start && !scanner.inside(0) && !beginsContainer(text, start)) {
        return { at: start, certain: scanner.certain };
      }
      blank = false;
      scanner.line(start, first, end);
    }
    start = afterEol(text, end);
  }
  return { at: text.length, certain: true };
}

/** A fence or comment at column 0 and its content, which means nothing to what stands around it. */
export interface Verbatim {
  /** Where the block begins. */
  readonly start: number;
  readonly content: Span;
}

/** The fences and comments at column 0 of a chunk, as far as lines alone tell. */
export function verbatimIn(text: string): readonly Verbatim[] {
  const scanner = new LineScanner(text, undefined);
  const found: Verbatim[] = [];
  let begun: { readonly start: number; readonly from: number } | undefined;
  for (let start = 0; start < text.length;) {
    const end = lineEnd(text, start);
    const first = skipSpaces(text, start, end);
    const outside = !scanner.isOpenAtTop();
    if (first === end) scanner.blankLine();
    else scanner.line(start, first, end);
    if (outside && scanner.isOpenAtTop() && scanner.certain && first === start) {
      begun = { start, from: text.startsWith("<!--", start) ? start + 4 : afterEol(text, end) };
    }
    if (begun && !outside && !scanner.isOpenAtTop()) {
      const to = text.startsWith("<!--", begun.start) ? text.indexOf("-->", start) : start;
      found.push({ start: begun.start, content: { start: begun.from, end: to } });
      begun = undefined;
    }
    start = afterEol(text, end);
  }
  if (begun) found.push({ start: begun.start, content: { start: begun.from, end: text.length } });
  return found;
}

function beginsContainer(text: string, at: number): boolean {
  return text.startsWith(">", at) || text.startsWith("[^", at) || afterListMarker(text, at) !== undefined;
}

/**
 * Follows fences, HTML blocks and the content offset of the last list item through the lines of a chunk.
 * A line at column 0 closes every container, and one indented by four or more opens nothing at the top: only
 * openings in between, behind a container or inside what may be HTML, leave it uncertain what is open.
 */
class LineScanner {
  readonly #text: string;
  #open: OpenBlock | undefined;
  /** Indentation that the open block needs: the content offset of its item, 0 at the top. */
  #openAt = 0;
  #item = 0;
  #containers = false;
  /** In HTML that ends at a blank line, or in a paragraph that begins like it. */
  #html = false;
  #certain: boolean;

  constructor(text: string, open: OpenBlock | undefined) {
    this.#text = text;
    this.#open = open;
    this.#certain = open === undefined;
  }

  get certain(): boolean {
    return this.#certain;
  }

  isOpenAtTop(): boolean {
    return this.#open !== undefined && this.#openAt === 0;
  }

  blankLine(): void {
    this.#html = false;
  }

  /** Whether a line of this indentation is inside an open fence or HTML block. */
  inside(indent: number): boolean {
    return this.#open !== undefined && indent >= this.#openAt;
  }

  line(start: number, first: number, end: number): void {
    const indent = first === start ? 0 : columns(this.#text, start, first);
    if (this.#open && indent >= this.#openAt) {
      if (this.#openAt > 0 && indent <= 3) this.#certain = false;
      if (closesAt(this.#open, this.#text.slice(first, end), indent - this.#openAt)) this.#open = undefined;
      return;
    }
    this.#open = undefined;
    if (indent < this.#item) this.#item = 0;
    if (indent - this.#item > 3) return;
    const char = this.#text.charCodeAt(first);
    if (char === code.backtick || char === code.tilde || char === code.less) this.#opening(first, end, indent);
    else if (beginsContainer(this.#text, first)) this.#container(first, end, indent);
  }

  #opening(first: number, end: number, indent: number): void {
    const line = this.#text.slice(first, end);
    const open = openerOf(line);
    if (open && (this.#html || (this.#containers && indent > 0) || !opensSurely(line))) this.#certain = false;
    if (this.#html) return;
    this.#open = open;
    this.#openAt = this.#item;
    this.#html = /^<\/?[a-z]/i.test(line);
  }

  /** A list marker, or several on the line (`- 1. a`): the last one's content may open a block. */
  #container(first: number, end: number, indent: number): void {
    this.#containers = true;
    let at = first;
    let width = indent;
    for (let marker = afterListMarker(this.#text, at); marker !== undefined; marker = afterListMarker(this.#text, at)) {
      const content = skipSpaces(this.#text, marker, end);
      const gap = columns(this.#text, marker, content);
      const empty = content === end || gap > 4;
      width += marker - at + (empty ? 1 : gap);
      this.#item = width;
      if (empty) return;
      at = content;
    }
    const open = at > first ? openerOf(this.#text.slice(at, end)) : undefined;
    if (open) [this.#open, this.#openAt] = [open, this.#item];
  }
}

function skipSpaces(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** Width of white space; tab stops are taken from its start, which is near enough for a guess. */
function columns(text: string, from: number, to: number): number {
  let width = 0;
  for (let at = from; at < to; at += 1) width += text.charCodeAt(at) === code.tab ? 4 - (width % 4) : 1;
  return width;
}
