import type { TableBlock } from "../markdown/blocks";
import type { DocumentModel, Section } from "../model/document";

/** A text as the content of a cell. */
export const asCell = (text: string): string => text.replace(/(?<!\\)\|/g, "\\|");

/** A line of a table, each cell escaped. */
export const tableLine = (cells: readonly string[]): string => `| ${cells.map(asCell).join(" | ")} |`;

/** The first table of a section with a column of that title, and the offset at which its last line ends. */
export function tableIn(
  { span }: Section,
  { markdown }: DocumentModel,
  hasTitle: (title: string) => boolean,
): { readonly table: TableBlock; readonly end: number } | undefined {
  for (const { start, content } of markdown.chunks) {
    for (const block of content.blocks) {
      const at = start + block.span.start;
      if (block.type !== "table" || at < span.start || at >= span.end) continue;
      if (block.header.cells.some((cell) => hasTitle(cell.content.text)))
        return { table: block, end: start + block.span.end };
    }
  }
  return undefined;
}
