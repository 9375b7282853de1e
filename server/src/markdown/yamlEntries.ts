import {
  isMap,
  isNode,
  isScalar,
  parseDocument,
  visit,
  type Alias,
  type Document,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from "yaml";
import { span, type Span } from "../text/span";
import type { FrontMatter, FrontMatterEntry, FrontMatterValue } from "./document";
import { toFrontMatterValue } from "./frontMatterValue";
import { lineEnd } from "./lines";

export type FrontMatterContent = Pick<FrontMatter, "entries" | "error">;

/** Reads YAML front matter; spans are moved by `offset`, where the content begins in the document. */
export function readYaml(content: string, offset: number): FrontMatterContent {
  const source = withLineFeeds(content);
  const document = parse(source);
  const [problem] = document.errors;
  if (problem) {
    const error = { message: problem.message, span: problemSpan(problem.pos[0], source, offset) };
    return { entries: topLevelParts(source).flatMap((part) => readPart(part, offset)), error };
  }
  const lost = lostAlias(document);
  const error = lost?.range
    ? { message: `Unresolved alias: ${lost.source}`, span: span(offset + lost.range[0], offset + lost.range[1]) }
    : undefined;
  return { entries: entriesOf(document, source, offset), error };
}

/** The YAML reader ends lines at `\n` and `\r\n` only; offsets stay as they are. */
const withLineFeeds = (content: string): string => content.replace(/\r(?!\n)/g, "\n");

/** A templated value (`{{ title }}`) is a mapping with a mapping for its key: nothing to warn the process of. */
const parse = (source: string): Document.Parsed => parseDocument(source, { prettyErrors: false, logLevel: "error" });

function entriesOf(document: Document.Parsed, source: string, offset: number): readonly FrontMatterEntry[] {
  const reader = new EntryReader(document, source, offset);
  if (isMap(document.contents)) reader.read(document.contents, "");
  return reader.entries;
}

/** From where the reader stumbled to the end of that line, so that there is something to underline. */
function problemSpan(at: number, source: string, offset: number): Span {
  const start = Math.max(0, Math.min(at, source.trimEnd().length - 1));
  const end = Math.max(start + 1, start + source.slice(start, lineEnd(source, start)).trimEnd().length);
  return span(offset + start, offset + Math.min(end, Math.max(source.length, start)));
}

function lostAlias(document: Document.Parsed): Alias | undefined {
  let lost: Alias | undefined;
  visit(document, {
    Alias(_key, alias) {
      if (alias.resolve(document)) return undefined;
      lost = alias;
      return visit.BREAK;
    },
  });
  return lost;
}

/** The entries at column 0, each with the lines that belong to it: a broken one does not spoil the others. */
function topLevelParts(source: string): readonly { readonly text: string; readonly start: number }[] {
  const starts = [...source.matchAll(/^[^\s#\]}-][^\r\n]*?:/gm)].map((match) => match.index);
  return starts.map((start, i) => ({ start, text: source.slice(start, starts[i + 1]) }));
}

function readPart(
  { text, start }: { readonly text: string; readonly start: number },
  offset: number,
): readonly FrontMatterEntry[] {
  const document = parse(text);
  const entries = entriesOf(document, text, offset + start);
  if (document.errors.length === 0 || document.errors[0]?.code === "DUPLICATE_KEY") return entries;
  const [, key = "", gap = "", raw = ""] = /^([^:\r\n]*?)([ \t]*:[ \t]*)([^\r\n]*)/.exec(text) ?? [];
  const at = offset + start;
  const from = at + key.length + gap.length;
  const value = raw.trimEnd();
  return [{ key, keySpan: span(at, at + key.length), valueSpan: span(from, from + value.length), raw: value, value }];
}

type Written = Pick<FrontMatterEntry, "raw" | "valueSpan">;

class EntryReader {
  readonly entries: FrontMatterEntry[] = [];
  readonly #document: Document.Parsed;
  readonly #source: string;
  readonly #offset: number;

  constructor(document: Document.Parsed, source: string, offset: number) {
    this.#document = document;
    this.#source = source;
    this.#offset = offset;
  }

  read(map: YAMLMap, prefix: string): void {
    for (const pair of map.items) this.#pair(pair, prefix);
  }

  #pair({ key, value }: Pair, prefix: string): void {
    if (!isScalar(key) || !key.range) return;
    const name = prefix + this.#source.slice(key.range[0], key.range[1]).replace(/^(["'])(.*)\1$/, "$2");
    const keySpan = span(this.#offset + key.range[0], this.#offset + key.range[1]);
    const node = isNode(value) ? value : undefined;
    const written =
      node?.range && node.range[1] > node.range[0] ? this.#written(node, node.range) : this.#nothing(key.range[1]);
    this.entries.push({ key: name, keySpan, value: node ? this.#value(node) : null, ...written });
    if (isMap(node)) this.read(node, `${name}.`);
  }

  #written(node: Node, [start, end]: readonly [number, number, number]): Written {
    const text = this.#source.slice(start, end).trimEnd();
    return { raw: rawOf(node, text), valueSpan: span(this.#offset + start, this.#offset + start + text.length) };
  }

  /** An absent value stands behind the colon of its key. */
  #nothing(keyEnd: number): Written {
    const colon = this.#source.indexOf(":", keyEnd);
    const at = this.#offset + (colon < 0 ? keyEnd : colon + 1);
    return { raw: "", valueSpan: span(at, at) };
  }

  #value(node: Node): FrontMatterValue {
    try {
      return toFrontMatterValue(node.toJS(this.#document, { maxAliasCount: 100 }));
    } catch (problem) {
      // An alias without its anchor, or a pile of aliases too high to be meant: there is no value to give.
      if (problem instanceof ReferenceError) return null;
      throw problem;
    }
  }
}

/** The text of a value without what is only notation: quotes, the header of a block. */
function rawOf(node: Node, text: string): string {
  if (!isScalar(node)) return text;
  if (isBlock(node)) return node.source?.trimEnd() ?? text;
  return node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE" ? text.slice(1, -1) : text;
}

const isBlock = (node: Scalar): boolean => node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED";
