import type { AnnotationEvent } from "./event";

/** Lines of one reading club; a team writes some thousands a year. */
export const mostEvents = 200_000;

/**
 * Which of the files of a club are read when they hold more than anybody writes: the smaller ones, so that a flood of
 * lines takes the place of nobody's notes.
 */
export function withinLimit<F extends { readonly events: readonly AnnotationEvent[] }>(
  files: readonly F[],
  most = mostEvents,
): ReadonlySet<F> {
  const kept = new Set<F>();
  let count = 0;
  for (const file of [...files].sort((a, b) => a.events.length - b.events.length)) {
    count += file.events.length;
    if (count > most) break;
    kept.add(file);
  }
  return kept;
}
