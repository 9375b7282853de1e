import type { AnchorOutcome, AnchorRecord } from "./anchor";
import { Base } from "./base";
import { byText } from "./byText";
import { find, type Decision } from "./find";
import { Page } from "./page";
import { Patchwork } from "./patchwork";

/** Where the text of an earlier version can be had, by git's id of it. */
export interface AnchorOptions {
  readonly base?: ((blob: string) => string | undefined) | undefined;
}

/** Words of a page, times texts, that are compared from end to end; about a second. */
const mostCompared = 2_000_000;

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
  const texts = byText(records);
  const mayCompare = texts.length * page.words.count <= mostCompared;
  for (const { blob, records: group } of texts) {
    const text = blob === undefined ? undefined : base?.(blob);
    const whole = text === undefined ? undefined : new Base(text, page);
    const others = group.filter((record) => {
      const passage = whole?.passageOf(record);
      if (whole === undefined || passage === undefined) return true;
      decisions.set(record, find(record, page, { passage, earlier: whole.earlier }));
      return false;
    });
    // Too many texts to compare each with all of the page: each is then looked for where it may be.
    const patchwork = mayCompare ? new Patchwork(others, page) : undefined;
    for (const record of others) {
      const passage = patchwork?.passageOf(record);
      decisions.set(record, find(record, page, patchwork && passage && { passage, earlier: patchwork.earlier }));
    }
  }
  return records.map((record) => outcome(decisions.get(record) ?? { status: "orphaned", near: undefined }, page));
}

function outcome(decision: Decision, { source }: Page): AnchorOutcome {
  const given = ({ start, end }: { readonly start: number; readonly end: number }) => ({
    start: source.toGiven(start),
    end: Math.max(source.toGiven(start), source.toGiven(end)),
  });
  if (decision.status === "orphaned") return { status: "orphaned", near: decision.near && given(decision.near) };
  return { status: decision.status, span: given(decision.span) };
}
