import type { Timeline, TimelineEntry } from "../../model/document";
import { lineAt, lineEnding } from "../../rules/style";
import { hasWhoCell } from "../../rules/rowCells";
import { civilAt } from "../../rules/timeForm";
import { endOfEntry, entryLike, zoneFor, type Writing } from "../../rules/timelineRow";
import { inRealTime } from "../../rules/when";
import { labelKey } from "../../text/normalize";
import type { TextEdit } from "../../text/span";
import { day, minute } from "../../time/civil";
import { firstRows } from "./firstRows";
import type { RecordRow } from "./record";
import { timelineFor } from "./recordZone";

/** What adding a record changes, and how many of its rows were not there yet. */
export interface RecordEdits {
  readonly edits: readonly TextEdit[];
  readonly added: number;
}

/**
 * Adds rows to the document's last timeline, in time order and in its own style. A row that is there already is not
 * repeated; what was said later of it (`rest`) is put behind it.
 */
export function insertRows(rows: readonly RecordRow[], writing: Writing): RecordEdits {
  const timeline = timelineFor(writing.model);
  if (timeline === undefined) return { edits: firstRows(rows, writing), added: rows.length };
  return new TimelineWriter(timeline, writing, rows[0]?.at ?? 0).add(rows);
}

interface KnownEntry {
  readonly entry: TimelineEntry;
  /** Milliseconds since the epoch at which it begins; undefined when its day or zone cannot be told. */
  readonly at: number | undefined;
  readonly key: string;
}

class TimelineWriter {
  readonly #timeline: Timeline;
  readonly #writing: Writing;
  readonly #entries: readonly KnownEntry[];
  /** What to add to a time whose day nothing tells. */
  readonly #unknownDay: number;
  readonly #newestFirst: boolean;
  readonly #gap: string;
  readonly #eol: string;

  /** @param begin when what is added began: where no date is told, the entries are of the days around it */
  constructor(timeline: Timeline, writing: Writing, begin: number) {
    this.#timeline = timeline;
    this.#writing = writing;
    const undated = timeline.entries.findLast(({ moment }) => moment !== undefined);
    const lastEntry = undated?.moment?.earliest ?? 0;
    const offset = undated && zoneFor(undated, timeline, writing)?.offset;
    this.#unknownDay = Math.round((civilAt(begin, offset) - lastEntry) / day) * day;
    this.#entries = timeline.entries.map((entry) => ({
      entry,
      at: this.#realTime(entry),
      key: comparable(wholeText(entry, writing)),
    }));
    const [first, last] = [known(this.#entries)[0], known(this.#entries).at(-1)];
    this.#newestFirst = first !== undefined && last !== undefined && first.at > last.at;
    this.#eol = lineEnding(writing.model.markdown.text);
    this.#gap = this.#isLoose() ? this.#eol : "";
  }

  add(rows: readonly RecordRow[]): RecordEdits {
    const edits: TextEdit[] = [];
    const behind = new Map<TimelineEntry | undefined, RecordRow[]>();
    let added = 0;
    for (const row of rows) {
      const there = this.#find(row);
      if (there !== undefined) {
        edits.push(...this.#complete(there, row));
        continue;
      }
      added += 1;
      const anchor = this.#anchorOf(row.at);
      behind.set(anchor, [...(behind.get(anchor) ?? []), row]);
    }
    for (const [anchor, some] of behind) edits.push(...this.#insert(some, anchor));
    return { edits, added };
  }

  /** When it begins in real time; only where the zone is known, for otherwise it may be half a day off. */
  #realTime(entry: TimelineEntry): number | undefined {
    const zone = zoneFor(entry, this.#timeline, this.#writing);
    if (entry.moment === undefined || zone?.offset === undefined) return undefined;
    const { moment } = entry;
    const dated = moment.dated
      ? moment
      : {
          ...moment,
          dated: true,
          earliest: moment.earliest + this.#unknownDay,
          latest: moment.latest + this.#unknownDay,
        };
    return inRealTime(dated, zone)?.earliest;
  }

  #find({ at, core }: RecordRow): KnownEntry | undefined {
    const key = comparable(core);
    return this.#entries.find(
      (entry) =>
        entry.at !== undefined && Math.floor(entry.at / minute) === Math.floor(at / minute) && entry.key.includes(key),
    );
  }

  /** Words that came later, behind those that are there. */
  #complete({ entry, key }: KnownEntry, { rest }: RecordRow): TextEdit[] {
    if (rest === "" || key.includes(comparable(rest))) return [];
    const end = this.#endOfText(entry);
    return [{ span: { start: end, end }, newText: rest }];
  }

  /** Behind the marks that close the text. */
  #endOfText(entry: TimelineEntry): number {
    const { form, textSpan } = entry;
    const { end } = textSpan;
    const { model } = this.#writing;
    const { text } = model.markdown;
    if (isTitledByTime(entry, this.#writing)) return endOfEntry(entry, model);
    if (form === "row") return end + (/^[`*_~]*/.exec(text.slice(end))?.[0].length ?? 0);
    const line = lineAt(model, end);
    return line.start + text.slice(line.start, line.end).trimEnd().length;
  }

  #textOf({ core, rest, who, signature }: RecordRow, example: TimelineEntry): string {
    const isToldInColumn = who !== undefined && hasWhoCell(example, this.#writing.model);
    return core + (isToldInColumn ? "" : signature) + rest;
  }

  /** The entry a new one follows in the text; undefined: it comes before all of them. */
  #anchorOf(at: number): TimelineEntry | undefined {
    const dated = known(this.#entries);
    if (dated.length === 0) return this.#entries.at(-1)?.entry;
    const floor = Math.floor(at / minute) * minute;
    if (!this.#newestFirst) return dated.findLast((one) => Math.floor(one.at / minute) * minute <= floor)?.entry;
    return dated.findLast((one) => one.at > floor)?.entry;
  }

  #insert(rows: readonly RecordRow[], anchor: TimelineEntry | undefined): TextEdit[] {
    const { model } = this.#writing;
    const example = anchor ?? this.#timeline.entries[0];
    if (example === undefined) return [];
    const ordered = this.#newestFirst ? [...rows].reverse() : rows;
    const lines = ordered.map((row, number) => {
      const after = this.#newestFirst ? undefined : ordered[number - 1]?.at;
      const entry = { at: row.at, text: this.#textOf(row, example), who: row.who, after };
      return entryLike(example, this.#timeline, entry, this.#writing);
    });
    const between = this.#eol + this.#gap;
    if (anchor === undefined) {
      const { start } = lineAt(model, Math.min(example.span.start, example.timeSpan.start));
      return [{ span: { start, end: start }, newText: lines.map((line) => line + between).join("") }];
    }
    const end = endOfEntry(anchor, model);
    return [{ span: { start: end, end }, newText: lines.map((line) => between + line).join("") }];
  }

  /** Blank lines stand between the entries. */
  #isLoose(): boolean {
    const { entries, form } = this.#timeline;
    if (form === "row") return false;
    const [first, second] = entries;
    if (first === undefined || second === undefined) return form !== "item";
    const { model } = this.#writing;
    const next = lineAt(model, second.timeSpan.start).start;
    return /\n[ \t]*\r?\n$/.test(model.markdown.text.slice(first.timeSpan.start, next));
  }
}

/** A heading that holds the time alone: what happened stands below it. */
function isTitledByTime({ form, timeSpan }: TimelineEntry, { model }: Writing): boolean {
  if (form !== "heading") return false;
  return !/[\p{L}\p{N}]/u.test(model.markdown.text.slice(timeSpan.end, lineAt(model, timeSpan.start).end));
}

const wholeText = (entry: TimelineEntry, writing: Writing): string =>
  isTitledByTime(entry, writing)
    ? writing.model.markdown.text.slice(entry.timeSpan.end, endOfEntry(entry, writing.model))
    : entry.text;

const known = (entries: readonly KnownEntry[]): readonly (KnownEntry & { readonly at: number })[] =>
  entries.flatMap((one) => (one.at === undefined ? [] : [{ ...one, at: one.at }]));

/** Words without markup, width and blanks: a row is known by them though somebody set it in bold. */
const comparable = (text: string): string =>
  labelKey(text.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/\\(?=[^\w\s])/g, "")).replace(/[`*_]/g, "");
