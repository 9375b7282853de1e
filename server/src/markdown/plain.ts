import type { Code, Heading, Html, Paragraph, Root, Text } from "mdast";
import { lineEnd } from "./lines";
import { asksNothing, type ParsedChunk } from "./parse";

type Position = NonNullable<Text["position"]>;
type Point = Position["start"];

/**
 * Trees of the plainest chunks without the parser: one heading, paragraph, code fence or comment at column 0
 * whose text holds nothing that Markdown knows. About half of all chunks, and what an open fence or comment
 * swallows; equal to what the parser gives, point for point.
 */
export function parsePlain(text: string, last: boolean): ParsedChunk | undefined {
  if (unusual.some((char) => text.includes(char))) return undefined;
  const block = heading(text) ?? fence(text, last) ?? comment(text, last) ?? paragraph(text);
  if (!block) return undefined;
  const root: Root = { type: "root", children: [block], position: { start: top, end: pointAt(text, text.length) } };
  return { root, closed: true, asks: asksNothing };
}

const top: Point = { line: 1, column: 1, offset: 0 };

/** NUL is replaced by the parser; the separators end a line for regular expressions, not for Markdown. */
const unusual = ["\0", "\u2028", "\u2029"];
const eols = /^[\r\n]*$/;
/** Characters that never begin markup inside a line. */
const inert = /^[^\\`*_[\]<&~@|\t\r\n]*$/;
const autolink = /https?:\/\/|www\./i;
/** A line that begins like this begins no block; a number with a delimiter begins a list item. */
const wordFirst = /^[\p{L}\p{N}]/u;
const ordinal = /^\d{1,9}[.)](?: |$)/;

const isInert = (line: string): boolean => inert.test(line) && !line.endsWith(" ") && !autolink.test(line);

function heading(text: string): Heading | undefined {
  const [, marks = "", content = "", rest = ""] = /^(#{1,6}) ([^ #\r\n][^\r\n]*)([^]*)$/.exec(text) ?? [];
  if (!marks || !eols.test(rest) || content.endsWith("#") || !isInert(content)) return undefined;
  const end = pointAt(text, text.length - rest.length);
  const start = { line: 1, column: marks.length + 2, offset: marks.length + 1 };
  const depth = marks.length;
  if (depth !== 1 && depth !== 2 && depth !== 3 && depth !== 4 && depth !== 5 && depth !== 6) return undefined;
  return { type: "heading", depth, children: [textNode(content, start, end)], position: { start: top, end } };
}

function paragraph(text: string): Paragraph | undefined {
  if (!wordFirst.test(text)) return undefined;
  const content = text.replace(/[\r\n]+$/, "");
  for (const line of content.split(/\r\n|\n|\r/)) {
    if (!wordFirst.test(line) || ordinal.test(line) || !isInert(line)) return undefined;
  }
  const end = pointAt(text, content.length);
  return { type: "paragraph", children: [textNode(content, top, end)], position: { start: top, end } };
}

function fence(text: string, last: boolean): Code | undefined {
  const [opening = "", marks = "", lang = ""] = /^(`{3,}|~{3,})([\w+-]*)(?:\r\n|\n|\r)/.exec(text) ?? [];
  if (!marks) return undefined;
  const closing = new RegExp(`^ {0,3}${marks.charAt(0)}{${String(marks.length)},}[ \\t]*$`, "gm");
  closing.lastIndex = opening.length;
  const close = closing.exec(text);
  const end = close ? closing.lastIndex : text.length;
  if (close ? !eols.test(text.slice(end)) : !last) return undefined;
  const value = text.slice(opening.length, close?.index).replace(/(?:\r\n|\n|\r)$/, "");
  return { type: "code", lang: lang || null, meta: null, value, position: { start: top, end: pointAt(text, end) } };
}

function comment(text: string, last: boolean): Html | undefined {
  if (!text.startsWith("<!--")) return undefined;
  const close = text.indexOf("-->", 2);
  const end = close < 0 ? text.length : lineEnd(text, close);
  if (close < 0 ? !last : !eols.test(text.slice(end))) return undefined;
  return { type: "html", value: text.slice(0, end), position: { start: top, end: pointAt(text, end) } };
}

function textNode(value: string, start: Point, end: Point): Text {
  return { type: "text", value, position: { start, end } };
}

export function pointAt(text: string, offset: number): Point {
  let line = 1;
  let lineStart = 0;
  for (const eol of text.slice(0, offset).matchAll(/\r\n|\n|\r/g)) {
    line += 1;
    lineStart = eol.index + eol[0].length;
  }
  return { line, column: offset - lineStart + 1, offset };
}

