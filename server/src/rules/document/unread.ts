import type { MarkdownDocument } from "../../markdown/document";
import { ReadDocument } from "../../markdown/readDocument";
import type { Span } from "../../text/span";

/** The first line of the first part that nests too deeply to be parsed; undefined when all of the document is read. */
export function unreadPart(markdown: MarkdownDocument): Span | undefined {
  if (!(markdown instanceof ReadDocument)) return undefined;
  const chunk = markdown.chunks.find(({ content }) => content.opaque);
  if (chunk === undefined) return undefined;
  const { text } = chunk.content;
  const lead = /^(?:[ \t]*(?:\r\n|\r|\n))*/.exec(text)?.[0].length ?? 0;
  const line = /^[^\r\n]*/.exec(text.slice(lead))?.[0].trimEnd() ?? "";
  return { start: chunk.start + lead, end: chunk.start + lead + line.length };
}
