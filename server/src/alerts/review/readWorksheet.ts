import type { TableBlock, TableCell, TableRow } from "../../markdown/blocks";
import type { MarkdownDocument } from "../../markdown/document";
import { labelKey } from "../../text/normalize";
import type { Span } from "../../text/span";

/** A cell of a worksheet. */
export interface WorksheetCell {
  readonly text: string;
  /** Between the pipes, blanks included. */
  readonly span: Span;
  /** Of the first link in it. */
  readonly link: string | undefined;
}

const columnWords = {
  name: /^(?:alerts?|alert (?:name|rule)|monitors?|gaps?|アラート(?:名)?|監視(?:名|ルール)?|モニター|検知できなかったもの|ギャップ)$/,
  fired: /^(?:fired|firings?|times fired|count|発報(?:回数|数)?|発生(?:回数|件数)|発火回数)$/,
  actedOn: /^(?:actedon|acted|actions?taken|handled|対応(?:回数|件数)|対応した回数)$/,
  verdict: /^(?:verdicts?|decision|judge?ment|判定|判断|結論)$/,
  reason: /^(?:reasons?|why|notes?|comments?|理由|備考|コメント)$/,
  owner: /^(?:owners?|assignee|who|担当(?:者)?|オーナー)$/,
  due: /^(?:due(?:date)?|deadline|by(?:when)?|期限|期日|締切)$/,
} as const;
export type WorksheetColumn = keyof typeof columnWords;
const columns = Object.keys(columnWords) as readonly WorksheetColumn[];

export type WorksheetRow = Readonly<Partial<Record<WorksheetColumn, WorksheetCell>>> & {
  readonly name: WorksheetCell;
};

/** The rows of every table that judges alerts or gaps: known by the titles of its columns, in whatever order they stand. */
export function readWorksheet({ chunks }: MarkdownDocument): readonly WorksheetRow[] {
  return chunks.flatMap(({ start, content }) =>
    content.blocks.flatMap((block) => (block.type === "table" ? rowsOf(block, start) : [])),
  );
}

function rowsOf(table: TableBlock, base: number): readonly WorksheetRow[] {
  const kinds = table.header.cells.map(({ content }) => columnOf(content.text));
  const name = Math.max(0, kinds.indexOf("name"));
  if (!kinds.includes("verdict") && !kinds.includes("fired")) return [];
  return table.rows.flatMap((row) => {
    const first = cellAt(row, name, base);
    if (first === undefined || first.text === "") return [];
    const told = kinds.flatMap((kind, column) => {
      const cell = kind === undefined || kind === "name" ? undefined : cellAt(row, column, base);
      return cell === undefined ? [] : [[kind, cell]];
    });
    return [{ ...(Object.fromEntries(told) as Partial<Record<WorksheetColumn, WorksheetCell>>), name: first }];
  });
}

function columnOf(title: string): WorksheetColumn | undefined {
  const key = labelKey(title).replace(/[（(].*$/, "");
  return columns.find((column) => columnWords[column].test(key));
}

function cellAt(row: TableRow, column: number, base: number): WorksheetCell | undefined {
  const cell: TableCell | undefined = row.cells[column];
  return (
    cell && {
      text: cell.content.text.trim(),
      span: { start: base + cell.span.start, end: base + cell.span.end },
      link: cell.content.marks.find(({ kind }) => kind === "link")?.url,
    }
  );
}
