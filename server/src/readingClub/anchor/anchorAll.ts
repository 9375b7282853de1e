import type { AnchorOutcome, AnchorRecord } from "./anchor";
import { Base } from "./fromBase";
import { findVerbatim, fromMemory, type Decision } from "./fromMemory";
import { Neighbours } from "./neighbours";
import { Page } from "./page";

/** Where the text of an earlier version can be had, by git's id of it. */
export interface AnchorOptions {
  readonly base?: ((blob: string) => string | undefined) | undefined;
}

/**
 * Where the texts of annotations are in a document now, all of them at once: the document is read once, and compared
 * once with each text that annotations were made on.
 * @param given the document, any line endings
 * @returns an outcome for each record, in their order
 */
export function anchorAll(
  records: readonly AnchorRecord[],
  given: string,
  { base }: AnchorOptions = {},
): AnchorOutcome[] {
  const page = new Page(given);
  const bases = new Map<string, Base | undefined>();
  const baseOf = (blob: string | undefined): Base | undefined => {
    if (blob === undefined || base === undefined) return undefined;
    if (!bases.has(blob)) {
      const text = base(blob);
      bases.set(blob, text === undefined ? undefined : new Base(text, page));
    }
    return bases.get(blob);
  };
  const decisions = records.map((record) => baseOf(record.blob)?.find(record));
  return remembered(records, decisions, page).map((decision) => outcome(decision, page));
}

/** The decisions, where there is none yet made from what the records hold. */
function remembered(
  records: readonly AnchorRecord[],
  decisions: readonly (Decision | undefined)[],
  page: Page,
): Decision[] {
  const neighbours = new Neighbours(page);
  const verbatim = records.map((record, index) => {
    if (decisions[index] !== undefined) return undefined;
    const found = findVerbatim(record, page);
    const [only, another] = found.sure;
    if (only !== undefined && another === undefined) neighbours.add(record, only);
    return found;
  });
  neighbours.settle();
  return records.map((record, index) => {
    const found = verbatim[index] ?? { starts: [], sure: [] };
    return decisions[index] ?? fromMemory(record, page, found, neighbours.expected(record));
  });
}

function outcome(decision: Decision, { source }: Page): AnchorOutcome {
  const given = ({ start, end }: { readonly start: number; readonly end: number }) => ({
    start: source.toGiven(start),
    end: Math.max(source.toGiven(start), source.toGiven(end)),
  });
  if (decision.status === "orphaned") return { status: "orphaned", near: decision.near && given(decision.near) };
  return { status: decision.status, span: given(decision.span) };
}
