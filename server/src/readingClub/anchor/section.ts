import type { Decision } from "./find";
import type { AnchorRecord } from "./anchor";
import { kinshipOf } from "./describe";
import type { Page } from "./page";
import { verbatimPlaces } from "./places";
import { rememberedParagraph } from "./remembered";
import { weighRare } from "./weight";
import { at, readWords, wordFrom, wordUntil } from "./words";

/** Occurrences of a quote that are looked at. */
const mostCopies = 50;
/** Letters and signs around a copy that must be the remembered ones, and how many more another place has by chance. */
const leastAgreement = 16;
const chance = 8;
/** Share of what stood with a quote in its section from which the section was carried to a place. */
const carried = 0.75;
/** UTF-16 units of a paragraph, without the quote, by which it is told from others. */
const longParagraph = 24;

/** The section a quote stood in, where that can be told. */
interface Section {
  /** It stands on the page. */
  readonly stands: boolean;
  readonly has: (offset: number) => boolean;
}

/**
 * Holds what was found against the section the quote stood in. Of a quote that has copies, one under another heading
 * may be what stood there before: the copy under its own heading wins, and where there is none a person is asked,
 * unless what stood with the quote in its section came along.
 */
export function heldToSection(record: AnchorRecord, page: Page, found: Decision): Decision {
  const place = found.status === "orphaned" ? undefined : found.span.start;
  const section = sectionOf(record.headings, page);
  if (section === undefined || (place !== undefined && section.has(place))) return found;
  const copies = verbatimPlaces(record.exact, page, mostCopies) ?? [];
  if (kinshipOf(record) !== "repeated" && copies.length < 2) return found;
  const homes = section.stands ? copies.filter(section.has) : [];
  const unchanged = homes.filter((home) => keepsItsStart(record, page, home));
  const [only, another] = unchanged;
  if (only !== undefined && another === undefined) return { status: "attached", span: spanOf(record, only) };
  if (found.status === "orphaned") return found;
  const home = mostAgreeing(homes, record, page);
  const agreement = home === undefined ? 0 : agreementAt(record, page, home);
  if (
    home !== undefined &&
    agreement >= leastAgreement &&
    agreement + chance >= agreementAt(record, page, found.span.start)
  ) {
    return { status: homes.length > 1 ? "confirm" : found.status, span: spanOf(record, home) };
  }
  const isDoubtful = found.status === "attached" && shareBeside(record, page, found.span.start) < carried;
  return isDoubtful ? { status: "confirm", span: found.span } : found;
}

const spanOf = ({ exact }: AnchorRecord, start: number) => ({ start, end: start + exact.length });

/** The section of some headings, by all of them or else by the last; undefined when several are called so. */
function sectionOf(headings: readonly string[], { outline }: Page): Section | undefined {
  const last = headings.at(-1);
  if (last === undefined) return undefined;
  const byPath = outline.countOfPath(headings);
  if (byPath > 1) return undefined;
  if (byPath === 1) {
    const has = (offset: number) => startsWith(outline.pathAt(offset), headings);
    return { stands: true, has };
  }
  const stands = outline.countOf(last) === 1;
  return { stands, has: (offset) => stands && outline.pathAt(offset).includes(last) };
}

const startsWith = (path: readonly string[], headings: readonly string[]) =>
  headings.every((heading, index) => path[index] === heading);

/** Whether the remembered text from the heading of its section up to a copy stands there. */
function keepsItsStart({ prefix }: AnchorRecord, { text, outline }: Page, start: number): boolean {
  const before = text.slice(outline.sectionAt(start).start, start);
  return before.length <= prefix.length ? prefix.endsWith(before) : before.endsWith(prefix);
}

function mostAgreeing(starts: readonly number[], record: AnchorRecord, page: Page): number | undefined {
  let best: { readonly start: number; readonly agreement: number } | undefined;
  for (const start of starts) {
    const agreement = agreementAt(record, page, start);
    if (best === undefined || agreement > best.agreement) best = { start, agreement };
  }
  return best?.start;
}

/** Letters and signs around a place, within its section, that are the remembered ones, without a gap. */
function agreementAt({ exact, prefix, suffix }: AnchorRecord, { text, outline }: Page, start: number): number {
  const { start: from, end: to } = outline.sectionAt(start);
  const behind = start + exact.length;
  if (!text.startsWith(exact, start)) return 0;
  let before = 0;
  while (before < Math.min(prefix.length, start - from) && prefix.at(-1 - before) === text[start - 1 - before])
    before += 1;
  let after = 0;
  while (after < Math.min(suffix.length, to - behind) && suffix[after] === text[behind + after]) after += 1;
  return text
    .slice(start - before, start)
    .concat(text.slice(behind, behind + after))
    .replace(/\s+/g, "").length;
}

const headingLine = /^ {0,3}#{1,6}[ \t].*$/m;

/**
 * Share of what stood with the quote in its paragraph, if that is a long one, else in its section, that stands in the
 * section of a place, rare words counting more.
 */
function shareBeside(record: AnchorRecord, page: Page, place: number): number {
  const paragraph = rememberedParagraph(record);
  const isLong = paragraph !== undefined && paragraph.before.length + paragraph.after.length >= longParagraph;
  const { before, after } = isLong ? paragraph : besideInSection(record);
  const words = readWords(`${before}\n${after}`);
  const { start, end } = page.outline.sectionAt(place);
  const there = new Set(page.words.ids.subarray(wordFrom(page.words, start), wordUntil(page.words, end)));
  let kept = 0;
  for (let word = 0; word < words.count; word += 1) {
    if (there.has(at(words.ids, word))) kept += weighRare(words, word, word + 1, page.counts);
  }
  const all = weighRare(words, 0, words.count, page.counts);
  return all === 0 ? 1 : kept / all;
}

const besideInSection = ({ prefix, suffix }: AnchorRecord) => ({
  before: prefix.split(headingLine).at(-1) ?? "",
  after: suffix.split(headingLine)[0] ?? "",
});
