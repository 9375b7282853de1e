import type { FoldedNote } from "../../readingClub/annotation/fold";
import { isEmptied, likelyAs, mostLikely, type Likely, type MovedTo } from "../../readingClub/annotation/movedTo";
import type { Documents } from "./documents";

/** Earlier texts of the document at a source; of one that is still there only what notes were made on. */
type OldTexts = (source: string, notes: readonly FoldedNote[], emptied: boolean) => readonly string[];

/** Where documents are that are not where they were, or have next to nothing left of what they were, by the old path. */
export function movedDocuments(
  documents: Documents,
  sources: ReadonlyMap<string, readonly FoldedNote[]>,
  oldTexts: OldTexts,
): ReadonlyMap<string, MovedTo> {
  const missing = [...sources].flatMap(([source, notes]) => {
    if (notes[0]?.target.external !== false) return [];
    const emptied = documents.exists(source);
    if (emptied && !isEmptied(notes, documents.text(source) ?? "")) return [];
    return [{ source, notes, emptied, old: oldTexts(source, notes, emptied), likely: [] as Likely[] }];
  });
  for (const path of missing.length === 0 ? [] : documents.all()) {
    const text = documents.text(path);
    for (const { source, notes, old, likely } of text === undefined ? [] : missing) {
      const like = source === path ? undefined : likelyAs(notes, { path, text: text ?? "" }, old);
      if (like !== undefined) likely.push(like);
    }
  }
  return new Map(
    missing.flatMap(({ source, likely, emptied }) => {
      const moved = mostLikely(source, likely, emptied);
      return moved === undefined ? [] : [[source, moved] as const];
    }),
  );
}
