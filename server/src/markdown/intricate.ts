import { asksNothing, type ParsedChunk } from "./parse";
import { pointAt } from "./verbatim";

/**
 * Text that no person writes and that makes the parser slow beyond measure or exhausts the stack: containers or
 * brackets nested hundreds deep, hundreds of code spans or comments that never end. Such a chunk is not parsed
 * but taken as one block of raw HTML, which nothing reads. The limits are far above what documents hold (a
 * nesting of 100, where eight is rare) and keep a chunk's parse linear.
 */
export function isIntricate(text: string): boolean {
  return text.length > largest || nestedContainers.test(text) || farIndented.test(text) || tangled(text);
}

/** In characters: some seconds of parsing. */
const largest = 1_000_000;
const deepest = 100;

const nestedContainers = new RegExp(
  `^(?:[ \\t]*(?:>|[-+*](?=[ \\t])|\\d{1,9}[.)](?=[ \\t])|\\[\\^[^\\]\\s]+\\]:)){${String(deepest)}}`,
  "m",
);
const farIndented = new RegExp(`^(?: |\\t){${String(2 * deepest)}}[ \\t]*(?:[-+*]|\\d{1,9}[.)])[ \\t]`, "m");

const opener = /<!(?:--|\[CDATA\[|[A-Z])|<\?/g;
const closer = /-->|\]\]>|\?>/g;

function tangled(text: string): boolean {
  if (text.length < 2 * deepest) return false;
  return count(text, opener) - count(text, closer) > deepest || distinctTicks(text) > deepest || deepInline(text);
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Every run of backticks is matched against all that follow of its length. */
const distinctTicks = (text: string): number => new Set(text.match(/`+/g)?.map((run) => run.length)).size;

const inlineToken =
  /(?<blockStart>\n(?=[ \t]*(?:\r?\n|[-+*|>#]|\d+[.)])))|(?<open>\[|(?<=\s)[*_~]+(?=\S))|(?<close>\]|(?<=\S)[*_~]+(?=\s))/g;

/** Brackets or emphasis nested too deep, or opened too often, within a block. */
function deepInline(text: string): boolean {
  let depth = 0;
  let marks = 0;
  for (const { groups } of text.matchAll(inlineToken)) {
    if (groups?.["blockStart"] !== undefined) depth = marks = 0;
    else if (groups?.["open"] !== undefined) depth += 1;
    else if (depth > deepest) return true;
    else depth = Math.max(0, depth - 1);
    marks += 1;
    if (marks > 50 * deepest) return true;
  }
  return false;
}

/** The tree of a chunk left unparsed. */
export function opaqueChunk(text: string): ParsedChunk {
  const value = text.trimEnd();
  const start = { line: 1, column: 1, offset: 0 };
  const position = { start, end: pointAt(text, value.length) };
  const root = { type: "root" as const, children: [{ type: "html" as const, value, position }], position };
  return { root, closed: true, asks: asksNothing, opaque: true };
}
