import type { FoldedNote } from "./fold";

/** Notes by what they are about: path of the document, or address of the external report. */
export function bySource(notes: readonly FoldedNote[]): ReadonlyMap<string, readonly FoldedNote[]> {
  const found = new Map<string, FoldedNote[]>();
  for (const note of notes) {
    const same = found.get(note.target.source);
    if (same === undefined) found.set(note.target.source, [note]);
    else same.push(note);
  }
  return found;
}
