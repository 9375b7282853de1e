import type { Span } from "../../text/span";
import type { AnchorRecord } from "./anchor";
import { carriedTo } from "./carried";
import { EarlierText } from "./earlierText";
import { weigh } from "./weight";
import { evidenceOf, type Evidence } from "./evidence";
import { likelihood } from "./judge";
import { saysOther } from "./meaning";
import type { Page } from "./page";
import { placeAt, survey, type Place } from "./places";
import { PassageMatcher } from "./passageMatch";
import { rememberedPassage, type Passage } from "./remembered";
import { heldToSection } from "./section";
import { beginsLine } from "./units";
import { findInParagraph, findVerbatim, likeliest, type Verbatim } from "./verbatim";
import { isPartOfWord } from "./wholeWords";

/** A decision in the page's own text. */
export type Decision =
  | { readonly status: "attached" | "confirm"; readonly span: Span }
  | { readonly status: "orphaned"; readonly near: Span | undefined };

/** A quote in what is known of the text it was made on. */
export interface Known {
  readonly passage: Passage;
  readonly earlier: EarlierText;
}

/** Share of a quote that a place must have: what has less is another text about the same. */
const leastKept = 0.36;
/** Weight below which a quote, a short name say, is not told by itself, and share of what must then stand beside it. */
const tellingWeight = 12;
const leastBeside = 0.3;
/** Share of a page that an earlier text must tell of, for the page to be a version of it. */
const leastTold = 0.1;
/** Likelihoods from which a place is shown, a short quote's on a page that is another text, and from which nobody is asked. */
const believed = 0.45;
const likely = 0.75;
const certain = 0.9;

/** Where a quote is now. @param known undefined when nothing but the record is known */
export function find(record: AnchorRecord, page: Page, known: Known | undefined): Decision {
  const found = heldToSection(record, page, search(record, page, known));
  const isCut = found.status === "attached" && cutsWord(record, page, found.span);
  return isCut ? { status: "confirm", span: found.span } : found;
}

/** Whether a place is the quote within a longer word. */
const cutsWord = (record: AnchorRecord, { text }: Page, { start, end }: Span) =>
  text.slice(start, end) === record.exact && isPartOfWord(record, text, start);

function search(record: AnchorRecord, page: Page, known: Known | undefined): Decision {
  if (record.exact === "") return { status: "orphaned", near: undefined };
  if (known !== undefined && known.passage.quote.from === known.passage.quote.to) return findSigns(record, page, known);
  const inPlace = known?.earlier.inPlace(known.passage);
  if (known !== undefined && inPlace !== undefined) {
    const changed = isChanged(inPlace, known.passage, page);
    const carried = carriedTo(record, page, inPlace.span, changed);
    if (carried !== undefined) {
      const isTelling = weigh(known.passage.words, known.passage.quote.from, known.passage.quote.to) >= tellingWeight;
      return { status: isTelling ? "attached" : "confirm", span: spanOf(record, carried) };
    }
    if (isUndisturbed(inPlace)) return { status: changed ? "confirm" : "attached", span: inPlace.span };
  }
  const verbatim = findVerbatim(record, page);
  const [only, another] = verbatim.sure;
  if (only !== undefined && another === undefined) {
    return { status: "attached", span: spanOf(record, only) };
  }
  const best = likeliestOf(candidatesOf(record, page, known, verbatim, inPlace));
  const status = best && statusOf(best);
  if (best === undefined || status === undefined) {
    return { status: "orphaned", near: known?.earlier.gap(known.passage.quote) ?? best?.place.span };
  }
  const isDoubtful = status === "attached" && isChanged(best.place, known?.passage ?? rememberedPassage(record), page);
  return { status: isDoubtful ? "confirm" : status, span: best.place.span };
}

const spanOf = ({ exact }: AnchorRecord, start: number): Span => ({ start, end: start + exact.length });

/** Whether the words of a quote changed so that it may say something else. */
function isChanged({ verbatim, kept, span }: Place, { text, words, quote }: Passage, page: Page): boolean {
  if (verbatim) return false;
  const weight = weigh(words, quote.from, quote.to);
  return saysOther({ text: text.slice(quote.span.start, quote.span.end), weight }, page.text, span, kept);
}

/** A place and what speaks for it. */
export interface Candidate {
  readonly place: Place;
  readonly evidence: Evidence;
  /** Nothing else of what is remembered is there or on the page: it may be another text that says the same. */
  readonly isStrange: boolean;
  /** It begins a line, as it did before. */
  readonly isLine: boolean;
}

interface Judged extends Candidate {
  readonly likelihood: number;
}

function likeliestOf(candidates: readonly Candidate[]): Judged | undefined {
  let best: Judged | undefined;
  for (const candidate of candidates) {
    const judged = { ...candidate, likelihood: likelihood(candidate.evidence) };
    if (judged.likelihood > (best?.likelihood ?? 0)) best = judged;
  }
  return best;
}

/** What is done about the likeliest place; undefined when it is not shown. */
function statusOf(best: Judged): "attached" | "confirm" | undefined {
  if (best.likelihood < believed) return undefined;
  if (best.isStrange) {
    const isTold = best.evidence.slight === 0 || (best.isLine && best.likelihood >= likely);
    return isTold ? "confirm" : undefined;
  }
  return best.likelihood >= certain ? "attached" : "confirm";
}

/** Nearly all of the quote is left in its place, beside something that stood beside it. */
const isUndisturbed = ({ kept, left, right }: Place) => kept >= 0.8 && Math.max(left ?? 0, right ?? 0) >= 0.5;

/** The places a quote may be at, and what speaks for each. @param found where it is in place, when that is known already */
export function candidatesOf(
  record: AnchorRecord,
  page: Page,
  known: Known | undefined,
  verbatim: Verbatim,
  found?: Place,
): readonly Candidate[] {
  const remembered = rememberedPassage(record);
  const matcher = new PassageMatcher(remembered.words);
  const seen = survey(remembered, page, matcher);
  const { passage, earlier } = known ?? {
    passage: remembered,
    earlier: new EarlierText(remembered.words, page, seen.shared),
  };
  const inPlace = found ?? earlier.inPlace(passage);
  const expected = inPlace?.span.start ?? earlier.gap(passage.quote)?.start ?? notedStart(record, page);
  const isShort = weigh(remembered.words, remembered.quote.from, remembered.quote.to) < tellingWeight;
  const places = [...seen.places];
  const { sure } = verbatim;
  const stands = likeliest(sure.length > 0 ? sure : verbatim.starts, record, page.text, expected ?? 0);
  const starts = [...places.map(({ span }) => span.start), ...stands];
  const inParagraph = findInParagraph(record, page, isShort ? undefined : starts);
  for (const start of inParagraph === undefined ? stands : [...stands, inParagraph]) {
    if (!places.some(({ span }) => span.start === start)) places.push(placeAt(remembered, page, matcher, start));
  }
  if (inPlace !== undefined && !places.some(({ span }) => isSame(span, inPlace.span))) places.push(inPlace);
  const question = { record, page, passage, earlier, inPlace, inParagraph, expected };
  const isKnownPage = earlier.toldBeside(passage.quote) >= leastTold;
  return places.flatMap((place) => {
    const isSupported = Math.max(place.left ?? 0, place.right ?? 0) >= leastBeside || place.span.start === inParagraph;
    if (place.kept < leastKept || (isShort && !isSupported && place.adjacent < 2)) return [];
    const isBare = place.left === undefined && place.right === undefined;
    const isStrange = !isBare && !isSupported && !isKnownPage;
    const isLine = beginsLine(passage.words, passage.quote.from) && beginsLine(page.words, place.from);
    return [{ place, evidence: evidenceOf(place, places, question), isStrange, isLine }];
  });
}

const notedStart = ({ position }: AnchorRecord, page: Page) => position && page.points.offsetAt(position.start);

const isSame = (one: Span, other: Span) => one.start === other.start && one.end === other.end;

/** A quote without words: signs stay while what stands around them stays. */
function findSigns({ exact }: AnchorRecord, page: Page, { passage, earlier }: Known): Decision {
  const gap = earlier.gap(passage.quote);
  const found = gap === undefined ? -1 : page.text.slice(gap.start, gap.end).indexOf(exact);
  if (gap === undefined || found === -1) return { status: "orphaned", near: gap };
  const start = gap.start + found;
  return { status: "attached", span: { start, end: start + exact.length } };
}
