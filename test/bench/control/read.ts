import { ParsedContent } from "../../../server/src/markdown/chunkContent";
import type { MarkdownDocument } from "../../../server/src/markdown/document";
import { readFrontMatter } from "../../../server/src/markdown/frontMatter";
import { findFrontMatter } from "../../../server/src/markdown/frontMatterPlace";
import { gatherLabels, guessLabels } from "../../../server/src/markdown/labels";
import { parseChunk } from "../../../server/src/markdown/parse";
import { ReadDocument } from "../../../server/src/markdown/readDocument";
import { LineIndex } from "../../../server/src/text/lineIndex";

/** The control: the whole text through the parser, as one chunk, whenever a document is read. */
export function readMarkdown(text: string): MarkdownDocument {
  const place = findFrontMatter(text);
  const start = place?.span.end ?? (text.startsWith("\ufeff") ? 1 : 0);
  const body = text.slice(start);
  const labels = guessLabels(text);
  const content = new ParsedContent(body, true, labels, parseChunk(body, labels, true));
  return new ReadDocument({
    text,
    lines: new LineIndex(text),
    frontMatter: place && readFrontMatter(text, place),
    degraded: true,
    chunks: [{ start, end: text.length, content }],
    labels: gatherLabels([content.defines]),
  });
}

export const updateMarkdown = (_previous: MarkdownDocument, text: string): MarkdownDocument => readMarkdown(text);

export const degrade = (document: MarkdownDocument): MarkdownDocument => document;
