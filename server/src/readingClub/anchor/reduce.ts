import type { Span, TextEdit } from "../../text/span";
import { align } from "./align";
import { readPieces } from "./pieces";
import { withoutChance } from "./runs";
import { settled } from "./settle";

/**
 * The smaller replacements of which a large one consists: lines and words that both texts share stay.
 * @returns edits of the old text in ascending order; applied, they give exactly the new one
 */
export function reduceReplacement(oldText: string, newText: string): TextEdit[] {
  const [old, now] = [readPieces(oldText), readPieces(newText)];
  const found = align(old.ids.subarray(0, old.count), now.ids.subarray(0, now.count));
  const runs = withoutChance(settled(found, old, now), { a: 0, b: 0 }, { a: old.count, b: now.count });
  const edits: TextEdit[] = [];
  let atOld = 0;
  let atNew = 0;
  const until = (oldEnd: number, newEnd: number) => {
    if (atOld < oldEnd || atNew < newEnd) {
      edits.push({ span: { start: atOld, end: oldEnd }, newText: newText.slice(atNew, newEnd) });
    }
  };
  for (const run of runs) {
    const [a, b] = [textOf(run.a, run.length, old), textOf(run.b, run.length, now)];
    // Pieces are compared by their hashes; what only looks the same is replaced.
    if (oldText.slice(a.start, a.end) !== newText.slice(b.start, b.end)) continue;
    until(a.start, b.start);
    [atOld, atNew] = [a.end, b.end];
  }
  until(oldText.length, newText.length);
  return edits;
}

function textOf(
  from: number,
  length: number,
  { starts, ends }: { readonly starts: Int32Array; readonly ends: Int32Array },
): Span {
  return { start: starts[from] ?? 0, end: ends[from + length - 1] ?? 0 };
}

/** Replacements in ascending order, each of a span of the text before all of them. */
type Replacements = readonly { readonly span: Span; readonly text: string }[];

/** A span after replacements. */
export interface Followed {
  /** From its first to its last character that is left. */
  readonly span: Span;
  /** The characters that are left, without any that were put in among them. */
  readonly left: string;
}

/**
 * Where a span of a text is after replacements. An empty span stays before the character behind it, or before what
 * replaces that.
 * @returns undefined when all of it was replaced
 */
export function followReplacements(oldText: string, { start, end }: Span, edits: Replacements): Followed | undefined {
  if (start === end) return { span: pointAfter(start, edits), left: "" };
  let by = 0;
  let first: number | undefined;
  let last = 0;
  let left = "";
  /** Everything before this offset is dealt with. */
  let at = start;
  const keep = (until: number) => {
    if (at >= until) return;
    first ??= at + by;
    last = until + by;
    left += oldText.slice(at, until);
    at = until;
  };
  for (const { span, text } of edits) {
    if (span.start >= end) break;
    if (span.end > start || span.start > start) keep(span.start);
    if (span.start >= start || span.end > start) at = Math.max(at, span.end);
    by += text.length - (span.end - span.start);
  }
  keep(end);
  return first === undefined ? undefined : { span: { start: first, end: last }, left };
}

function pointAfter(point: number, edits: Replacements): Span {
  let by = 0;
  for (const { span, text } of edits) {
    if (span.start > point) break;
    if (point < span.end) return { start: span.start + by, end: span.start + by };
    by += text.length - (span.end - span.start);
  }
  return { start: point + by, end: point + by };
}
