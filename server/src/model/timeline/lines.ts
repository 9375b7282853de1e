import type { HeadingBlock, ItemBlock, ParagraphBlock } from "../../markdown/blocks";
import type { Inline } from "../../markdown/inline";
import type { TimeReading } from "../../time/moment";
import { findTimes, readLeadingTime } from "../../time/readTime";
import { memoByBlock } from "../memo";
import { spanIn, textSpan, type Placed } from "../place";
import { headingTime } from "../sections";
import type { Candidate } from "./candidate";

const options = { dots: true, placeholders: true, weakDates: true };
const sentenceLead = /^\s*(?:at|on|from|since|by|between|after|before|around|about|approximately|until)\s/i;

/** The time a line begins with. */
export const leadingTime = memoByBlock((line: Inline): TimeReading | undefined => {
  const reading = readLeadingTime(line.text, options);
  // A number that a unit follows, a version, a count: the reader of times says no; a word glued to it does too.
  if (!reading || /^[\w/@]/.test(line.text.slice(reading.span.end))) return undefined;
  // A table of contents links to the days below.
  const link = line.marks.find((mark) => mark.kind === "link" && mark.start <= reading.span.start);
  return link?.url?.startsWith("#") ? undefined : reading;
});

const keyEvent =
  /\b(?:detected|declared|repaired|resolved|occur(?:s|red)|aware|mitigated|started|began|ended|closed|reported|acknowledged|fixed|restored|identified|notified|start|end|deployed)\b|検知|復旧|発生|宣言|緩和|収束|開始|終了|完了|受付|løst|oppdaget|发现|恢复|解决|开始/i;

interface Labelled {
  readonly reading: TimeReading;
  readonly label: string;
  readonly place: "labelled" | "trailing";
}

/** `First detected 2022-03-10 11:48`, `Repaired: 10:46`, `Alert received - 10:45`: the time behind a short label. */
const labelledTime = memoByBlock((line: Inline): Labelled | undefined => {
  const reading = findTimes(line.text, { dots: true, placeholders: true }).find(
    (found) => found.clock ?? found.date?.day ?? found.problem,
  );
  if (!reading || reading.span.start === 0) return undefined;
  const label = line.text
    .slice(0, reading.span.start)
    .replace(/[\s:：–—-]+$/, "")
    .replace(/\s+(?:at|on|kl\.?)$/i, "")
    .trim();
  const words = label.split(/\s+/).length;
  if (!label || label.length > 60 || words > 7) return undefined;
  // A date behind words of any kind is often no event; behind a clock, or a known label, it is.
  if (!reading.clock && !keyEvent.test(label)) return undefined;
  const behind = line.text.slice(reading.span.end).trim();
  const ends = behind === "" || /^[.。)）]*$/.test(behind);
  const separated =
    /[:：–—-]\s*$|\s$/.test(line.text.slice(0, reading.span.start)) && (ends || /^[,.;:（(–—-]/.test(behind));
  if (!ends && !separated) return undefined;
  return { reading, label, place: words <= 4 ? "labelled" : "trailing" };
});

export function headingCandidate(placed: Placed<HeadingBlock>, index: number): Candidate | undefined {
  const { block, base } = placed;
  const reading = headingTime(block);
  return (
    reading &&
    candidate(block.content, reading, { index, base, form: "heading", depth: 0, span: spanIn(base, block.span) })
  );
}

/** An item leads with a time, or names one behind its label. */
export function itemCandidates(placed: Placed<ItemBlock>, index: number, labels: boolean): readonly Candidate[] {
  const { block, base } = placed;
  const where = { index, base, form: "item" as const, depth: block.depth };
  return block.lines.flatMap((line, number): Candidate[] => {
    const own = number === 0 ? { start: block.span.start, end: block.itemEnd } : line.span;
    const leading = leadingTime(line);
    if (leading) return [candidate(line, leading, { ...where, span: spanIn(base, own) })];
    const labelled = labels && number === 0 ? labelledTime(line) : undefined;
    return labelled ? [candidate(line, labelled.reading, { ...where, span: spanIn(base, own) }, labelled)] : [];
  });
}

export function paragraphCandidates(placed: Placed<ParagraphBlock>, index: number): readonly Candidate[] {
  const { block, base } = placed;
  return block.lines.flatMap((line): Candidate[] => {
    const reading = leadingTime(line);
    return reading
      ? [
          candidate(line, reading, {
            index,
            base,
            form: "paragraph",
            depth: block.depth,
            span: spanIn(base, line.span),
          }),
        ]
      : [];
  });
}

/** Bold parts of a line behind an offset. */
export const strongIn = (line: Inline, from: number): readonly string[] =>
  line.marks
    .filter((mark) => mark.kind === "strong" && mark.start >= from)
    .map((mark) => line.text.slice(mark.start, mark.end));

type Where = Pick<Candidate, "index" | "base" | "form" | "depth" | "span">;

function candidate(line: Inline, reading: TimeReading, where: Where, labelled?: Labelled): Candidate {
  const behind = line.text.slice(reading.span.end);
  const gap = /^[\s:：,、.)）\]】}>|–—-]*/.exec(behind)?.[0].length ?? 0;
  const start = labelled ? 0 : reading.span.end + gap;
  const end = labelled ? reading.span.start : line.text.length;
  return {
    ...where,
    line,
    reading,
    place: labelled?.place ?? "leading",
    label: labelled?.label,
    text: line.text.slice(start, end).trim(),
    textSpan: textSpan(where.base, line, start, Math.max(start, end)),
    strong: strongIn(line, start),
    sentence: !labelled && sentenceLead.test(line.text) && !/^[\s:：–—-]*$/.test(behind.slice(0, 2)),
  };
}
