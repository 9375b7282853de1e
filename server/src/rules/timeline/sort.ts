import type { MarkdownDocument } from "../../markdown/document";
import type { Timeline, TimelineEntry } from "../../model/document";
import type { TextEdit } from "../../text/span";
import { dayOf } from "../../time/civil";
import type { Moment } from "../../time/moment";

/** The whole lines of an entry: its row, or its item with everything nested in it. */
interface Strip {
  readonly text: string;
  readonly entry: TimelineEntry;
  readonly moment: Moment;
}

/**
 * Puts the rows or items of a timeline into the order of their times, each kept as it is. Undefined where that is not
 * safe: headings and paragraphs, several entries on a line, unfilled times, different zones, days told by the row above,
 * numbered items.
 */
export function sortTimeline(markdown: MarkdownDocument, timeline: Timeline): TextEdit[] | undefined {
  const strips = stripsOf(markdown, timeline);
  if (strips === undefined) return undefined;
  const sorted = strips
    .map((strip, place) => ({ strip, place }))
    .sort((a, b) => a.strip.moment.earliest - b.strip.moment.earliest || a.place - b.place)
    .map(({ strip }) => strip);
  if (!keepsDays(sorted)) return undefined;
  const start = startOfLine(markdown, strips[0]?.entry);
  const old = strips.map(({ text }) => text).join("");
  return [{ span: { start, end: start + old.length }, newText: joined(sorted, old) }];
}

const startOfLine = ({ lines }: MarkdownDocument, entry: TimelineEntry | undefined): number =>
  entry ? lines.startOf(lines.lineOf(entry.span.start)) : 0;

function stripsOf(markdown: MarkdownDocument, timeline: Timeline): Strip[] | undefined {
  const { text, lines } = markdown;
  const { entries, form, placeholders } = timeline;
  if ((form !== "row" && form !== "item") || placeholders.length > 0) return undefined;
  if (entries.some((entry) => entry.form !== form || entry.reading.problem) || mixesClocks(entries)) return undefined;
  const starts = entries.map((entry) => startOfLine(markdown, entry));
  const strips: Strip[] = [];
  for (const [i, entry] of entries.entries()) {
    const start = starts[i] ?? 0;
    const end = starts[i + 1] ?? endOfLast(text, lines.startOf(lines.lineOf(start) + 1), start, form);
    if (entry.moment === undefined || end <= start) return undefined;
    const strip = text.slice(start, end);
    if (!(form === "row" ? isRows(strip) : isItem(strip))) return undefined;
    strips.push({ text: strip, entry, moment: entry.moment });
  }
  const indents = new Set(strips.map((strip) => indentOf(strip.text)));
  return indents.size === 1 ? strips : undefined;
}

/** Comparing `earliest` needs one clock for all entries. */
function mixesClocks(entries: readonly TimelineEntry[]): boolean {
  const zones = new Set(entries.flatMap(({ moment }) => (moment?.zone ? [moment.zone.name] : [])));
  const dated = new Set(entries.map(({ moment }) => moment?.dated));
  return zones.size > 1 || dated.size > 1;
}

const indentOf = (strip: string): number => /^[ \t]*/.exec(strip)?.[0].length ?? 0;

/** Lines of a table, the first of them the entry's row. */
const isRows = (strip: string): boolean =>
  strip.split("\n").every((line, i, all) => line.includes("|") || (i === all.length - 1 && line === ""));

/** A bullet and lines that belong to it; a number would be out of order afterwards. */
function isItem(strip: string): boolean {
  const [first = "", ...rest] = strip.split("\n");
  const indent = indentOf(first);
  return /^\s*[-*+]\s/.test(first) && rest.every((line) => line.trim() === "" || indentOf(line) > indent);
}

/** Where the last entry's lines end: before the first line that does not belong to it. */
function endOfLast(text: string, from: number, start: number, form: Timeline["form"]): number {
  if (form === "row") return from;
  const indent = indentOf(text.slice(start));
  let end = from;
  for (let at = from; at < text.length;) {
    const next = text.indexOf("\n", at) + 1 || text.length;
    const line = text.slice(at, next);
    if (line.trim() !== "" && indentOf(line) <= indent) break;
    if (line.trim() !== "") end = next;
    at = next;
  }
  return end;
}

/** True when entries that take their day from above still stand below an entry of the same day. */
function keepsDays(sorted: readonly Strip[]): boolean {
  if (sorted.every(({ moment }) => !moment.dated)) return true;
  let today: number | undefined;
  let rolled = false;
  for (const { entry, moment } of sorted) {
    const own = dayOf(moment.earliest);
    const stated = entry.reading.date !== undefined;
    // A day that began by passing midnight is understood only in the old order.
    if (!stated && today !== undefined && own !== today) rolled = true;
    if (!stated && today === undefined && sorted.some((other) => other.entry.reading.date !== undefined)) return false;
    if (rolled) return false;
    today = own;
  }
  return true;
}

/** The last line of a document may have no ending: the strip that moves there gives its own away. */
function joined(sorted: readonly Strip[], old: string): string {
  const eol = old.includes("\r\n") ? "\r\n" : "\n";
  const text = sorted.map((strip) => (strip.text.endsWith("\n") ? strip.text : strip.text + eol)).join("");
  return old.endsWith("\n") ? text : text.slice(0, -eol.length);
}
