import type { Node, Root, RootContent } from "mdast";
import type { MarkdownDocument } from "./document";
import { parseMarkdown } from "./parse";
import { ReadDocument } from "./readDocument";
import { visitNodes } from "./visit";

type Point = NonNullable<Node["position"]>["start"];

/**
 * Whether the document, chunk by chunk, is what a full parse of its text gives, all positions included.
 * As slow as a full parse: meant for idle moments. A document for which it fails is read on by `degrade`.
 */
export function verify(document: MarkdownDocument): boolean {
  if (document.degraded || !(document instanceof ReadDocument)) return true;
  // What the parser must not be given cannot be compared with what it says.
  if (document.chunks.some(({ content }) => content.opaque)) return true;
  return same(composeTree(document).children, bodyOf(parseMarkdown(document.text)));
}

/** The tree of the whole document, without its front matter, with positions in the document's text. */
export function composeTree({ chunks, lines }: MarkdownDocument): Root {
  const children = chunks.flatMap(({ start, content }) => {
    const { line, character } = lines.positionAt(start);
    const placed = (at: Point): Point => ({
      line: at.line + line,
      column: at.column + (at.line === 1 ? character : 0),
      offset: (at.offset ?? 0) + start,
    });
    const root = copied(content.root);
    visitNodes(root, (node) => {
      if (node.position) node.position = { start: placed(node.position.start), end: placed(node.position.end) };
    });
    return root.children;
  });
  return { type: "root", children };
}

/** A copy of a tree down to its nodes; what they hold otherwise is shared. */
function copied(root: Root): Root {
  const copy = { ...root };
  visitNodes(copy, (node) => {
    if ("children" in node) Object.assign(node, { children: node.children.map((child) => ({ ...child })) });
  });
  return copy;
}

/** The blocks of a full parse that are not front matter. */
export function bodyOf(root: Root): readonly RootContent[] {
  return root.children.filter((node) => node.type !== "yaml" && !isToml(node));
}

const isToml = (node: Node): boolean => node.type === "toml";

/** Deep equality of plain data without recursion: trees may be deep. */
function same(left: unknown, right: unknown): boolean {
  const waiting: [unknown, unknown][] = [[left, right]];
  for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
    const [a, b] = pair;
    if (Object.is(a, b)) continue;
    if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
    if (Array.isArray(a) !== Array.isArray(b)) return false;
    const entries = definedEntries(a);
    const others = definedEntries(b);
    if (entries.size !== others.size) return false;
    for (const [key, value] of entries) waiting.push([value, others.get(key)]);
  }
  return true;
}

const definedEntries = (value: object): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(value).filter(([, inner]) => inner !== undefined));
