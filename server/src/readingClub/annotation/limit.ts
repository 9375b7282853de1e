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

/**
 * The same where files need not be read to know which of them are small: the first one that goes beyond the limit and
 * those after it are left, unread.
 * @param paths smaller files first
 * @param read undefined for what is no file of notes
 */
export function withinLines<F extends { readonly events: readonly AnnotationEvent[] }>(
  paths: readonly string[],
  read: (path: string) => F | undefined,
  most = mostEvents,
): { readonly read: readonly F[]; readonly left: readonly string[] } {
  const kept: F[] = [];
  let count = 0;
  for (const [at, path] of paths.entries()) {
    const file = read(path);
    count += file?.events.length ?? 0;
    if (count > most) return { read: kept, left: paths.slice(at) };
    if (file !== undefined) kept.push(file);
  }
  return { read: kept, left: [] };
}
