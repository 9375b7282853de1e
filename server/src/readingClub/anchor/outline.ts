import type { Span } from "../../text/span";

interface Heading {
  readonly start: number;
  readonly end: number;
  readonly level: number;
  readonly text: string;
}

/** Longest text of a heading that is remembered, UTF-16 units. */
const longestHeading = 200;
const frontMatter = /^(---|\+\+\+)[ \t]*\n[\s\S]{0,20000}?\n\1[ \t]*(?:\n|$)/;
const fence = /^ {0,3}(`{3,}|~{3,})/;
const hashes = /^ {0,3}(#{1,6})(?:[ \t]+|$)/;
const underline = /^ {0,3}(=+|-+)[ \t]*$/;

/**
 * The headings of a Markdown text, read from its lines alone: annotations of a document of ten thousand lines cannot
 * wait for a parse, and a heading is one vote among several.
 */
export class Outline {
  readonly #headings: readonly Heading[];
  #paths: ReadonlyMap<string, number> | undefined;
  #titles: ReadonlyMap<string, number> | undefined;

  /** @param text with `\n` line endings */
  constructor(text: string) {
    this.#headings = readHeadings(text);
  }

  /** Texts of the headings above an offset, outermost first; a heading is not above itself. */
  pathAt(offset: number): readonly string[] {
    const path: Heading[] = [];
    const behind = this.#behind(offset);
    const own = this.#headings[behind];
    let below = own !== undefined && own.start <= offset ? own.level : 7;
    for (let index = behind - 1; index >= 0 && below > 1; index -= 1) {
      const heading = this.#headings[index];
      if (heading === undefined || heading.level >= below) continue;
      path.push(heading);
      below = heading.level;
    }
    return path.reverse().map(({ text }) => text);
  }

  /** Where the section of an offset begins: the start of the nearest heading above it, else of the text. */
  sectionStart(offset: number): number {
    return this.#headings[this.#behind(offset) - 1]?.start ?? 0;
  }

  /** From the nearest heading above an offset, else from the text's start, up to the next heading. */
  sectionAt(offset: number): Span {
    const behind = this.#behind(offset);
    return { start: this.#headings[behind - 1]?.start ?? 0, end: this.#headings[behind]?.start ?? Infinity };
  }

  /** How many headings have this path: their own text and those above, outermost first. */
  countOfPath(path: readonly string[]): number {
    return (
      (this.#paths ??= countBy(this.#headings.map(({ start, text }) => keyOf([...this.pathAt(start), text])))).get(
        keyOf(path),
      ) ?? 0
    );
  }

  /** How many headings have this text. */
  countOf(heading: string): number {
    return (this.#titles ??= countBy(this.#headings.map(({ text }) => text))).get(heading) ?? 0;
  }

  /** Index of the first heading that does not end before an offset. */
  #behind(offset: number): number {
    let low = 0;
    let high = this.#headings.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#headings[middle]?.end ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const keyOf = (path: readonly string[]) => path.join("\n");

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function readHeadings(text: string): Heading[] {
  const headings: Heading[] = [];
  let start = frontMatter.exec(text)?.[0].length ?? 0;
  let open: string | undefined;
  let above: { readonly start: number; readonly text: string } | undefined;
  while (start < text.length) {
    const found = text.indexOf("\n", start);
    const end = found === -1 ? text.length : found;
    // Nothing behind this length decides whether a line is a heading.
    const line = text.slice(start, Math.min(end, start + longestHeading + 10));
    const marks = fence.exec(line)?.[1];
    if (open !== undefined) {
      if (marks?.startsWith(open) === true) open = undefined;
      above = undefined;
    } else if (marks !== undefined) {
      open = marks;
      above = undefined;
    } else {
      const level = hashes.exec(line)?.[1]?.length;
      const under = above === undefined ? undefined : underline.exec(line)?.[1];
      if (level !== undefined) headings.push({ start, end, level, text: titleOf(line.replace(hashes, "")) });
      else if (under !== undefined && above !== undefined) {
        headings.push({ start: above.start, end, level: under.startsWith("=") ? 1 : 2, text: titleOf(above.text) });
      }
      const paragraph = level === undefined && under === undefined && /^ {0,3}[^\s>|#*+-]/.test(line);
      above = paragraph ? { start, text: line } : undefined;
    }
    start = end + 1;
  }
  return headings;
}

const titleOf = (line: string) =>
  line
    .replace(/[ \t]+#+[ \t]*$/, "")
    .trim()
    .slice(0, longestHeading);

/** Lines that do not go on the paragraph above: items, rows, headings, fences. */
const startsUnit = /^[ \t]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|\||#{1,6}[ \t]|`{3}|~{3})/;
/** Lines after which nothing goes on. */
const standsAlone = /^[ \t]*(?:\||#{1,6}[ \t]|`{3}|~{3})/;
const blank = /^[ \t>]*$/;

/**
 * The paragraph, list item or table row around a span, whole lines of it, as far as `reach` units on each side.
 * @param text with `\n` line endings
 */
export function paragraphAround(text: string, { start, end }: Span, reach: number): Span {
  const least = Math.max(0, start - reach);
  const most = Math.min(text.length, end + reach);
  const lineStart = (offset: number) => Math.max(least, text.lastIndexOf("\n", offset - 1) + 1);
  const lineEnd = (offset: number) => {
    const found = text.slice(offset, most).indexOf("\n");
    return found === -1 ? most : offset + found;
  };
  let from = start === 0 ? 0 : lineStart(start);
  while (from > least && !startsUnit.test(text.slice(from, lineEnd(from)))) {
    const above = from - 1 === 0 ? 0 : lineStart(from - 1);
    const line = text.slice(above, from - 1);
    if (blank.test(line) || standsAlone.test(line)) break;
    from = above;
  }
  let to = lineEnd(Math.max(start, end));
  while (to < most) {
    const line = text.slice(to + 1, lineEnd(to + 1));
    if (blank.test(line) || startsUnit.test(line)) break;
    to = to + 1 + line.length;
  }
  return { start: from, end: to };
}
