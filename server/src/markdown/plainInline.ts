import type { Asking } from "./labels";
import type { InlineCode, Link, PhrasingContent, Text } from "mdast";

type Position = NonNullable<Text["position"]>;

/**
 * The phrasing content of one line without the parser: words, code spans, links with plain destinations, emphasis
 * and strong text that can be paired in one way only, `<br>`, brackets around what is no label. Undefined when anything else may be in it. Positions
 * count from the start of `line`, as on line 1; `start` and `end` bound the content, which no blank begins or ends.
 */
export function plainInline(line: string, start: number, end: number, labels: Asking): PhrasingContent[] | undefined {
  return new PlainScanner(line, start, end, labels).scan(start, end);
}

/** Characters that may begin or end markup inside a line. */
const special = /[\\`*_[\]<&~!]/g;
/** What may become a link without any markup. */
const autolink = /https?:\/\/|www\.|@/i;
const entity = /&#?[0-9a-z]+;/iy;
const lineBreak = /<br ?\/?>/iy;
const link = /\[((?:[^[\]\\`<&~!]|(?<!`)`(?!`)[^`]+(?<!`)`(?!`))+)\]\(([^\s()<>\\"'`*[\]|]+)\)/y;
/** Not followed by what would make a link of it; one at the start of a line is told by the line. */
const bracketed = /(\[\[?)([^\s[\]\\`*_<&~!^](?:[^[\]\\`*_<&~!]*[^\s[\]\\`*_<&~!])?)\]\]?(?![([\]])/y;
const blank = /\s/;
const punctuation = /[\p{P}\p{S}]/u;

interface Opened {
  readonly marker: string;
  readonly at: number;
  /** What stood before it on the same level. */
  readonly before: PhrasingContent[];
}

class PlainScanner {
  readonly #line: string;
  readonly #start: number;
  readonly #end: number;
  readonly #labels: Asking;

  constructor(line: string, start: number, end: number, labels: Asking) {
    this.#line = line;
    this.#start = start;
    this.#end = end;
    this.#labels = labels;
  }

  scan(start: number, end: number): PhrasingContent[] | undefined {
    let nodes: PhrasingContent[] = [];
    let opened: Opened | undefined;
    let text = start;
    let at = start;
    const flush = (until: number): boolean => {
      if (text < until)
        nodes.push({ type: "text", value: this.#line.slice(text, until), position: position(text, until) });
      return text >= until || !autolink.test(this.#line.slice(text, until));
    };
    for (;;) {
      special.lastIndex = at;
      const found = special.exec(this.#line)?.index ?? end;
      if (found >= end) break;
      const char = this.#line.charAt(found);
      if (char === "*" || char === "_") {
        const run = this.#attention(found, end);
        if (!run) return undefined;
        const { marker, opens, closes } = run;
        at = found + marker.length;
        if (!opens && !closes) continue;
        if (opens === closes || opens === (opened !== undefined) || marker.length > 2) return undefined;
        if (!flush(found)) return undefined;
        text = at;
        if (!opened) {
          opened = { marker, at: found, before: nodes };
          nodes = [];
        } else {
          if (opened.marker !== marker) return undefined;
          const type = marker.length === 2 ? "strong" : "emphasis";
          opened.before.push({ type, children: nodes, position: position(opened.at, at) });
          nodes = opened.before;
          opened = undefined;
        }
        continue;
      }
      const node = this.#node(char, found, end);
      if (node === "none") return undefined;
      at = found + 1;
      if (typeof node === "number") at = node;
      if (typeof node === "number" || node === "text") continue;
      if (!flush(found)) return undefined;
      nodes.push(node);
      text = at = node.position?.end.offset ?? at;
    }
    return !opened && flush(end) ? nodes : undefined;
  }

  /** What a special character begins: a node, plain text, that up to an offset, or perhaps something else. */
  #node(char: string, at: number, end: number): PhrasingContent | number | "text" | "none" {
    switch (char) {
      case "`":
        return this.#code(at, end) ?? "none";
      case "[":
        return this.#link(at, end) ?? this.#bracketed(at, end) ?? "none";
      case "<":
        return this.#lineBreak(at, end) ?? (/^<[A-Za-z/!?]/.test(this.#line.slice(at, at + 2)) ? "none" : "text");
      case "&":
        entity.lastIndex = at;
        return entity.test(this.#line) ? "none" : "text";
      case "\\":
        return /[A-Za-z0-9]/.test(this.#line.charAt(at + 1)) ? "text" : "none";
      case "!":
        return this.#line.charAt(at + 1) === "[" ? "none" : "text";
      case "~":
        // A single one finds no partner.
        return this.#line.indexOf("~", this.#start) === this.#line.lastIndexOf("~", this.#end - 1) ? "text" : "none";
      default:
        return "none";
    }
  }

  #code(start: number, end: number): InlineCode | undefined {
    const [ticks] = /^`+/.exec(this.#line.slice(start, end)) ?? [""];
    let close = this.#line.indexOf(ticks, start + ticks.length);
    while (close >= 0) {
      let after = close;
      while (this.#line.charAt(after) === "`") after += 1;
      if (after - close === ticks.length) break;
      close = this.#line.indexOf(ticks, after);
    }
    if (close < 0 || close + ticks.length > end) return undefined;
    const content = this.#line.slice(start + ticks.length, close);
    const padded = content.startsWith(" ") && content.endsWith(" ") && /[^ ]/.test(content);
    const value = padded ? content.slice(1, -1) : content;
    return { type: "inlineCode", value, position: position(start, close + ticks.length) };
  }

  #link(start: number, end: number): Link | undefined {
    link.lastIndex = start;
    const [whole = "", label = "", url = ""] = link.exec(this.#line) ?? [];
    if (whole === "" || start + whole.length > end || label.startsWith("^") || (url.includes("&") && url.includes(";")))
      return undefined;
    const children = this.scan(start + 1, start + 1 + label.length);
    if (!children?.every(isLinkable) || /^\s|\s$/.test(label)) return undefined;
    return { type: "link", title: null, url, children, position: position(start, start + whole.length) };
  }

  /** The end of a label in brackets, single or double, that nothing defines: plain text. */
  #bracketed(start: number, end: number): number | undefined {
    bracketed.lastIndex = start;
    const [whole = "", outer = "", label = ""] = bracketed.exec(this.#line) ?? [];
    const close = start + whole.length;
    if (whole === "" || close > end || whole.endsWith("]]") !== (outer === "[[")) return undefined;
    return this.#labels.isDefined(label) ? undefined : close;
  }

  #lineBreak(start: number, end: number): PhrasingContent | undefined {
    lineBreak.lastIndex = start;
    const [value] = lineBreak.exec(this.#line) ?? [];
    if (value === undefined || start + value.length > end) return undefined;
    return { type: "html", value, position: position(start, start + value.length) };
  }

  /** A run of asterisks or underscores and whether it can open or close; undefined beside another mark. */
  #attention(
    at: number,
    end: number,
  ): { readonly marker: string; readonly opens: boolean; readonly closes: boolean } | undefined {
    const char = this.#line.charAt(at);
    let after = at;
    while (after < end && this.#line.charAt(after) === char) after += 1;
    const previous = at > this.#start ? this.#line.charAt(at - 1) : " ";
    const next = after < this.#end ? this.#line.charAt(after) : " ";
    if (/[*_~]/.test(previous + next)) return undefined;
    const [before, behind] = [kindOf(previous), kindOf(next)];
    const left = behind === "word" || (behind === "punctuation" && before !== "word");
    const right = before === "word" || (before === "punctuation" && behind !== "word");
    const marker = this.#line.slice(at, after);
    if (char === "*") return { marker, opens: left, closes: right };
    return { marker, opens: left && (before !== "word" || !right), closes: right && (behind !== "word" || !left) };
  }
}

const isLinkable = (node: PhrasingContent): boolean => node.type !== "link";

function kindOf(char: string): "blank" | "punctuation" | "word" {
  if (blank.test(char)) return "blank";
  return punctuation.test(char) ? "punctuation" : "word";
}

function position(start: number, end: number): Position {
  return { start: { line: 1, column: start + 1, offset: start }, end: { line: 1, column: end + 1, offset: end } };
}
