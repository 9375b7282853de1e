import { isIntricate } from "./intricate";
import type { DocumentLabels } from "./labels";
import { readItem, readRow, type ItemSource, type LineUnit, type ParseAlone } from "./lineUnit";
import { asksNothing, parseChunk } from "./parse";
import type { UnitReader } from "./plainBlocks";

interface Known {
  readonly unit: LineUnit;
  /** Those that the unit was read under, when it asks for any. */
  readonly labels: DocumentLabels | undefined;
}

/** Rows and items of all documents by their text: a keystroke in a long table reads one row again. */
export class UnitMemo {
  readonly #capacity: number;
  #recent = new Map<string, Known>();
  #older: ReadonlyMap<string, Known> = new Map();
  #size = 0;

  /** @param capacity in characters of source text; up to twice as many are kept */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Reads lines as they are known or without the parser; for others it gives a stand-in and adds them to `deferred`. */
  plain(labels: DocumentLabels, deferred: string[]): UnitReader {
    return this.#reader(
      labels,
      () => undefined,
      (text) => {
        deferred.push(text);
        return { text, parts: [], checked: null, asks: asksNothing };
      },
    );
  }

  /** Reads every line that can be read alone. */
  exact(labels: DocumentLabels): UnitReader {
    const parse: ParseAlone = (text) => (isIntricate(text) ? undefined : parseChunk(text, labels, true));
    return this.#reader(labels, parse, () => undefined);
  }

  #reader(labels: DocumentLabels, parse: ParseAlone, otherwise: (text: string) => LineUnit | undefined): UnitReader {
    return {
      row: (text) =>
        this.#known(text, labels) ?? this.#keep(text, readRow(text, labels, parse), labels) ?? otherwise(text),
      item: (item) => {
        const key = keyOf(item);
        return (
          this.#known(key, labels) ?? this.#keep(key, readItem(item, labels, parse), labels) ?? otherwise(item.text)
        );
      },
    };
  }

  #known(key: string, labels: DocumentLabels): LineUnit | undefined {
    const recent = this.#recent.get(key);
    const known = recent ?? this.#older.get(key);
    if (!known || (known.labels && known.labels !== labels)) return undefined;
    if (!recent) this.#add(key, known);
    return known.unit;
  }

  #keep(key: string, unit: LineUnit | undefined, labels: DocumentLabels): LineUnit | undefined {
    if (!unit) return undefined;
    const asks = unit.asks.definitions.size + unit.asks.footnotes.size > 0;
    this.#add(key, { unit, labels: asks ? labels : undefined });
    return unit;
  }

  #add(key: string, known: Known): void {
    if (this.#size > this.#capacity) {
      this.#older = this.#recent;
      this.#recent = new Map();
      this.#size = 0;
    }
    this.#recent.set(key, known);
    this.#size += key.length;
  }
}

/** The text; an item that goes on over lines may mean another thing where it is indented. */
function keyOf({ text, indent }: ItemSource): string {
  return indent > 0 && text.includes("\n") ? `${String(indent)}\0${text}` : text;
}
