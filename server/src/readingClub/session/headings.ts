import type { MarkdownDocument } from "../../markdown/document";
import type { Span } from "../../text/span";
import type { Portion } from "./sessionFile";

/** A heading and what stands under it. */
export interface HeadingPlace {
  readonly text: string;
  readonly level: number;
  /** Of the heading. */
  readonly span: Span;
  /** Where its section ends: at the next heading of the same or a higher level. */
  readonly end: number;
}

/** The headings of a document in its order; those in quotes and lists are no parts of it. */
export function headingsOf({ chunks, text }: MarkdownDocument): readonly HeadingPlace[] {
  const found = chunks.flatMap(({ start, content }) =>
    content.blocks.flatMap((block) =>
      block.type === "heading" && block.depth === 0 && !block.quoted
        ? [
            {
              text: block.content.text.trim(),
              level: block.level,
              span: { start: start + block.span.start, end: start + block.span.end },
            },
          ]
        : [],
    ),
  );
  return found.map((heading, at) => {
    const next = found.slice(at + 1).find(({ level }) => level <= heading.level);
    return { ...heading, end: next?.span.start ?? text.length };
  });
}

/**
 * The stretch from one heading to the end of another one's section, or of its own without a second. Headings are found
 * again when they were renamed a little; undefined when the first is not there: then the whole document is read.
 */
export function portionIn(headings: readonly HeadingPlace[], { from, to }: Portion): Span | undefined {
  const first = find(headings, from);
  if (first === undefined) return undefined;
  const behind = headings.filter(({ span }) => span.start >= first.span.start);
  const last = to === undefined ? first : find(behind, to);
  // Up to a heading that is gone: to the end is better than too little.
  const end = last === undefined ? (headings.at(-1)?.end ?? first.end) : last.end;
  return { start: first.span.start, end: Math.max(end, first.end) };
}

/** How much two texts must share to be one heading that was renamed. */
const alike = 0.6;

function find(headings: readonly HeadingPlace[], written: string): HeadingPlace | undefined {
  const wanted = key(written);
  const same = headings.find(({ text }) => text === written) ?? headings.find(({ text }) => key(text) === wanted);
  if (same !== undefined || wanted === "") return same;
  const [best, second] = headings
    .map((heading) => ({ heading, share: shared(key(heading.text), wanted) }))
    .sort((a, b) => b.share - a.share);
  if (best === undefined || best.share < alike) return undefined;
  return second !== undefined && second.share === best.share ? undefined : best.heading;
}

/** Without numbers in front, punctuation, case and width. */
const key = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^[\s#]*(?:\d+[.)]?)+\s*/, "")
    .replace(/[^\p{L}\p{N}]+/gu, "");

/** Share of the pairs of letters that two texts have in common. */
function shared(a: string, b: string): number {
  const [first, second] = [pairs(a), pairs(b)];
  const total = first.length + second.length;
  if (total === 0) return 0;
  const left = new Map<string, number>();
  for (const pair of first) left.set(pair, (left.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of second) {
    const count = left.get(pair) ?? 0;
    if (count === 0) continue;
    left.set(pair, count - 1);
    common += 1;
  }
  return (2 * common) / total;
}

const pairs = (text: string): readonly string[] => {
  const letters = Array.from(text);
  return letters.slice(1).map((letter, at) => `${letters[at] ?? ""}${letter}`);
};
