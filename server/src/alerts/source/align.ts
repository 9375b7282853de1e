import { span, type Span } from "../../text/span";
import { joint, jointBreak } from "./continued";
import type { ScalarStyle } from "./source";

const blanks = new Set([" ", "\n", "\t", "\r", joint, jointBreak]);

const isBlank = (char: string | undefined): boolean => char !== undefined && blanks.has(char);

/**
 * The way from the text of a scalar back to the characters it was read from. Folding and indentation touch nothing but
 * blanks, so the other characters are walked in step on both sides, escape by escape.
 */
export class Alignment {
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;

  /** @param inner where the scalar stands in the source, without quotes and header */
  constructor(source: string, inner: Span, text: string, style: ScalarStyle) {
    this.#starts = new Int32Array(text.length + 1).fill(inner.end);
    this.#ends = new Int32Array(text.length).fill(inner.end);
    let at = inner.start;
    for (let i = 0; i < text.length && at < inner.end;) {
      if (isBlank(text[i])) {
        const step = blankAt(source, at, inner.end, style);
        this.#set(i, at, step);
        [i, at] = [i + 1, step];
        continue;
      }
      at = skipBlanks(source, at, inner.end, style);
      const { end, units } = text[i] === "\\" ? backslashAt(source, at, style) : unitAt(source, at, style);
      for (let k = 0; k < units; k += 1) this.#set(i + k, at, Math.min(end, inner.end));
      [i, at] = [i + units, end];
    }
  }

  spanOf(start: number, end: number): Span {
    const from = this.#starts[start] ?? 0;
    return span(from, end > start ? (this.#ends[end - 1] ?? from) : from);
  }

  #set(index: number, start: number, end: number): void {
    if (index >= this.#ends.length) return;
    this.#starts[index] = start;
    this.#ends[index] = end;
  }
}

/** End of what stands for one blank of the text: a blank, an escape that means one, or nothing. */
function blankAt(source: string, at: number, end: number, style: ScalarStyle): number {
  if (isBlank(source[at])) return at + 1;
  if (style !== "double" || source[at] !== "\\") return at;
  const continued = lineContinuation(source, at);
  if (continued !== undefined) return blankAt(source, Math.min(continued, end), end, style);
  return Math.min(unitAt(source, at, style).end, end);
}

function skipBlanks(source: string, from: number, end: number, style: ScalarStyle): number {
  let at = from;
  while (at < end) {
    const continued = style === "double" && source[at] === "\\" ? lineContinuation(source, at) : undefined;
    if (continued !== undefined) at = continued;
    else if (isBlank(source[at])) at += 1;
    else break;
  }
  return at;
}

/** `\` at the end of a line joins it with the next one. */
function lineContinuation(source: string, at: number): number | undefined {
  const next = source[at + 1];
  if (next === "\n") return at + 2;
  return next === "\r" ? at + (source[at + 2] === "\n" ? 3 : 2) : undefined;
}

const escapeLengths: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

/** One character as written, and how many UTF-16 units of the text it stands for. */
function unitAt(source: string, at: number, style: ScalarStyle): { readonly end: number; readonly units: number } {
  const char = source[at];
  if (style === "single" && char === "'" && source[at + 1] === "'") return { end: at + 2, units: 1 };
  if (style !== "double" || char !== "\\") return { end: at + 1, units: 1 };
  const kind = source[at + 1] ?? "";
  const end = at + (escapeLengths[kind] ?? 2);
  const beyond = kind === "U" && Number.parseInt(source.slice(at + 2, end), 16) > 0xffff;
  return { end, units: beyond ? 2 : 1 };
}

/** A backslash of the text is one that is escaped, or stands as written before what is no escape. */
function backslashAt(source: string, at: number, style: ScalarStyle): { readonly end: number; readonly units: number } {
  const written = unitAt(source, at, style);
  const means = source[at + 1] === "\\" || Number.parseInt(source.slice(at + 2, written.end), 16) === 0x5c;
  return means ? written : { end: at + 1, units: 1 };
}
