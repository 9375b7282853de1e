import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  visit,
  type Alias,
  type Document,
  type Node,
  type Pair,
  type Scalar as YamlScalar,
  type YAMLMap,
} from "yaml";
import { message } from "../../text/message";
import { span, type Span } from "../../text/span";
import { isJoined, unfolded } from "./continued";
import { Scalar } from "./scalar";
import type {
  ScalarStyle,
  Source,
  SourceEntry,
  SourceList,
  SourceMapping,
  SourceNode,
  SourceProblem,
  SourceScalar,
} from "./source";
import { placeholder } from "./templates";
import { readable } from "./yamlRepair";

/** References that are followed for one file; more is a mistake or an attack. */
const aliasLimit = 20_000;

/** Entries that merge keys may bring to one file, for the same reason. */
const inheritedLimit = 200_000;

const styles: Readonly<Record<string, ScalarStyle>> = {
  QUOTE_DOUBLE: "double",
  QUOTE_SINGLE: "single",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

/** Reads YAML, also what templates and mistakes leave of it. Throws a RangeError on text that is nested too deeply. */
export function readYaml(text: string): Source {
  const { text: clean, documents, problems } = readable(text);
  const found: SourceProblem[] = [...problems];
  const roots = documents.flatMap((document) => {
    const root = new YamlReader(text, clean, document, found).root;
    return root === undefined ? [] : [root];
  });
  return { syntax: "yaml", roots, problems: found };
}

/** Turns the nodes of one document into ours, each when it is asked for and once. */
class YamlReader {
  readonly #text: string;
  /** As parsed: templates and broken parts hidden, of the same length. */
  readonly #clean: string;
  readonly #document: Document;
  readonly #problems: SourceProblem[];
  readonly #known = new Map<Node, SourceNode>();
  readonly #merging = new Set<Node>();
  #anchors: ReadonlyMap<string, readonly Node[]> | undefined;
  #aliases = 0;
  #inherited = 0;

  constructor(text: string, clean: string, document: Document, problems: SourceProblem[]) {
    this.#text = text;
    this.#clean = clean;
    this.#document = document;
    this.#problems = problems;
  }

  get root(): SourceNode | undefined {
    const node = this.#document.contents;
    return node === null || (isScalar(node) && node.value === null) ? undefined : this.#read(node);
  }

  #read(node: unknown, at?: Span): SourceNode {
    const target = this.#follow(node);
    if (target === undefined) return this.#nothing(at);
    const known = this.#known.get(target);
    if (known) return known;
    const made = this.#make(target, at);
    this.#known.set(target, made);
    return made;
  }

  #make(node: Node, at: Span | undefined): SourceNode {
    if (isMap(node)) return this.#mapping(node);
    if (isSeq(node)) {
      const read = (item: unknown): SourceNode => this.#read(item);
      return new YamlList(this.#spanOf(node), () => node.items.map(read));
    }
    return isScalar(node) ? this.#scalar(node) : this.#nothing(at);
  }

  #mapping(node: YAMLMap): SourceMapping {
    return new YamlMapping(this.#spanOf(node), node.flow === true, () => this.#entries(node));
  }

  #entries(node: YAMLMap): readonly SourceEntry[] {
    const own = new Map<string, SourceEntry>();
    const merges: unknown[] = [];
    for (const pair of node.items) {
      const key = this.#read(pair.key);
      if (key.kind !== "scalar") continue;
      if (key.text === "<<" && key.style === "plain") merges.push(pair.value);
      else this.#add(own, key, pair);
    }
    const entries = [...own.values()];
    if (merges.length === 0 || this.#merging.has(node)) return entries;
    this.#merging.add(node);
    for (const source of merges.flatMap((value) => this.#merged(value))) {
      for (const entry of source.entries) {
        this.#inherited += 1;
        if (own.has(entry.key.text) || this.#inherited > inheritedLimit) continue;
        const inherited = { ...entry, inherited: true };
        own.set(entry.key.text, inherited);
        entries.push(inherited);
      }
    }
    this.#merging.delete(node);
    return entries;
  }

  #add(own: Map<string, SourceEntry>, key: SourceScalar, pair: Pair): void {
    if (own.has(key.text)) {
      this.#problems.push({
        span: key.span,
        message: message("The key “{0}” stands here twice; the last one counts.", key.text),
      });
      own.delete(key.text);
    }
    const end = key.outer.end;
    own.set(key.text, { key, value: this.#read(pair.value, span(end, end)), inherited: false });
  }

  #merged(value: unknown): readonly SourceMapping[] {
    const node = this.#read(value);
    if (node.kind === "mapping") return [node];
    return node.kind === "list" ? node.items.filter((item) => item.kind === "mapping") : [];
  }

  #scalar(node: YamlScalar): Scalar {
    const outer = this.#spanOf(node);
    const style = styles[node.type ?? ""] ?? "plain";
    const inner = innerOf(this.#clean, outer, style);
    const joined = typeof node.source === "string" ? node.source : "";
    const source = unfolded(joined);
    const value = isJoined(joined) ? source : plainValue(node.value);
    const scalar = new Scalar(this.#clean, { text: source, value, style, span: inner, outer });
    if (!source.includes(placeholder)) return scalar;
    const text = source.replace(/\ue000/g, (char, i: number) => this.#text[scalar.spanOf(i, i + 1).start] ?? char);
    return new Scalar(this.#clean, { text, value: text, style, span: inner, outer }, source);
  }

  #nothing(at: Span = span(0, 0)): Scalar {
    return new Scalar(this.#text, { text: "", value: null, style: "plain", span: at, outer: at });
  }

  #follow(node: unknown): Node | undefined {
    let current = node;
    while (isAlias(current)) {
      this.#aliases += 1;
      if (this.#aliases > aliasLimit) return this.#tooManyAliases(current);
      current = this.#anchored(current);
    }
    return isScalar(current) || isMap(current) || isSeq(current) ? current : undefined;
  }

  /** The last node of that name before the reference. */
  #anchored(alias: Alias): Node | undefined {
    this.#anchors ??= anchorsOf(this.#document);
    const start = alias.range?.[0] ?? 0;
    return this.#anchors.get(alias.source)?.findLast((node) => (node.range?.[0] ?? 0) < start);
  }

  #tooManyAliases(alias: Alias): undefined {
    if (this.#aliases !== aliasLimit + 1) return;
    this.#problems.push({
      span: this.#spanOf(alias),
      message: message("This file uses more than {0} references (*name); the rest is ignored.", aliasLimit),
    });
  }

  /** Without the blanks and line ends behind it. */
  #spanOf(node: Node): Span {
    const [start, end] = node.range ?? [0, 0];
    const length = this.#text.length;
    const trimmed = this.#clean.slice(start, end).trimEnd().length;
    return span(Math.min(start, length), Math.min(start + trimmed, length));
  }
}

class YamlMapping implements SourceMapping {
  readonly kind = "mapping";
  readonly span: Span;
  readonly flow: boolean;
  #read: (() => readonly SourceEntry[]) | undefined;
  #entries: readonly SourceEntry[] = [];

  constructor(at: Span, flow: boolean, read: () => readonly SourceEntry[]) {
    this.span = at;
    this.flow = flow;
    this.#read = read;
  }

  get entries(): readonly SourceEntry[] {
    const read = this.#read;
    this.#read = undefined;
    if (read) this.#entries = read();
    return this.#entries;
  }

  get(key: string): SourceNode | undefined {
    return this.entries.find((entry) => entry.key.text === key)?.value;
  }
}

class YamlList implements SourceList {
  readonly kind = "list";
  readonly span: Span;
  readonly #read: () => readonly SourceNode[];
  #items: readonly SourceNode[] | undefined;

  constructor(at: Span, read: () => readonly SourceNode[]) {
    this.span = at;
    this.#read = read;
  }

  get items(): readonly SourceNode[] {
    this.#items ??= this.#read();
    return this.#items;
  }
}

function anchorsOf(document: Document): ReadonlyMap<string, readonly Node[]> {
  const anchors = new Map<string, Node[]>();
  visit(document, {
    Value(_, node) {
      if (node.anchor === undefined) return;
      const same = anchors.get(node.anchor);
      if (same) same.push(node);
      else anchors.set(node.anchor, [node]);
    },
  });
  return anchors;
}

function innerOf(text: string, outer: Span, style: ScalarStyle): Span {
  if (style === "plain") return outer;
  if (style === "single" || style === "double") {
    const closed = outer.end > outer.start + 1 && text[outer.end - 1] === text[outer.start];
    return span(Math.min(outer.start + 1, outer.end), closed ? outer.end - 1 : outer.end);
  }
  const header = /^[^\n]*(?:\n\s*|$)/.exec(text.slice(outer.start, outer.end))?.[0].length ?? 0;
  return span(outer.start + header, outer.end);
}

const plainValue = (value: unknown): string | number | boolean | null =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
