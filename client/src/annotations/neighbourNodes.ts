import type { AnnotationThread } from "../../../server/src/protocol";

interface Position {
  readonly line: number;
  readonly character: number;
}

/** The note after a position, or before it; past the end, from the other end. Notes without a place are left out. */
export function neighbour(
  notes: readonly AnnotationThread[],
  from: Position,
  direction: "next" | "previous",
): AnnotationThread | undefined {
  const placed = notes
    .flatMap((note) => (note.range === undefined ? [] : [{ note, at: note.range.start }]))
    .sort((a, b) => compare(a.at, b.at));
  const found =
    direction === "next"
      ? (placed.find(({ at }) => compare(at, from) > 0) ?? placed[0])
      : (placed.findLast(({ at }) => compare(at, from) < 0) ?? placed.at(-1));
  return found?.note;
}

const compare = (a: Position, b: Position): number => a.line - b.line || a.character - b.character;
