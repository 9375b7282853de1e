import type { MarkdownDocument } from "../../markdown/document";
import { alertKey } from "../../runbooks/names";
import type { TextEdit } from "../../text/span";
import { readFiringHistory } from "./firingHistory";
import { readWorksheet, type WorksheetCell } from "./readWorksheet";

/** What a pasted history changes in a worksheet. */
export interface FilledHistory {
  readonly edits: readonly TextEdit[];
  /** Alerts of the worksheet of which something was filled in. */
  readonly filled: number;
  /** Names of the history that no row of the worksheet has. */
  readonly unmatched: readonly string[];
}

/** Fills how often alerts fired and were acted on into the empty cells of a worksheet; what stands there stays. */
export function fillHistory(markdown: MarkdownDocument, history: string): FilledHistory {
  const rows = readWorksheet(markdown).filter((row) => row.fired !== undefined || row.actedOn !== undefined);
  const firings = readFiringHistory(
    history,
    rows.map(({ name }) => name.text),
  );
  const byKey = new Map(firings.map((one) => [alertKey(one.name), one]));
  const edits: TextEdit[] = [];
  const matched = new Set<string>();
  let filled = 0;
  for (const { name, fired, actedOn } of rows) {
    const key = alertKey(name.text);
    const told = byKey.get(key);
    if (told === undefined) continue;
    matched.add(key);
    const own = [...filledCell(fired, told.fired), ...filledCell(actedOn, told.actedOn)];
    if (own.length > 0) filled += 1;
    edits.push(...own);
  }
  const unmatched = firings.filter(({ name }) => !matched.has(alertKey(name))).map(({ name }) => name);
  return { edits, filled, unmatched };
}

function filledCell(cell: WorksheetCell | undefined, count: number | undefined): TextEdit[] {
  if (cell === undefined || count === undefined || cell.text !== "") return [];
  return [{ span: cell.span, newText: ` ${count.toString()} ` }];
}
