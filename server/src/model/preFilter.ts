import { kindInConfig } from "../config/documents";
import type { EffectiveConfig } from "../config/effective";
import type { Lexicon } from "../lexicon/lexicon";
import { findFrontMatter } from "../markdown/frontMatterPlace";
import { readLeadingTime } from "../time/readTime";
import type { FieldKey, SectionKey } from "./document";
import { fieldPoints, incidentWords, runbookHeadingsIn, runbookTitle, sectionPoints } from "./evidence";
import { howToFolders, incidentFolders, runbookFolders, templateNames } from "./kind";
import { lexiconOf, type ModelSource } from "./readModel";

/**
 * Whether a document may be of a kind of ours. False is certain: read in full it would be `other`. True is a guess.
 * Looks at lines, without knowing Markdown: a folder full of other people's pages costs next to nothing.
 */
export function mayConcern(text: string, source: ModelSource): boolean {
  const place = findFrontMatter(text);
  const front = place ? text.slice(place.content.start, place.content.end) : "";
  if (tellingFront.test(front)) return true;
  const configured = kindInConfig(source.path, source.config);
  if (configured) return configured.kind !== "other";
  if (isTellingPath(source)) return true;
  const clues = new Clues(lexiconOf(source.config));
  clues.frontMatter(front);
  clues.body(text.slice(place?.span.end ?? 0).split(/\r\n|\n|\r/));
  return clues.mayBeIncident() || clues.mayBeRunbook(nameOf(source.path));
}

/**
 * The most that the text of a document can give an incident, its title and file name left out; more than a full
 * reading would find, never less. Infinite where lines do not tell.
 * @param lines of prose: code, comments and front matter left out
 */
export function incidentPointsAtMost(lines: readonly string[], front: string, config: EffectiveConfig): number {
  const clues = new Clues(lexiconOf(config), true);
  clues.frontMatter(front);
  clues.body(lines);
  return clues.incidentPoints();
}

/** Keys that decide about the kind, or a way of writing keys that lines do not show. */
const tellingFront = /kind|resolved|affected|review|alerts|last_exercised|[\\{?&*]/i;
const tellingName =
  /post-?mortem|incident|outage|ポストモーテム|障害|インシデント|^pm-?\d|^inc-?\d|run-?book|play-?book/i;

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

function isTellingPath({ path, root }: ModelSource): boolean {
  const folders = [root ?? "", ...path.split("/").slice(0, -1)];
  const isTelling = (folder: string): boolean =>
    incidentFolders.test(folder) ||
    runbookFolders.test(folder) ||
    howToFolders.test(folder) ||
    /^templates?$/i.test(folder);
  return folders.some(isTelling) || tellingName.test(nameOf(path)) || templateNames.test(nameOf(path));
}

/** Behind the marks of containers, or at the top. */
const prefix = /^(?:[\s>]+|(?:[-*+]|\d{1,9}[.)])(?:\s+|$)|\[[ xX]\]\s+)*/;
const underline = /^[\s>]*(?:=+|-+)\s*$/;
const pieceEnd = /\*\*|__|[|｜\t]/;
const fence = /^(?:`{3,}|~{3,})/;
/** How many leading times make a timeline without a heading that says so. */
const fewestTimes = 3;

/** What lines that may be headings or labels may mean; more than a full reading would find, never less. */
class Clues {
  readonly #lexicon: Lexicon;
  readonly #sections = new Set<SectionKey>();
  readonly #fields = new Set<FieldKey>();
  readonly #runbook = new Map<unknown, number>();
  #times = 0;
  #fences = 0;
  #indented = false;
  #runbookTitle = false;
  /** Something that decides alone. */
  #telling = false;
  /** Something that lines cannot measure. */
  #boundless = false;
  /** Reads on where the answer is known already: the points are wanted. */
  readonly #counting: boolean;

  constructor(lexicon: Lexicon, counting = false) {
    this.#lexicon = lexicon;
    this.#counting = counting;
  }

  mayBeIncident(): boolean {
    // Six points make an incident; a date in the file's name is half of one.
    return this.#telling || this.#boundless || this.#times >= fewestTimes || this.#points() >= 5.5;
  }

  incidentPoints(): number {
    if (this.#boundless) return Infinity;
    return this.#points() + (this.#times >= fewestTimes ? 4 : this.#times > 0 ? 1 : 0);
  }

  #points(): number {
    const sections = sectionPoints.reduce((sum, [key, points]) => sum + (this.#sections.has(key) ? points : 0), 0);
    return fieldPoints.reduce((sum, [key, points]) => sum + (this.#fields.has(key) ? points : 0), sections);
  }

  mayBeRunbook(name: string): boolean {
    const headings = [...this.#runbook.values()].reduce((sum, points) => sum + points, 0);
    const commands = this.#indented || this.#fences > 4 ? 2 : this.#fences > 0 ? 1 : 0;
    const alert = /^[A-Z][a-z]+(?:[A-Z][A-Za-z0-9]*)+$/.test(name.replace(/\..*$/, "")) ? 1 : 0;
    return headings + commands + alert + (this.#runbookTitle ? 1.5 : 0) >= 5;
  }

  frontMatter(text: string): void {
    if (text === "") return;
    this.#title(text.replace(/\s+/g, " "));
    for (const [, key = ""] of text.matchAll(/^[\s-]*["']?([^\s"':=][^"':=\r\n]*?)["']?\s*[:=]/gm)) {
      this.#field(this.#lexicon.frontMatterKey(key));
    }
  }

  body(lines: readonly string[]): void {
    // Without a heading above it, the first line may be taken for the title.
    this.#title(shown(lines.find((line) => line.trim() !== "") ?? ""));
    lines.forEach((line, index) => {
      if (this.#isSettled || line.trim() === "") return;
      this.#indented ||= /^(?: {4}|\t| {1,3}\t)/.test(line);
      const content = line.slice(prefix.exec(line)?.[0].length);
      if (fence.test(content)) this.#fences += 1;
      if (/^#{1,6}(?:\s|$)/.test(content)) this.#heading(content.replace(/^#+\s*/, ""));
      else if (underline.test(lines[index + 1] ?? "")) this.#headingAbove(lines, index);
      if (labelLike.test(content)) this.#labels(content);
    });
  }

  /** What is still to come changes nothing. */
  get #isSettled(): boolean {
    return this.#boundless || (!this.#counting && (this.#telling || this.#times >= fewestTimes));
  }

  /** A paragraph that is underlined is a heading, all of its lines. */
  #headingAbove(lines: readonly string[], last: number): void {
    let first = last;
    while (first > 0 && last - first < 8 && (lines[first - 1] ?? "").trim() !== "") first -= 1;
    const paragraph = lines.slice(first, last + 1).map((line) => line.slice(prefix.exec(line)?.[0].length));
    for (const [at] of paragraph.entries()) this.#heading(paragraph.slice(at).join(" "));
  }

  #heading(raw: string): void {
    if (rareEntity.test(raw)) this.#boundless = true;
    for (const title of new Set([shown(raw), shown(raw).replace(/[[\]_]/g, "")])) {
      this.#title(title);
      this.#section(this.#lexicon.section(title));
      this.#field(this.#lexicon.field(title.replace(/^\d+[.)]\s*/, "").replace(/[\s:：#]+$/, "")));
      for (const found of runbookHeadingsIn(title)) this.#runbook.set(found, found[1]);
      if (/conclusion|結論|konklusjon|结论/i.test(title)) this.#sections.add("cause");
    }
  }

  #title(title: string): void {
    this.#telling ||= incidentWords.test(title) || templateNames.test(title);
    this.#runbookTitle ||= runbookTitle.test(title);
  }

  #labels(content: string): void {
    if (rareEntity.test(content)) this.#boundless = true;
    content.split(pieceEnd).forEach((raw, index) => {
      const piece = shown(raw).replace(emoji, "");
      if (piece === "") return;
      if ((this.#counting ? likelyTime : maybeTime).test(piece.slice(0, 60))) this.#time(piece, index === 0);
      this.#label(piece.replace(/[\s:：#]+$/, ""));
      for (const mark of labelMarks) {
        const end = piece.search(mark);
        if (end > 0) this.#label(piece.slice(0, end).replace(/[\s:：#]+$/, ""));
      }
    });
  }

  #label(label: string): void {
    if (label === "" || label.length > 60) return;
    this.#field(this.#lexicon.field(label));
    this.#section(this.#lexicon.exactSection(label));
  }

  /** A time that leads its line or cell; or a label right before one, without a colon. */
  #time(piece: string, first: boolean): void {
    const reading = readLeadingTime(piece, { dots: true, placeholders: true, weakDates: true });
    if (reading?.clock ?? (reading?.date?.day !== undefined && reading.date.year !== undefined)) this.#times += 1;
    if (!first || reading) return;
    for (const { index } of piece
      .slice(0, 62)
      .matchAll(/\s|(?=[\dTYHX?+~〜～約午翌令平正未早朝昼夕夜深上下凌晚中（(])/g)) {
      const label = piece.slice(0, index).trim();
      this.#label(label.replace(/[\s:：–-]+$/, "").replace(/\s+(?:at|on)$/i, ""));
    }
  }

  #section(key: SectionKey | undefined): void {
    if (key === undefined) return;
    // Under such a heading everything with a time is looked at.
    if (key === "timeline") this.#boundless = true;
    this.#sections.add(key);
  }

  #field(key: FieldKey | undefined): void {
    if (key === undefined) return;
    this.#fields.add(key);
    // A period under one of these labels gives both.
    if (key === "duration" || key === "date" || key === "start") this.#fields.add("start").add("end");
  }
}

/** What may stand behind a label. */
const labelMarks = [/[:：=]/, /\s[-–—]\s/];
const maybeTime = /\d|noon|midnight|正午|深夜|[x?]{2}|HH|YYYY/i;
/** As times are written: a number alone is a count far more often. */
const likelyTime =
  /\d ?[:：./-] ?\d|\d ?(?:h\b|am\b|pm\b|[時月日年])|\d{4}|noon|midnight|正午|深夜|[x?]{2}|HH|YYYY|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b/i;
const labelLike = /[:：=|｜]|\*\*|__|\d|noon|midnight|正午|^\s*\p{L}[\p{L} ]{0,24}$/iu;
const emoji = /^[\s\p{Extended_Pictographic}\ufe0f\u200d]+/u;
const rareEntity = /&(?!(?:amp|lt|gt|quot|nbsp|mdash|ndash|copy|rarr|hellip);)#?\w+;/;
const templateTag = /<%.{0,500}?%>|\{\{[<%].{0,500}?[>%]\}\}|\{%.{0,500}?%\}/g;

/** A line's text about as a reader sees it: without links, HTML, template tags and marks. */
function shown(raw: string): string {
  if (!/[[\]<&\\*`~_{]/.test(raw)) return raw.trim();
  return raw
    .replace(templateTag, "")
    .replace(/\{\{-?|-?\}\}/g, "")
    .replace(/<[^>]*>/g, "")
    .replace(/\[\^[^\]]*\]/g, "")
    .replace(/!?\[([^[\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, "$1")
    .replace(/\[\[(?:[^[\]|]*\|)?([^[\]|]*)\]\]/g, "$1")
    .replace(/&\w+;/g, " ")
    .replace(/\\(?=[!-/:-@[-`{-~])/g, "")
    .replace(/[*`]+|~~|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, "")
    .trim();
}
