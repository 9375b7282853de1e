import { beginsText, type ItemSource, type LineUnit } from "./lineUnit";
import type { LinePlace, PlainLines } from "./plainLines";

/** A line and where it stands. */
export interface PlacedUnit extends LinePlace {
  readonly unit: LineUnit;
}

export interface PlainList {
  readonly type: "plainList";
  readonly ordered: boolean;
  /** Number of the first item. */
  readonly start: number | null;
  /** Whether blank lines stand between the items. */
  readonly spread: boolean;
  readonly items: readonly PlainItem[];
}

export interface PlainItem extends PlacedUnit {
  readonly lists: readonly PlainList[];
}

interface Marker {
  readonly indent: number;
  /** Offset of the content in the line. */
  readonly content: number;
  /** What the markers of one list have in common. */
  readonly kind: string;
  readonly number: number | undefined;
}

const marker = /^( *)([-+*]|(\d{1,9})([.)])) {1,4}(?! )(?=.)/;
/** What a table could take for its second line. */
const delimiterLike = /^[ |:-]+$/;

export function markerOf(line: string): Marker | undefined {
  const [whole, spaces = "", written = "", digits, delimiter] = marker.exec(line) ?? [];
  if (whole === undefined) return undefined;
  return {
    indent: spaces.length,
    content: whole.length,
    kind: delimiter ?? written,
    number: digits === undefined ? undefined : Number(digits),
  };
}

/** Whether the marker's list can begin below a line of text. */
export const interruptsText = ({ number }: Marker): boolean => number === undefined || number === 1;

/** Whether an indented line goes on with the text of an item. */
function goesOn(line: string, { content }: Marker): boolean {
  const indent = line.search(/[^ ]/);
  return indent >= content && !markerOf(line) && beginsText(line.slice(indent));
}

/** Reads the list whose first item the line under way begins. Undefined when a line of it may mean anything else. */
export class ListReader {
  readonly #lines: PlainLines;
  readonly #read: (item: ItemSource) => LineUnit | undefined;

  constructor(lines: PlainLines, read: (item: ItemSource) => LineUnit | undefined) {
    this.#lines = lines;
    this.#read = read;
  }

  read(first: Marker): PlainList | undefined {
    const lines = this.#lines;
    if (lines.lazy && !interruptsText(first)) return undefined;
    const items: PlainItem[] = [];
    let spread = false;
    for (let mark: Marker | undefined = first; mark;) {
      const item = this.#readItem(mark);
      if (!item) return undefined;
      items.push(item);
      lines.lazy = true;
      const blank = lines.at;
      while (!lines.done && lines.isBlank()) lines.at += 1;
      const next = markerOf(lines.line());
      mark = next?.kind === first.kind && next.indent === first.indent ? next : undefined;
      if (lines.at === blank) continue;
      // An indented line below a blank one may belong to any of the items above.
      if (lines.line().startsWith(" ")) return undefined;
      if (first.indent > 0) {
        lines.at = blank;
        break;
      }
      lines.lazy = false;
      spread ||= mark !== undefined;
    }
    return { type: "plainList", ordered: first.number !== undefined, start: first.number ?? null, spread, items };
  }

  #readItem(mark: Marker): PlainItem | undefined {
    const lines = this.#lines;
    const place = lines.place(mark.indent);
    const first = lines.at;
    lines.at += 1;
    while (goesOn(lines.line(), mark)) lines.at += 1;
    const text = lines.text.slice(place.offset, lines.endOf(lines.at - 1));
    // A line with pipes may be the head of a table.
    const headed = text.includes("|") && (lines.at > first + 1 || delimiterLike.test(lines.line()));
    const item = { text, content: mark.content - mark.indent, indent: mark.indent };
    const unit = headed || text.endsWith(" ") ? undefined : this.#read(item);
    if (!unit) return undefined;
    const lists: PlainList[] = [];
    let indent: number | undefined;
    for (;;) {
      const nested = markerOf(lines.line());
      if (!nested || nested.indent <= mark.indent) return { unit, ...place, lists };
      const extra = nested.indent - mark.content;
      if (extra < 0 || extra > 3 || nested.indent !== (indent ?? nested.indent)) return undefined;
      indent = nested.indent;
      lines.lazy = true;
      const list = this.read(nested);
      if (!list) return undefined;
      lists.push(list);
    }
  }
}
