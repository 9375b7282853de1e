import type { Block } from "../markdown/blocks";
import type { ChunkContent } from "../markdown/document";
import { memoByBlock } from "./memo";
import { linesOf } from "./place";

/** What a look at a block tells without reading it: most blocks hold neither a time nor a label, and are passed over. */
export interface Hints {
  /** A digit, or a word for a part of the day: a time may stand here. */
  readonly times: boolean;
  /** Bold text or a colon: a label may stand here. */
  readonly labels: boolean;
}

const timeLike =
  /\d|[xX?]{2}:|HH|hh:|YYYY|noon|morning|afternoon|evening|night|EOD|[朝昼夜夕晩]|未明|早朝|午前|午後|正午|深夜|終日|日中|翌/;

/** Hints for the blocks of a chunk, in their order; kept while the chunk's content is. */
export const hintsOf = memoByBlock((content: ChunkContent): readonly Hints[] => content.blocks.map(hintsFor));

const none: Hints = { times: false, labels: false };
const both: Hints = { times: true, labels: true };
const onlyTimes: Hints = { times: true, labels: false };
const onlyLabels: Hints = { times: false, labels: true };

function hintsFor(block: Block): Hints {
  if (block.type === "opaque") return none;
  if (block.type === "table") return both;
  const lines = linesOf(block);
  const times = lines.some(({ text }) => timeLike.test(text));
  const labels = lines.some(({ text, marks }) => /[:：=]/.test(text) || marks.some(({ kind }) => kind === "strong"));
  if (times) return labels || mayNameTime(lines) ? both : onlyTimes;
  return labels ? onlyLabels : none;
}

/** `First detected 11:48`: a label may also stand right before a time. */
const mayNameTime = (lines: ReturnType<typeof linesOf>): boolean =>
  lines.some(({ text }) => /^\s*\p{L}.*\d/u.test(text));
