import type { Code, Html, Root } from "mdast";
import { lineEnd } from "./lines";
import { asksNothing, type ParsedChunk } from "./parse";

type Position = NonNullable<Code["position"]>;
type Point = Position["start"];

/**
 * Trees of chunks that are one code fence or comment at column 0, without the parser, whatever it swallows; equal
 * to what the parser gives, point for point. Chunks of prose, lists and tables: see `PlainChunk`.
 */
export function parseVerbatim(text: string, last: boolean): ParsedChunk | undefined {
  if (unusual.some((char) => text.includes(char))) return undefined;
  const block = fence(text, last) ?? comment(text, last);
  if (!block) return undefined;
  const root: Root = { type: "root", children: [block], position: { start: top, end: pointAt(text, text.length) } };
  return { root, closed: true, asks: asksNothing };
}

const top: Point = { line: 1, column: 1, offset: 0 };

/** NUL is replaced by the parser; the separators end a line for regular expressions, not for Markdown. */
const unusual = ["\0", "\u2028", "\u2029"];
const eols = /^[\r\n]*$/;

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

export function pointAt(text: string, offset: number): Point {
  let line = 1;
  let lineStart = 0;
  for (const eol of text.slice(0, offset).matchAll(/\r\n|\n|\r/g)) {
    line += 1;
    lineStart = eol.index + eol[0].length;
  }
  return { line, column: offset - lineStart + 1, offset };
}
