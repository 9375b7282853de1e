import type { BodyLine } from "../markdown/bodyLines";
import { runbookHeadingsIn } from "../model/evidence";
import { plainLine, shortened } from "./plainLine";
import type { RunbookHeading } from "./runbookEntry";

/** What on-call people want to know before they open a page. */
export interface Gist {
  readonly summary: string | undefined;
  readonly firstSteps: readonly string[];
}

const most = 5;
const longestStep = 160;
const longestSummary = 240;

/** A heading, and the lines below it up to the next heading of its level or above. */
interface Part {
  readonly heading: RunbookHeading;
  readonly lines: readonly BodyLine[];
  /** Headings inside. */
  readonly inner: readonly RunbookHeading[];
}

export function gistOf(lines: readonly BodyLine[], headings: readonly RunbookHeading[]): Gist {
  return { summary: summaryOf(lines, headings), firstSteps: firstStepsOf(lines, headings) };
}

function partAt(lines: readonly BodyLine[], headings: readonly RunbookHeading[], index: number): Part | undefined {
  const heading = headings[index];
  if (heading === undefined) return undefined;
  const rest = headings.slice(index + 1);
  const count = rest.findIndex(({ level }) => level <= heading.level);
  const end = count < 0 ? Infinity : (rest[count]?.span.start ?? Infinity);
  return {
    heading,
    lines: lines.filter(({ start }) => start > heading.span.end && start < end),
    inner: rest.slice(0, count < 0 ? rest.length : count),
  };
}

const meaning = /^(?:meaning|summary|overview|description|purpose|about|意味|概要|説明|目的|このアラートについて)$/i;
const noProse = /^(?:[#|<>!]|\[\[?toc|\{[%{]|[-*_=]{3,}$|:{3}|\[[^\]]{1,100}\]:\s)/i;

function summaryOf(lines: readonly BodyLine[], headings: readonly RunbookHeading[]): string | undefined {
  const at = headings.findIndex(({ text }) => meaning.test(text.replace(/^[\d.)\s]+/, "").trim()));
  const part = at < 0 ? undefined : partAt(lines, headings, at);
  return paragraphIn(part?.lines ?? []) ?? paragraphIn(introOf(lines, headings));
}

/** What stands before the second heading. */
function introOf(lines: readonly BodyLine[], headings: readonly RunbookHeading[]): readonly BodyLine[] {
  const end = headings[1]?.span.start ?? Infinity;
  return lines.filter(({ start }) => start < end);
}

function paragraphIn(lines: readonly BodyLine[]): string | undefined {
  for (const [index, line] of lines.entries()) {
    if (line.nested || !line.first || noProse.test(line.text)) continue;
    const after = lines.slice(index + 1);
    const end = after.findIndex(({ first }) => first);
    const more = end < 0 ? after : after.slice(0, end);
    const text = plainLine(joined([line, ...more]));
    // Underlined, it is a heading; and a label or a badge says nothing yet.
    if (/^[=-]+$/.test(more.at(-1)?.text ?? "") || !/[\p{L}\p{N}].*[\p{L}\p{N}]/u.test(text) || /[:：]$/.test(text))
      continue;
    return firstSentences(text);
  }
  return undefined;
}

/** Lines of a paragraph as one: Japanese is written on without a blank. */
const joined = (lines: readonly BodyLine[]): string =>
  lines
    .slice(0, 20)
    .map(({ text }) => text)
    .join(" ")
    .replace(/(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])/g, "");

const sentenceEnd = /(?<!\b(?:e\.g|i\.e|etc|vs|cf|no))[.!?](?=\s)|[。！？]/gi;

/** One sentence, and a second one where both are short. */
function firstSentences(text: string): string {
  const ends = [...text.matchAll(sentenceEnd)].map(({ index }) => index + 1);
  const end = ends.filter((at, index) => index === 0 || (index === 1 && at <= longestSummary / 2)).at(-1);
  return shortened(end === undefined ? text : text.slice(0, end), longestSummary);
}

const stepping = new Set(["diagnosis", "mitigation", "procedure", "rollback"]);
/** Too common elsewhere to tell a runbook from other pages, yet steps where the page is one. */
const alsoStepping = /^(?:調査|原因調査|初動|初動対応|一次対応|対応|対処|対処方法)$/;

const tellsSteps = (heading: string): boolean =>
  runbookHeadingsIn(heading).some(([, , what]) => stepping.has(what)) ||
  alsoStepping.test(heading.replace(/^[\d.)\s]+/, "").trim());

function firstStepsOf(lines: readonly BodyLine[], headings: readonly RunbookHeading[]): readonly string[] {
  for (const [index, { text }] of headings.entries()) {
    if (!tellsSteps(text)) continue;
    const steps = stepsIn(partAt(lines, headings, index));
    if (steps.length > 0) return steps;
  }
  const first = lines.findIndex(({ marker }) => marker !== undefined && /\d/.test(marker));
  return first < 0 ? [] : itemsFrom(lines.slice(first));
}

/** Numbered headings, else the first list, else what the section begins with. */
function stepsIn(part: Part | undefined): readonly string[] {
  if (part === undefined) return [];
  const numbered = part.inner.filter(({ text }) => /^(?:step\s*)?\d{1,2}[.):：、\s]|^手順\s*\d/i.test(text));
  if (numbered.length > 1)
    return numbered.slice(0, most).map(({ text }) => shortened(text.replace(/^\d{1,2}[.)、:：]?\s*/, ""), longestStep));
  const first = part.lines.findIndex(({ marker, quoted }) => marker !== undefined && !quoted);
  if (first >= 0) return itemsFrom(part.lines.slice(first));
  const paragraph = paragraphIn(part.lines);
  return paragraph === undefined ? [] : [shortened(paragraph, longestStep)];
}

/** The items of the list that begins with the first line; what is nested in them is left out. */
function itemsFrom(lines: readonly BodyLine[]): readonly string[] {
  const column = lines[0]?.column ?? 0;
  const items: BodyLine[][] = [];
  for (const line of lines) {
    if (line.column < column && (line.marker === undefined || line.text.startsWith("#"))) break;
    if (line.marker !== undefined && line.column <= column) items.push([line]);
    else if (!line.first) items.at(-1)?.push(line);
    if (items.length > most) break;
  }
  return items
    .map((item) => shortened(plainLine(joined(item)).replace(/^\[[ xX]\]\s+/, ""), longestStep))
    .filter((text) => text !== "")
    .slice(0, most);
}
