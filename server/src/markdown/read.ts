import { LineIndex } from "../text/lineIndex";
import type { MarkdownDocument } from "./document";
import { flattenRoot } from "./flatten";
import { parseMarkdown } from "./parse";

export function readMarkdown(text: string): MarkdownDocument {
  const root = parseMarkdown(text);
  return {
    text,
    lines: new LineIndex(text),
    frontMatter: undefined,
    chunks: [{ start: 0, end: text.length, content: { text, root, blocks: flattenRoot(root, text) } }],
    masks: [],
    suppressions: [],
    definitions: new Map(),
    degraded: false,
  };
}

export function updateMarkdown(_previous: MarkdownDocument, text: string): MarkdownDocument {
  return readMarkdown(text);
}
