import type { RunbookHeading } from "../../runbooks/runbookEntry";
import { closest } from "../../text/closest";

/** How much of the words two headings must share to be taken for one that was reworded. */
const alike = 0.5;

/** The heading that an anchor which leads nowhere most likely meant before the heading was changed. */
export function likelyHeading(anchor: string, headings: readonly RunbookHeading[]): RunbookHeading | undefined {
  const wanted = decoded(anchor);
  const near = closest(
    wanted,
    headings.map((heading) => heading.anchor),
  );
  return headings.find((heading) => heading.anchor === near) ?? byWords(wanted, headings);
}

function byWords(wanted: string, headings: readonly RunbookHeading[]): RunbookHeading | undefined {
  const words = wordsOf(wanted);
  const scored = headings
    .map((heading) => ({ heading, score: overlap(words, wordsOf(heading.anchor)) }))
    .filter(({ score }) => score >= alike)
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  return best !== undefined && best.score > (second?.score ?? 0) ? best.heading : undefined;
}

/** Words that tell nothing of what a heading is about. */
const small = new Set(["a", "an", "and", "by", "for", "how", "if", "in", "is", "of", "on", "or", "the", "to", "with"]);

function wordsOf(anchor: string): ReadonlySet<string> {
  const text = anchor.normalize("NFKC").toLowerCase();
  const words = text.match(/[a-z0-9]+|[^\p{P}\p{S}\p{Z}a-z0-9]+/gu) ?? [];
  return new Set(words.filter((word) => !small.has(word)));
}

/** Shared words over all words, 0 to 1. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => [...b].some((other) => sameWord(word, other))).length;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** `fail` and `failed`, `mitigate` and `mitigation`. */
function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  return same >= 4 && (same === Math.min(a.length, b.length) || same >= 0.7 * Math.max(a.length, b.length));
}

function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}
