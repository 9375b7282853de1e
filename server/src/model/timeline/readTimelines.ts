import type { Lexicon } from "../../lexicon/lexicon";
import type { Inline } from "../../markdown/inline";
import type { DayContext } from "../../time/resolve";
import type { Field, FieldKey, Timeline, TimelineEntry } from "../document";
import { spanIn } from "../place";
import { dayIn, dayOfPart } from "../partDay";
import type { Outline } from "../sections";
import { isDateOnly, isUnfilled, type Candidate } from "./candidate";
import { DayReader } from "./days";
import { Entry, timeSpan } from "./entry";
import { milestoneOf } from "./milestones";
import { readRegions, type Region } from "./regions";
import { zoneInSentence, zoneInTitle } from "./zone";

/** Reads every timeline of a document. `context` is the day the document is about. */
export function readTimelines(
  outline: Outline,
  lexicon: Lexicon,
  fields: readonly Field[],
  context: DayContext,
): readonly Timeline[] {
  return readRegions(outline).map((region) =>
    readTimeline(region, outline, lexicon, startDay(region, outline, fields, context)),
  );
}

function readTimeline(region: Region, outline: Outline, lexicon: Lexicon, context: DayContext): Timeline {
  const { candidates } = region;
  const { entries, placeholders, labelled } = toldBy(candidates, lexicon, context);
  return {
    span: spanOfRegion(region, outline),
    section: region.section,
    entries,
    placeholders,
    zone: zoneOf(region, outline),
    form: dominant(candidates),
    keyEvents: labelled >= 2 && labelled * 2 >= entries.length,
    part: region.section?.part ?? 0,
  };
}

/** What the candidates of a timeline tell, without where its section stands. */
interface Told {
  readonly entries: readonly TimelineEntry[];
  readonly placeholders: Timeline["placeholders"];
  /** How many stand behind a label. */
  readonly labelled: number;
}

interface Known extends Told {
  readonly candidates: readonly Candidate[];
  readonly lexicon: Lexicon;
  readonly context: DayContext;
}

const known = new WeakMap<Candidate, Known>();

/** The same entries as last time while nothing in the timeline, nor the day it starts on, has changed. */
function toldBy(candidates: readonly Candidate[], lexicon: Lexicon, context: DayContext): Told {
  const [first] = candidates;
  const last = first && known.get(first);
  const same =
    last?.lexicon === lexicon &&
    last.context.day === context.day &&
    last.context.year === context.year &&
    last.candidates.length === candidates.length &&
    last.candidates.every((one, index) => one === candidates[index]);
  if (last && same) return last;
  const told = readEntries(candidates, lexicon, context);
  if (first) known.set(first, { ...told, candidates, lexicon, context });
  return told;
}

function readEntries(candidates: readonly Candidate[], lexicon: Lexicon, context: DayContext): Told {
  const days = new DayReader(
    context,
    candidates.map(({ reading }) => reading),
  );
  const entries: TimelineEntry[] = [];
  const placeholders: { span: Candidate["span"]; raw: string }[] = [];
  candidates.forEach((found, index) => {
    if (isUnfilled(found)) {
      if (found.reading.date) days.startDay(found.reading);
      placeholders.push({ span: timeSpan(found), raw: found.reading.raw });
    } else if (isDay(found, candidates, index)) days.startDay(found.reading);
    else entries.push(new Entry(found, days.read(found.reading), milestoneOf(found, lexicon)));
  });
  return { entries, placeholders, labelled: candidates.filter((found) => isLabelled(found, lexicon)).length };
}

/** `Repaired 10:30`, `| Start | 10:00 |`: a field's label stands before the time. */
function isLabelled(found: Candidate, lexicon: Lexicon): boolean {
  const { place, label, form, text } = found;
  const before = form === "row" && found.textSpan.start < timeSpan(found).start ? text : undefined;
  const named = place === "labelled" ? label : before;
  return named !== undefined && lexicon.field(named) !== undefined;
}

/** A date alone that clocks follow below it names the day; with nothing timed below, it is an entry. */
function isDay(found: Candidate, candidates: readonly Candidate[], index: number): boolean {
  if (!isDateOnly(found) || found.form === "row") return false;
  const next = candidates[index + 1];
  if (!next || !next.reading.clock || next.reading.date) return false;
  if (found.form === "heading") return true;
  if (found.form === "item") return next.form === "item" ? next.depth > found.depth : found.text === "";
  return found.text === "" || next.form !== "paragraph";
}

function startDay(region: Region, outline: Outline, fields: readonly Field[], context: DayContext): DayContext {
  const own = dayIn(
    introduction(region, outline)
      .map((line) => line.line.text)
      .join("\n"),
  );
  const part = region.section?.part ?? 0;
  const keys: readonly FieldKey[] = ["start", "detected", "date", "end"];
  const stated = keys
    .map(
      (key) =>
        fields.find((field) => field.key === key && field.part === part && field.time?.moment?.dated)?.time?.moment,
    )
    .find((moment) => moment !== undefined);
  const day =
    own ??
    dayOfPart(region.section, outline) ??
    (stated && Math.floor(stated.earliest / 86_400_000) * 86_400_000) ??
    context.day;
  return { day, year: context.year };
}

/** The section's title and what stands between it and the first entry. */
function introduction(
  region: Region,
  outline: Outline,
): readonly { readonly line: Inline; readonly base: number; readonly title: boolean }[] {
  const first = region.candidates[0]?.index ?? region.to;
  const lines: { line: Inline; base: number; title: boolean }[] = [];
  for (let index = region.from; index < Math.min(first, region.from + 8); index += 1) {
    const placed = outline.blocks[index];
    if (placed?.block.type === "heading") lines.push({ line: placed.block.content, base: placed.base, title: true });
    else if (placed?.block.type === "paragraph" || placed?.block.type === "item")
      for (const line of placed.block.lines) lines.push({ line, base: placed.base, title: false });
  }
  return lines;
}

function zoneOf(region: Region, outline: Outline): Timeline["zone"] {
  for (const { line, base, title } of introduction(region, outline)) {
    const zone = title ? zoneInTitle(line, base) : zoneInSentence(line, base);
    if (zone) return zone;
  }
  for (const { index } of region.candidates.slice(0, 1)) {
    const placed = outline.blocks[index];
    if (placed?.block.type === "table")
      for (const cell of placed.block.header.cells) {
        const zone = zoneInTitle(cell.content, placed.base);
        if (zone) return zone;
      }
  }
  const last = region.candidates[region.candidates.length - 1]?.index ?? region.from;
  const behind = outline.blocks.slice(last + 1, Math.min(region.to, last + 3));
  const before = outline.blocks.slice(0, Math.min(region.from, 10));
  for (const { block, base } of [...behind, ...before]) {
    if (block.type !== "paragraph") continue;
    for (const line of block.lines) {
      const zone = /\b(?:all|times?) |全時刻|時刻は|表記/i.test(line.text) ? zoneInSentence(line, base) : undefined;
      if (zone) return zone;
    }
  }
  return undefined;
}

function spanOfRegion(region: Region, outline: Outline): Timeline["span"] {
  const [first, last] = [region.candidates[0], region.candidates[region.candidates.length - 1]];
  if (first && last) return { start: first.span.start, end: last.span.end };
  const placed = outline.blocks[region.from];
  return region.section?.titleSpan ?? (placed ? spanIn(placed.base, placed.block.span) : { start: 0, end: 0 });
}

function dominant(candidates: readonly Candidate[]): TimelineEntry["form"] {
  const forms: readonly TimelineEntry["form"][] = ["row", "item", "heading", "paragraph"];
  const count = (form: TimelineEntry["form"]): number => candidates.filter((found) => found.form === form).length;
  return forms.reduce((best, form) => (count(form) > count(best) ? form : best));
}
