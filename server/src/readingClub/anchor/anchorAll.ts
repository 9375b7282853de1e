import type { AnchorOutcome, AnchorRecord } from "./anchor";
import { Base } from "./fromBase";
import { fromMemory, type Decision } from "./fromMemory";
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
  const neighbours = new Neighbours(records, page);
  const decisions = records.map((record) => baseOf(record.blob)?.find(record));
  return records.map((record, index) => {
    const decision = decisions[index] ?? fromMemory(record, page, neighbours.expected(record));
    return outcome(decision, page);
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
