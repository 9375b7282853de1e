import type { FindingCounts } from "../../../server/src/protocol";

/** Puts an English text with `{0}` placeholders into the user's language. */
export type Say = (text: string, ...args: (string | number)[]) => string;

export const total = (counts: FindingCounts): number => counts.error + counts.warning + counts.info + counts.hint;

export function countsInWords(counts: FindingCounts, say: Say): string {
  const all = total(counts);
  if (all === 0) return say("No findings");
  return all === 1 ? say("1 finding") : say("{0} findings", all);
}

/** `2 errors, 1 hint`: only what there is. */
export function severitiesInWords(counts: FindingCounts, say: Say): string {
  const words = [
    one(counts.error, say("1 error"), say("{0} errors", counts.error)),
    one(counts.warning, say("1 warning"), say("{0} warnings", counts.warning)),
    one(counts.info, say("1 note"), say("{0} notes", counts.info)),
    one(counts.hint, say("1 hint"), say("{0} hints", counts.hint)),
  ];
  return words.filter((word) => word !== "").join(say(", "));
}

function one(count: number, singular: string, plural: string): string {
  if (count === 0) return "";
  return count === 1 ? singular : plural;
}

/** How a check of the workspace ended: the same kinds of findings that the Problems view counts. */
export function checkInWords(checked: number, filesWithFindings: number, counts: FindingCounts, say: Say): string {
  const documents = checked === 1 ? say("1 document checked") : say("{0} documents checked", checked);
  if (total(counts) === 0) return say("{0}: no findings.", documents);
  const found = severitiesInWords(counts, say);
  return filesWithFindings === 1
    ? say("{0}: {1} in 1 file.", documents, found)
    : say("{0}: {1} in {2} files.", documents, found, filesWithFindings);
}
