import type { Nodes } from "mdast";
import type { Span } from "../text/span";
import type { ResolveLabel } from "./flatten";
import type { Inline, Mark } from "./inline";

/** Template markers stand for values of the site's generator: ERB, Hugo and Liquid tags say nothing to a reader. */
const templateTag = /<%[\s\S]{0,2000}?%>|\{\{[<%][\s\S]{0,2000}?[>%]\}\}|\{%[\s\S]{0,2000}?%\}/g;
/** `{{ 06:10 }}`: what stands inside may be the value itself, so only the braces go. */
const braces = /\{\{-?\s{0,20}|\s{0,20}-?\}\}/g;
/** Indentation and quote marks before a line of a paragraph, in characters. */
const longestPrefix = 1_000;
/** `[[PM-2026-036]]`, `[[page|shown]]` */
const wikiLink = /\[\[([^[\]|]+)(?:\|([^[\]]+))?\]\]/g;

/** Writes the phrasing content of a block as plain text and remembers where each character came from. */
export class InlineWriter {
  readonly #source: string;
  readonly #resolve: ResolveLabel;
  #text = "";
  readonly #map: number[] = [];
  readonly #marks: Mark[] = [];

  constructor(source: string, resolve: ResolveLabel) {
    this.#source = source;
    this.#resolve = resolve;
  }

  write(node: Nodes): void {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? start;
    switch (node.type) {
      case "text":
        this.#copy(node.value, start, end);
        return;
      case "inlineCode": {
        const open = /^`+/.exec(this.#source.slice(start, end))?.[0].length ?? 1;
        this.#marked("code", undefined, () => this.#copy(node.value, start + open, end - open));
        return;
      }
      case "break":
        this.#push("\n", start);
        return;
      case "html":
        if (/^<br\s*\/?>$/i.test(node.value)) this.#push("\n", start);
        return;
      case "image":
      case "imageReference": {
        const alt = node.alt ?? "";
        const url = node.type === "image" ? node.url : this.#resolve(node.identifier);
        this.#marked("image", url, () => this.#copy(alt, start + 2, end));
        return;
      }
      case "link":
        this.#marked("link", node.url, () => this.#all(node.children));
        return;
      case "linkReference":
        this.#marked("link", this.#resolve(node.identifier), () => this.#all(node.children));
        return;
      case "strong":
      case "emphasis":
      case "delete":
        this.#marked(node.type, undefined, () => this.#all(node.children));
        return;
      case "footnoteReference":
        return;
      default:
        if ("children" in node) this.#all(node.children);
        else if ("value" in node) this.#copy(node.value, start, end);
    }
  }

  /** The lines written so far; `at` is the whole block's span. */
  lines(at: Span): readonly Inline[] {
    const lines: Inline[] = [];
    let from = 0;
    for (;;) {
      const next = this.#text.indexOf("\n", from);
      const to = next < 0 ? this.#text.length : next;
      const first = from === 0;
      const start = first ? at.start : (this.#map[from] ?? at.end);
      const end = next < 0 ? at.end : (this.#map[next] ?? at.end);
      lines.push(
        line(this.#source, this.#text.slice(from, to), this.#map.slice(from, to), cut(this.#marks, from, to), {
          start: Math.min(start, end),
          end,
        }),
      );
      if (next < 0) return lines;
      from = next + 1;
    }
  }

  /** Several lines as one, with `\n` between. */
  static join(lines: readonly Inline[], source: string, at: Span): Inline {
    const whole = new InlineWriter(source, () => undefined);
    lines.forEach((each, index) => {
      if (index > 0) whole.#push("\n", each.span.start);
      const from = whole.#text.length;
      for (let i = 0; i < each.text.length; i += 1) whole.#push(each.text.charAt(i), each.offsetAt(i));
      for (const mark of each.marks) whole.#marks.push({ ...mark, start: mark.start + from, end: mark.end + from });
    });
    return line(source, whole.#text, whole.#map, whole.#marks, at);
  }

  #all(nodes: readonly Nodes[]): void {
    for (const node of nodes) this.write(node);
  }

  #push(text: string, offset: number): void {
    this.#text += text;
    this.#map.push(offset);
  }

  #marked(kind: Mark["kind"], url: string | undefined, write: () => void): void {
    const start = this.#text.length;
    write();
    if (this.#text.length > start || url !== undefined)
      this.#marks.push({ kind, start, end: this.#text.length, ...(url === undefined ? {} : { url }) });
  }

  /** Copies a node's value, walking its source beside it: escapes, entities and line prefixes take source only. */
  #copy(value: string, start: number, end: number): void {
    const holes = hidden(value);
    if (holes.length === 0 && !value.includes("\r") && this.#source.startsWith(value, start))
      return this.#copyExact(value, start);
    let hole = 0;
    let at = start;
    for (let i = 0; i < value.length; i += 1) {
      const wanted = value.charAt(i);
      at = this.#seek(wanted, at, end);
      while ((holes[hole]?.end ?? Infinity) <= i) hole += 1;
      const seen = (holes[hole]?.start ?? Infinity) > i;
      // A CRLF is one line break, and so is a lone CR.
      if (wanted === "\r") {
        if (seen) this.#push("\n", at);
        if (value.charAt(i + 1) === "\n") i += 1;
        at += this.#source.startsWith("\r\n", at) ? 2 : 1;
        continue;
      }
      if (seen) this.#push(wanted, at);
      const entity = this.#source.charAt(at) === "&" && wanted !== "&";
      const after = this.#after(wanted, at, end);
      // The second half of a character beyond the first 65,536 stands where its entity does.
      if (entity && /[\udc00-\udfff]/.test(value.charAt(i + 1)) && /[\ud800-\udbff]/.test(wanted)) {
        i += 1;
        if (seen) this.#push(value.charAt(i), at);
      }
      at = after;
    }
    this.#wiki(value.length);
  }

  /** Copies a value that stands in the source as it is. */
  #copyExact(value: string, start: number): void {
    this.#text += value;
    for (let i = 0; i < value.length; i += 1) this.#map.push(start + i);
    this.#wiki(value.length);
  }

  #seek(wanted: string, at: number, end: number): number {
    const here = this.#source.charAt(at);
    if (here === wanted) return at;
    if (wanted === "\n" && here === "\r") return at;
    if (here === "\\" && this.#source.charAt(at + 1) === wanted) return at + 1;
    if (here === "&") return at;
    // Only a line's prefix may lie between.
    const ahead = this.#source.slice(at, Math.min(end, at + longestPrefix)).indexOf(wanted);
    return ahead >= 0 ? at + ahead : Math.min(at, end);
  }

  #after(wanted: string, at: number, end: number): number {
    const here = this.#source.charAt(at);
    if (wanted === "\n" || (here === "\r" && wanted === " ")) {
      const next = at + (here === "\r" && this.#source.charAt(at + 1) === "\n" ? 2 : 1);
      return next;
    }
    if (here === "&" && wanted !== "&") {
      const close = this.#source.indexOf(";", at);
      return close > 0 && close < end ? close + 1 : at + 1;
    }
    if (here === "&" && /^&(?:amp|#38|#x26);/i.test(this.#source.slice(at, at + 8)))
      return this.#source.indexOf(";", at) + 1;
    return here === wanted ? at + 1 : at;
  }

  /** `[[…]]` in the text just written becomes a mark; the brackets stay, as people see them. */
  #wiki(length: number): void {
    if (length < 5) return;
    const from = Math.max(0, this.#text.length - length);
    if (!this.#text.includes("[[", from)) return;
    for (const match of this.#text.slice(from).matchAll(wikiLink)) {
      const start = from + match.index;
      this.#marks.push({ kind: "wiki", start, end: start + match[0].length, url: (match[1] ?? "").trim() });
    }
  }
}

/** Parts of a text that a reader does not see or that are only wrapping, by their start. */
function hidden(value: string): readonly Span[] {
  if (!value.includes("{") && !value.includes("<%") && !value.includes("**")) return [];
  const holes: Span[] = [];
  for (const match of value.matchAll(templateTag))
    holes.push({ start: match.index, end: match.index + match[0].length });
  for (const match of value.matchAll(braces)) holes.push({ start: match.index, end: match.index + match[0].length });
  // Bold that CommonMark does not close beside Japanese punctuation is still bold to its author.
  for (const match of value.matchAll(/\*\*/g)) holes.push({ start: match.index, end: match.index + 2 });
  return holes.sort((a, b) => a.start - b.start);
}

function cut(marks: readonly Mark[], from: number, to: number): readonly Mark[] {
  const inside = marks.filter(
    (mark) =>
      (mark.start < to && mark.end > from) || (mark.start === mark.end && mark.start >= from && mark.start <= to),
  );
  return inside.map((mark) => ({
    ...mark,
    start: Math.max(mark.start, from) - from,
    end: Math.min(mark.end, to) - from,
  }));
}

function line(source: string, text: string, map: readonly number[], marks: readonly Mark[], at: Span): Inline {
  const behind = (plain: number): number =>
    (map[plain] ?? at.end) + lengthAt(source, map[plain] ?? at.end, text.charAt(plain));
  const offsetAt = (plain: number): number =>
    map[plain] ?? (map.length === 0 ? at.end : Math.min(behind(map.length - 1), at.end));
  return {
    text,
    marks,
    span: at,
    offsetAt,
    spanOf: (start, end) => {
      const from = offsetAt(start);
      return {
        start: from,
        end: end > start ? Math.max(from, end > map.length ? offsetAt(end) : behind(end - 1)) : from,
      };
    },
  };
}

/** How much source a plain character takes: one, or a whole entity. */
function lengthAt(source: string, offset: number, char: string): number {
  if (source.charAt(offset) !== "&") return 1;
  const entity = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i.exec(source.slice(offset, offset + 40))?.[0];
  return entity !== undefined && (char !== "&" || /^&(?:amp|#38|#x26);$/i.test(entity)) ? entity.length : 1;
}
