import { Lexer } from "yaml";

/** Stands for a blank of a joined line that folding leaves out. */
export const joint = "\ue001";
/** Stands for a blank of a joined line that folding leaves as a line end. */
export const jointBreak = "\ue002";

/** UTF-16 units; what is quoted or bracketed for longer most likely lacks its end. */
const longest = 20_000;

/** Each joined part may show another one: a list in brackets that holds a text in quotes. */
const mostRounds = 4;

/** A file with more of them was never meant to be YAML. */
const mostTorn = 500;

const flowErrorEnd = "\u0018";
const zeroWidth = new Set(["\u0002", flowErrorEnd, "\u001f", "\ufeff"]);

/** What may follow the end of a quoted text on its line. */
const afterQuote = /^[ \t]*(?:$|[\r\n#,\]}])/;
const documentMarker = /^(?:---|\.\.\.)(?:\s|$)/m;

/**
 * Joins the lines of quoted texts and of lists and mappings in brackets that go on with less indentation than YAML 1.2
 * asks for: the readers of alert systems (libyaml and what was made after it) do not look at it there. Every character
 * keeps its place. The blanks of what is quoted become joints, which `unfolded` takes out of the value again.
 */
export function joinContinued(text: string): string {
  let joined = text;
  for (let round = 0; round < mostRounds; round += 1) {
    const before = joined;
    let end = 0;
    for (const { start, kind } of tornIn(before).slice(0, mostTorn)) {
      if (start < end) continue;
      const stop = kind === "quote" ? quoteEnd(joined, start) : flowEnd(joined, start);
      if (stop === undefined) continue;
      const part = joined.slice(start, stop);
      joined = joined.slice(0, start) + (kind === "quote" ? joinQuote(part) : joinFlow(part)) + joined.slice(stop);
      end = stop;
    }
    if (joined === before) break;
  }
  return joined;
}

/** The text of a scalar as its lines would have been folded. */
export const unfolded = (text: string): string => text.replaceAll(joint, "").replaceAll(jointBreak, "\n");

export const isJoined = (text: string): boolean => text.includes(joint) || text.includes(jointBreak);

interface Torn {
  readonly start: number;
  readonly kind: "quote" | "flow";
}

/** Where the parser ended a quoted text or a bracket before its end. */
function tornIn(text: string): readonly Torn[] {
  const torn: Torn[] = [];
  const open: number[] = [];
  let at = text.startsWith("\ufeff") ? 1 : 0;
  for (const token of new Lexer().lex(text)) {
    if (token === flowErrorEnd) {
      const [start] = open;
      if (start !== undefined) torn.push({ start, kind: "flow" });
      open.length = 0;
    }
    if (zeroWidth.has(token)) continue;
    if (token === "[" || token === "{") open.push(at);
    else if (token === "]" || token === "}") open.pop();
    else if (/^["']/.test(token) && endOfQuote(token, 0) !== token.length) torn.push({ start: at, kind: "quote" });
    at += token.length;
  }
  return torn;
}

/** Behind the closing quote; undefined where there is none. */
function endOfQuote(text: string, start: number): number | undefined {
  const quoted = text[start] === "'" ? /'(?:[^']|'')*'(?!')/y : /"(?:[^"\\]|\\[^])*"/y;
  quoted.lastIndex = start;
  return quoted.test(text) ? quoted.lastIndex : undefined;
}

/** A quote that is closed only by the opening one of another text is no whole one. */
function quoteEnd(text: string, start: number): number | undefined {
  const near = text.slice(start, start + longest);
  const end = endOfQuote(near, 0);
  if (end === undefined || !afterQuote.test(near.slice(end, end + 200))) return undefined;
  return documentMarker.test(near.slice(0, end)) ? undefined : start + end;
}

function flowEnd(text: string, start: number): number | undefined {
  let depth = 0;
  for (const { index, char } of structureOf(text.slice(start, start + longest))) {
    depth += char === "[" || char === "{" ? 1 : char === "]" || char === "}" ? -1 : 0;
    if (depth === 0) return documentMarker.test(text.slice(start, start + index)) ? undefined : start + index + 1;
  }
  return undefined;
}

const structure = /(?<=[\s,[{:])(?:"(?:[^"\\]|\\[^])*"|'(?:[^']|'')*'|#[^\r\n]*)|[[\]{}]/g;

/** Brackets that are neither quoted nor in a comment. */
function* structureOf(text: string): Iterable<{ readonly index: number; readonly char: string }> {
  for (const { index, 0: char } of text.matchAll(structure))
    if (char.length === 1 && char !== "#") yield { index, char };
}

/** Folded as YAML does: one line end is a blank, each further one stays; the blanks around them go. */
function joinQuote(part: string): string {
  const escapes = part.startsWith('"');
  let joined = "";
  let done = 0;
  for (const { index, 0: ends } of part.matchAll(/\r?\n[ \t\r\n]*/g)) {
    const line = part.slice(done, index);
    const escaped = escapes && endsInBackslash(line);
    const kept = escaped ? line.slice(0, -1) : line.trimEnd();
    const breaks = ends.split("\n").length - 2;
    const folded = breaks > 0 ? jointBreak.repeat(breaks) : escaped ? "" : " ";
    joined += (kept + folded).padEnd(line.length + ends.length, joint);
    done = index + ends.length;
  }
  return joined + part.slice(done);
}

/** A backslash that is not escaped itself. */
const endsInBackslash = (line: string): boolean => (/\\+$/.exec(line)?.[0].length ?? 0) % 2 === 1;

/** Comments go too: they would hide what follows. */
const joinFlow = (part: string): string =>
  part.replace(/"(?:[^"\\]|\\[^])*"|'(?:[^']|'')*'|(?<=\s)#[^\r\n]*|[\r\n]/g, (found) =>
    found.startsWith("#") ? " ".repeat(found.length) : /^["']/.test(found) ? joinQuote(found) : " ",
  );
