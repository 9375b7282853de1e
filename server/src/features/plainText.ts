import type { DocumentContext } from "./context";

/**
 * Text of the document shown as text in Markdown: no markup of its own takes effect, and a cell stays a cell.
 * Cut after so many characters.
 */
export function plain(text: string, longest = 120): string {
  const line = text.replace(/\s+/g, " ").trim();
  return (line.length > longest ? `${line.slice(0, longest - 1)}…` : line).replace(/[\\`*_{}[\]<>|#!&]/g, "\\$&");
}

/** The line of an offset as editors number it, from 1. */
export const lineOf = ({ model }: DocumentContext, offset: number): string =>
  (model.markdown.lines.lineOf(offset) + 1).toString();
