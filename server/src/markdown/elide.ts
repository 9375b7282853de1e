import type { Root, RootContent } from "mdast";
import { verbatimIn, type Verbatim } from "./boundaries";
import type { ParsedChunk } from "./parse";
import { visitNodes } from "./visit";

/** Content shorter than this is parsed as quickly as it is left out. */
const worthwhile = 80;

/** NUL is replaced by the parser in content too. */
const mayElide = /^(?:```|~~~|<!--)/m;

/**
 * Parses a chunk without the content of its fences and comments at column 0, which may be most of it, and puts
 * the content back into the tree. Undefined when there is nothing to leave out.
 */
export function parseElided(text: string, parse: (text: string) => ParsedChunk): ParsedChunk | undefined {
  if (!mayElide.test(text) || text.includes("\0")) return undefined;
  const blocks = verbatimIn(text).filter(({ content }) => content.end - content.start >= worthwhile);
  if (blocks.length === 0) return undefined;
  let rest = "";
  let at = 0;
  for (const { content } of blocks) {
    rest += text.slice(at, content.start);
    at = content.end;
  }
  const parsed = parse(rest + text.slice(at));
  return { ...parsed, root: new Restorer(text, blocks).restore(parsed.root) };
}

/** Moves the blocks of a tree to where they stand in the whole text, and fills in what was left out. */
class Restorer {
  readonly #text: string;
  readonly #blocks: readonly Verbatim[];
  #next = 0;
  #offset = 0;
  #lines = 0;

  constructor(text: string, blocks: readonly Verbatim[]) {
    this.#text = text;
    this.#blocks = blocks;
  }

  restore(root: Root): Root {
    for (const node of root.children) {
      this.#move(node);
      const block = this.#blocks[this.#next];
      if (block && node.position?.start.offset === block.start) this.#fill(node, block);
    }
    return root;
  }

  #move(node: RootContent): void {
    if (this.#offset === 0) return;
    visitNodes(node, ({ position }) => {
      for (const point of position ? [position.start, position.end] : []) {
        point.offset = (point.offset ?? 0) + this.#offset;
        point.line += this.#lines;
      }
    });
  }

  #fill(node: RootContent, { start, content }: Verbatim): void {
    const left = this.#text.slice(content.start, content.end);
    const lines = left.match(/\r\n|\n|\r/g)?.length ?? 0;
    this.#next += 1;
    this.#offset += left.length;
    this.#lines += lines;
    if (!node.position) return;
    const end = node.position.end;
    end.offset = (end.offset ?? 0) + left.length;
    end.line += lines;
    end.column = end.offset - lineStart(this.#text, end.offset) + 1;
    if (node.type === "code") node.value = left.replace(/(?:\r\n|\n|\r)$/, "");
    if (node.type === "html") node.value = this.#text.slice(start, end.offset);
  }
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
}
