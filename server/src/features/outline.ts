import { FoldingRangeKind, SymbolKind, type DocumentSymbol, type FoldingRange } from "vscode-languageserver";
import type { Section } from "../model/document";
import type { DocumentContext } from "./context";

/** Sections as a tree; for editors without a Markdown outline of their own. */
export function documentSymbols({ model }: DocumentContext): DocumentSymbol[] {
  const { lines } = model.markdown;
  const roots: DocumentSymbol[] = [];
  const bySection = new Map<Section, DocumentSymbol>();
  for (const section of model.sections) {
    if (section.form !== "heading") continue;
    const symbol: DocumentSymbol = {
      name: section.title === "" ? "#" : section.title,
      kind: SymbolKind.String,
      range: lines.rangeOf(section.span),
      selectionRange: lines.rangeOf(section.titleSpan),
      children: [],
    };
    bySection.set(section, symbol);
    const parent = section.parent && bySection.get(section.parent);
    (parent?.children ?? roots).push(symbol);
  }
  return roots;
}

/** Sections, and the front matter; for editors that fold Markdown by nothing else. */
export function foldingRanges({ model }: DocumentContext): FoldingRange[] {
  const { lines, frontMatter, text } = model.markdown;
  const ranges = model.sections
    .filter(({ form }) => form === "heading")
    .map(({ span }) => {
      const last = span.end - (/\s*$/.exec(text.slice(span.start, span.end))?.[0].length ?? 0);
      return {
        startLine: lines.lineOf(span.start),
        endLine: lines.lineOf(Math.max(span.start, last)),
        kind: FoldingRangeKind.Region,
      };
    });
  if (frontMatter !== undefined) {
    const { start, end } = frontMatter.span;
    ranges.unshift({
      startLine: lines.lineOf(start),
      endLine: lines.lineOf(Math.max(start, end - 1)),
      kind: FoldingRangeKind.Region,
    });
  }
  return ranges.filter(({ startLine, endLine }) => endLine > startLine);
}
