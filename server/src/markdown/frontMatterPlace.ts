import type { Span } from "../text/span";
import { afterEol, lineEnd } from "./lines";

/** Where front matter stands, fences included and without the end of its last line. */
export interface FrontMatterPlace {
  readonly format: "yaml" | "toml";
  readonly span: Span;
  readonly content: Span;
}

/**
 * Finds front matter: at the very start (a byte order mark may precede it), `---` or `+++` alone on a line,
 * and closed by the same. A thematic break at the start of a document closes nothing and is none.
 */
export function findFrontMatter(text: string): FrontMatterPlace | undefined {
  const start = text.startsWith("\ufeff") ? 1 : 0;
  const mark = text.slice(start, start + 3);
  if (mark !== "---" && mark !== "+++") return undefined;
  const opened = lineEnd(text, start);
  if (opened === text.length || !isFence(text, start, opened, mark)) return undefined;
  const from = afterEol(text, opened);
  for (let at = from; at < text.length || at === from;) {
    const end = lineEnd(text, at);
    if (isFence(text, at, end, mark)) {
      const format = mark === "---" ? "yaml" : "toml";
      return { format, span: { start, end }, content: { start: from, end: at } };
    }
    if (end >= text.length) return undefined;
    at = afterEol(text, end);
  }
  return undefined;
}

function isFence(text: string, start: number, end: number, mark: string): boolean {
  return text.startsWith(mark, start) && /^[ \t]*$/.test(text.slice(start + 3, end));
}
