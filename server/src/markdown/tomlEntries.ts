import { parse, TomlError } from "smol-toml";
import { span, type Span } from "../text/span";
import type { FrontMatter, FrontMatterEntry, FrontMatterValue } from "./document";
import { toFrontMatterValue } from "./frontMatterValue";
import { afterEol, lineEnd } from "./lines";

/** Reads TOML front matter; spans are moved by `offset`, where the content begins in the document. */
export function readToml(content: string, offset: number): Pick<FrontMatter, "entries" | "error"> {
  // The reader ends lines at `\n` and `\r\n` only.
  const source = content.replace(/\r(?!\n)/g, "\n");
  return { entries: new TomlReader(source, offset).entries(), error: problemOf(source, offset) };
}

function problemOf(source: string, offset: number): { readonly message: string; readonly span: Span } | undefined {
  try {
    parse(source);
    return undefined;
  } catch (problem) {
    if (!(problem instanceof TomlError)) throw problem;
    const [first = problem.message] = problem.message.split("\n");
    return { message: first.replace(/^Invalid TOML document: /, ""), span: lineSpan(source, problem.line, offset) };
  }
}

/** A line of the source (counted from 1) without the blanks around its text. */
function lineSpan(source: string, line: number, offset: number): Span {
  let start = 0;
  for (let i = 1; i < line; i += 1) start = afterEol(source, lineEnd(source, start));
  const text = source.slice(start, lineEnd(source, start));
  const indent = text.length - text.trimStart().length;
  return span(offset + start + indent, offset + start + Math.max(indent, text.trimEnd().length));
}

/** Finds keys and values line by line; each value is read on its own, so that a broken one spoils no other. */
class TomlReader {
  readonly #source: string;
  readonly #offset: number;
  #prefix = "";

  constructor(source: string, offset: number) {
    this.#source = source;
    this.#offset = offset;
  }

  entries(): readonly FrontMatterEntry[] {
    const found: FrontMatterEntry[] = [];
    for (let at = 0; at < this.#source.length;) {
      const line = this.#source.slice(at, lineEnd(this.#source, at));
      const header = /^([ \t]*\[\[?[ \t]*)([^\]]+?)[ \t]*\]/.exec(line);
      const pair = /^([ \t]*)([^\s=#[][^=#]*?)([ \t]*=[ \t]*)/.exec(line);
      let end = at + line.length;
      if (header) {
        found.push(this.#table(at + (header[1] ?? "").length, header[2] ?? ""));
      } else if (pair) {
        const entry = this.#pair(at + (pair[1] ?? "").length, pair[2] ?? "", at + pair[0].length);
        found.push(entry);
        end = Math.max(end, lineEnd(this.#source, entry.valueSpan.end - this.#offset));
      }
      at = afterEol(this.#source, end);
    }
    return found;
  }

  #table(start: number, name: string): FrontMatterEntry {
    const key = plainKey(name);
    this.#prefix = `${key}.`;
    const end = this.#offset + start + name.length;
    return { key, keySpan: span(this.#offset + start, end), valueSpan: span(end, end), raw: "", value: null };
  }

  #pair(start: number, name: string, from: number): FrontMatterEntry {
    const written = this.#source.slice(from, valueEnd(this.#source, from)).trimEnd();
    const at = this.#offset + from;
    return {
      key: this.#prefix + plainKey(name),
      keySpan: span(this.#offset + start, this.#offset + start + name.length),
      valueSpan: span(at, at + written.length),
      raw: written.replace(/^("""|'''|"|')([^]*)\1$/, "$2"),
      value: valueOf(written),
    };
  }
}

const plainKey = (name: string): string => name.replace(/["']/g, "").replace(/\s*\.\s*/g, ".");

function valueOf(written: string): FrontMatterValue {
  try {
    return toFrontMatterValue(parse(`value = ${written}`)["value"]);
  } catch (problem) {
    if (problem instanceof TomlError) return written === "" ? null : written;
    throw problem;
  }
}

/** Where a value ends: strings, arrays and inline tables are followed over lines, a comment is left out. */
function valueEnd(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < source.length;) {
    const char = source.charAt(at);
    if (char === '"' || char === "'") {
      at = stringEnd(source, at);
      continue;
    }
    if (char === "#") {
      if (depth === 0) return at;
      at = lineEnd(source, at);
      continue;
    }
    if (depth === 0 && (char === "\n" || char === "\r")) return at;
    if (char === "[" || char === "{") depth += 1;
    if (char === "]" || char === "}") depth -= 1;
    at += 1;
    if (depth < 0) return at;
  }
  return depth > 0 ? lineEnd(source, from) : source.length;
}

function stringEnd(source: string, start: number): number {
  const quote = source.charAt(start);
  const long = quote.repeat(3);
  const close = source.startsWith(long, start) ? long : quote;
  for (let at = start + close.length; at < source.length; at += 1) {
    if (quote === '"' && source.charAt(at) === "\\") at += 1;
    else if (source.startsWith(close, at)) return at + close.length;
    else if (close === quote && /[\r\n]/.test(source.charAt(at))) return at;
  }
  return lineEnd(source, start);
}
