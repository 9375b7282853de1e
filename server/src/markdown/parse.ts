import type { Node, Nodes, Root } from "mdast";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified, type Data, type Processor } from "unified";
import { findFrontMatter } from "./frontMatterPlace";
import { visitNodes } from "./visit";

const BOM = "\ufeff";

type MicromarkExtension = NonNullable<Data["micromarkExtensions"]>[number];
type Constructs = NonNullable<NonNullable<MicromarkExtension["document"]>["null"]>;
type Construct = Exclude<Constructs, readonly unknown[]>;

/** Labels as the tree's identifiers: white space collapsed, case folded, lower case. */
export interface KnownLabels {
  readonly definitions: ReadonlySet<string>;
  readonly footnotes: ReadonlySet<string>;
}

export interface Definitions {
  readonly targets: readonly (readonly [identifier: string, url: string])[];
  readonly footnotes: readonly string[];
}

/** A parsed chunk, and which labels its text asked for: what its tree depends on. */
export interface ParsedChunk {
  readonly root: Root;
  /** False when a block at the chunk's end would go on in what follows: then the chunk is too short. */
  readonly closed: boolean;
  readonly asks: KnownLabels;
  /** True when the chunk was left unparsed (`isIntricate`). */
  readonly opaque?: true;
}

/** What a tree that mentions no label asks for. */
export const asksNothing: KnownLabels = { definitions: new Set(), footnotes: new Set() };

const plain = unified().use(remarkParse).use(remarkGfm).freeze();
const withFrontMatter = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ["yaml", "toml"]).freeze();

/**
 * Parses a whole text (CommonMark, GFM and front matter), positions exact in the text as given:
 * the parser drops a byte order mark without counting it, here it counts. Front matter is asked for only where
 * there is some: while micromark seeks the end of what only begins like it, it takes no list or quote for one.
 */
export function parseMarkdown(text: string): Root {
  const root = (findFrontMatter(text) ? withFrontMatter : plain).parse(text);
  if (!text.startsWith(BOM)) return root;
  visitNodes(root, countByteOrderMark);
  return root;
}

function countByteOrderMark({ position }: Node): void {
  if (!position) return;
  for (const point of [position.start, position.end]) {
    if (point.offset !== undefined) point.offset += 1;
    if (point.line === 1) point.column += 1;
  }
}

/** The labels of one parse: micromark adds what the text defines and asks for what it mentions. */
class Labels extends Array<string> {
  readonly asked = new Set<string>();
  #elsewhere: ReadonlySet<string> = new Set();

  static knowing(elsewhere: ReadonlySet<string>): Labels {
    const labels = new Labels();
    labels.#elsewhere = elsewhere;
    return labels;
  }

  override includes(label: string): boolean {
    const identifier = label.toLowerCase();
    this.asked.add(identifier);
    return this.#elsewhere.has(identifier) || super.includes(label);
  }
}

let current = { definitions: new Labels(), footnotes: new Labels() };

/**
 * micromark keeps the labels defined so far on its parse context. This extension matches nothing: tried where
 * containers may begin, before any content is read, it puts ours in their place. Constructs for a character go
 * before those for all, hence its own place at the `[` of footnote definitions.
 */
function shareLabels(this: Processor): void {
  const construct: Construct = {
    name: "shareLabels",
    tokenize(_effects, _ok, nok) {
      this.parser.defined = current.definitions;
      this.parser.gfmFootnotes = current.footnotes;
      return nok;
    },
  };
  const data = this.data();
  (data.micromarkExtensions ??= []).push({ document: { null: construct, [leftBracket]: construct } });
}

const leftBracket = 91;

const single = unified().use(remarkParse).use(remarkGfm).use(shareLabels).freeze();

/** Stands for what follows a chunk. At the end of input blocks in containers end later than before a next block. */
const sequel = "x";

/**
 * Parses a chunk on its own; `known` are the labels that the rest of the document defines, `last` tells that
 * nothing follows. Otherwise the chunk ends with a blank line, and a block at column 0 that begins no list follows.
 */
export function parseChunk(text: string, known: KnownLabels, last: boolean): ParsedChunk {
  current = { definitions: Labels.knowing(known.definitions), footnotes: Labels.knowing(known.footnotes) };
  const { definitions, footnotes } = current;
  const source = last ? text : text + sequel;
  // Only the first mark of an input is dropped; one inside a document is a character like others.
  const root = single.parse(source.startsWith(BOM) ? BOM + source : source);
  const closed = last || root.children.at(-1)?.position?.start.offset === text.length;
  if (!last && closed) root.children.pop();
  return {
    root,
    closed,
    asks: { definitions: definitions.asked, footnotes: footnotes.asked },
  };
}

/** What a tree defines: link targets in document order, and footnotes. */
export function definitionsIn(root: Root): Definitions {
  const targets: [string, string][] = [];
  const footnotes: string[] = [];
  visitNodes(root, (node: Nodes) => {
    if (node.type === "definition") targets.push([node.identifier, node.url]);
    if (node.type === "footnoteDefinition") footnotes.push(node.identifier);
  });
  return { targets, footnotes };
}
