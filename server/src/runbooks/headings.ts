import GithubSlugger, { slug } from "github-slugger";
import { readBody, type Body, type BodyLine } from "../markdown/bodyLines";
import { readMarkdown } from "../markdown/read";
import { memoByText } from "../text/memo";
import type { Span } from "../text/span";
import type { RunbookHeading } from "./runbookEntry";

/** A place of a page that a link can name. */
export interface Anchor {
  /** Without `#`. */
  readonly name: string;
  /** Of the heading's text, or of the tag that carries the id. */
  readonly span: Span;
  /** The heading it belongs to; undefined for an `<a id>` of its own. */
  readonly heading: RunbookHeading | undefined;
}

/** The headings of a document, by a look at its lines; what stands in code, comments and front matter is none. */
export function headingsOf(text: string): readonly RunbookHeading[] {
  return new HeadingReader(readBody(text)).headings;
}

/** Every name by which a link can lead into the page: of headings, of ids given to them, of tags with an id. */
export function anchorsOf(text: string): readonly Anchor[] {
  const { anchors } = new HeadingReader(readBody(text));
  return anchors;
}

/** The same heading: with or without case, as people write the anchors of links. */
export const sameAnchor = (a: string, b: string): boolean => anchorKey(a) === anchorKey(b);

const anchorKey = (anchor: string): string => decoded(anchor).normalize("NFC").toLowerCase();

function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}

const atx = /^(#{1,6})(?:[ \t]+|$)(.*)$/;
const closingMarks = /(?:^|[ \t]+)#+$/;
const underline = /^(?:=+|-+)$/;
const statedId = /[ \t]*\{:?[ \t]*#([^\s{}]{1,200})[^{}]{0,200}\}$/;
const tagWithId =
  /<[a-z][a-z\d]{0,20}(?:\s[^<>]{0,300}?)?\s(?:id|name)[ \t]*=[ \t]*(?:"([^"<>]{1,200})"|'([^'<>]{1,200})')[^<>]{0,300}>/gi;
const codeSpan = /(`+)[^`]{1,500}\1/g;
const blanked = (text: string): string => " ".repeat(text.length);
/** No other block begins so; what does is no paragraph that an underline could make a heading. */
const noParagraph = /^(?:[#>|<]|[-*+](?:\s|$)|\d{1,9}[.)]\s|(?:[-*_][ \t]*){3,}$)/;

/** A line under a paragraph of the same item or quote; elsewhere it parts what is above from what is below. */
const underlines = ({ text, column, quoted }: BodyLine, top: BodyLine): boolean =>
  underline.test(text) && column === top.column && quoted === top.quoted;

/** Reads the headings and anchors among the lines of a page. */
export class HeadingReader {
  readonly headings: RunbookHeading[] = [];
  /** Texts of the headings that stand in no item and no quote. */
  readonly topTitles: string[] = [];
  readonly anchors: Anchor[] = [];
  readonly #slugger = new GithubSlugger();
  #paragraph: BodyLine[] = [];

  constructor({ lines }: Body) {
    for (const line of lines) this.#line(line);
  }

  #line(line: BodyLine): void {
    if (line.first) this.#paragraph = [];
    const heading = atx.exec(line.text);
    const [top] = this.#paragraph;
    if (heading !== null) {
      const [, marks = "", rest = ""] = heading;
      const raw = rest.replace(closingMarks, "").trimEnd();
      this.#heading(raw, marks.length, line.nested, line.start + line.text.length - rest.length);
    } else if (top !== undefined && underlines(line, top)) {
      const raw = this.#paragraph.map(({ text }) => text).join("\n");
      const last = this.#paragraph.at(-1) ?? top;
      this.#heading(raw, line.text.startsWith("=") ? 1 : 2, top.nested, top.start, last.start + last.text.length);
    } else if (this.#paragraph.length > 0 || (line.first && !noParagraph.test(line.text))) {
      if (this.#paragraph.length < longestHeading) this.#paragraph.push(line);
    }
    if (heading !== null || underline.test(line.text)) this.#paragraph = [];
    if (line.text.includes("=")) this.#tags(line);
  }

  #heading(source: string, level: number, nested: boolean, start: number, end = start + source.length): void {
    const stated = statedId.exec(source);
    const raw = stated === null ? source : source.slice(0, stated.index);
    const text = plainText(raw);
    const generated = this.#slugger.slug(text);
    const anchor = stated?.[1] ?? generated;
    const heading = { text, level, anchor, span: { start, end: stated === null ? end : start + raw.length } };
    this.headings.push(heading);
    if (!nested) this.topTitles.push(text);
    // Some renderers take the id as stated, some do not know it and take it for text.
    const names = stated === null ? [anchor] : [anchor, generated, slug(source)];
    for (const name of new Set(names)) {
      if (name !== "") this.anchors.push({ name, span: heading.span, heading });
    }
  }

  #tags({ text, start }: BodyLine): void {
    for (const match of text.replace(codeSpan, blanked).matchAll(tagWithId)) {
      const name = match[1] ?? match[2] ?? "";
      const from = start + match.index;
      this.anchors.push({ name, span: { start: from, end: from + match[0].length }, heading: undefined });
    }
  }
}

/** Longest paragraph that is taken for an underlined heading, lines. */
const longestHeading = 4;

/** The text of a heading as readers see it, which anchors are made of: no marks, no images. */
const plainText = memoByText((raw: string): string => {
  const simple = raw.replace(/(`+)([^`]+)\1/g, (_, _marks: string, code: string) =>
    /[\\*_<[&~]/.test(code) ? "`" : code,
  );
  if (!/[\\`*<[\]&~\n]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u.test(simple)) return simple.trim();
  const block = readMarkdown(`# ${raw.replace(/\s*\n\s*/g, " ")}`).chunks[0]?.content.blocks[0];
  if (block?.type !== "heading") return raw.trim();
  const { text, marks } = block.content;
  const images = marks.filter(({ kind }) => kind === "image").reverse();
  return images.reduce((all, { start, end }) => all.slice(0, start) + all.slice(end), text).trim();
});
