import type { ChunkContent, MarkdownDocument } from "../markdown/document";
import type { Span } from "../text/span";
import { memoByBlock } from "./memo";
import { spanIn } from "./place";

const wiki = /\[\[([^[\]|\n]+)(?:\|[^[\]\n]*)?\]\]/g;
const incidentId =
  /(?<![\w/-])(?:PM|INC|INCIDENT|POSTMORTEM)-?\d{4}-\d{2,4}(?![\w-])|(?<![\w/-])(?:INC|PM)-\d{1,6}(?![\w-])/g;

const mentionsOf = memoByBlock((content: ChunkContent): readonly { readonly id: string; readonly span: Span }[] => {
  const found: { id: string; span: Span }[] = [];
  for (const match of content.text.matchAll(wiki))
    found.push({ id: (match[1] ?? "").trim(), span: { start: match.index, end: match.index + match[0].length } });
  for (const match of content.text.matchAll(incidentId)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (!found.some((other) => other.span.start <= span.start && span.end <= other.span.end))
      found.push({ id: match[0], span });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
});

/** Ids of incidents and wiki pages a document names. */
export function readMentions(markdown: MarkdownDocument): readonly { readonly id: string; readonly span: Span }[] {
  return markdown.chunks.flatMap((chunk) =>
    mentionsOf(chunk.content).map(({ id, span }) => ({ id, span: spanIn(chunk.start, span) })),
  );
}
