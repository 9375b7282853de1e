import type { AnchorOutcome, AnchorRecord } from "./anchor";
import { Base } from "./base";
import { find, type Decision } from "./find";
import { Page } from "./page";
import { Patchwork } from "./patchwork";

/** Where the text of an earlier version can be had, by git's id of it. */
export interface AnchorOptions {
  readonly base?: ((blob: string) => string | undefined) | undefined;
}

/**
 * Where the texts of annotations are in a document now, all of them at once: the document is read once, and compared
 * once with each text that annotations were made on, or with what they remember of it together.
 * @param given the document, any line endings
 * @returns an outcome for each record, in their order
 */
export function anchorAll(
  records: readonly AnchorRecord[],
  given: string,
  { base }: AnchorOptions = {},
): AnchorOutcome[] {
  const page = new Page(given);
  const decisions = new Map<AnchorRecord, Decision>();
  for (const [blob, group] of byBlob(records)) {
    const text = blob === undefined ? undefined : base?.(blob);
    const whole = text === undefined ? undefined : new Base(text, page);
    const others = group.filter((record) => {
      const passage = whole?.passageOf(record);
      if (whole === undefined || passage === undefined) return true;
      decisions.set(record, find(record, page, { passage, earlier: whole.earlier }));
      return false;
    });
    // Records without an id may be of different texts: each is told by itself.
    const patchwork = blob === undefined ? undefined : new Patchwork(others, page);
    for (const record of others) {
      const passage = patchwork?.passageOf(record);
      decisions.set(record, find(record, page, patchwork && passage && { passage, earlier: patchwork.earlier }));
    }
  }
  return records.map((record) => outcome(decisions.get(record) ?? { status: "orphaned", near: undefined }, page));
}

function byBlob(records: readonly AnchorRecord[]): ReadonlyMap<string | undefined, readonly AnchorRecord[]> {
  const groups = new Map<string | undefined, AnchorRecord[]>();
  for (const record of records) {
    const group = groups.get(record.blob);
    if (group === undefined) groups.set(record.blob, [record]);
    else group.push(record);
  }
  return groups;
}

function outcome(decision: Decision, { source }: Page): AnchorOutcome {
  const given = ({ start, end }: { readonly start: number; readonly end: number }) => ({
    start: source.toGiven(start),
    end: Math.max(source.toGiven(start), source.toGiven(end)),
  });
  if (decision.status === "orphaned") return { status: "orphaned", near: decision.near && given(decision.near) };
  return { status: decision.status, span: given(decision.span) };
}
