import { isLeftover } from "../../../../server/src/readingClub/anchor/leftover";
import type { ContentChange, Mark } from "../../../../server/src/readingClub/anchor/track";

/** A character, and the marks it belongs to. */
interface Unit {
  readonly char: string;
  readonly marks: ReadonlySet<number>;
}

interface State {
  readonly units: readonly Unit[];
  readonly asking: ReadonlySet<number>;
  /** For a mark without characters, the unit it stands before; undefined at the end. */
  readonly points: ReadonlyMap<number, Unit | undefined>;
}

/** The plainest model of marks in a text that is edited: every character carries the marks it belongs to. */
export class TaggedText {
  state: State;
  readonly #count: number;

  constructor(text: string, spans: readonly { readonly start: number; readonly end: number }[]) {
    this.#count = spans.length;
    const units = text.split("").map((char, at) => ({
      char,
      marks: new Set(spans.flatMap(({ start, end }, mark) => (start <= at && at < end ? [mark] : []))),
    }));
    const empty = spans.flatMap(({ start, end }, mark) => (start === end ? [[mark, units[start]] as const] : []));
    this.state = { units, asking: new Set(), points: new Map(empty) };
  }

  get text(): string {
    return textOf(this.state.units);
  }

  /** @param isRewrite whether the changes are what one of whole lines was reduced to */
  edit(changes: readonly ContentChange[], isRewrite = false): void {
    const { units, asking, points } = this.state;
    const edits = [...changes].sort((a, b) => a.rangeOffset - b.rangeOffset || a.rangeLength - b.rangeLength);
    const gone = new Set<Unit>();
    for (const { rangeOffset, rangeLength } of edits) {
      for (const unit of units.slice(rangeOffset, rangeOffset + rangeLength)) gone.add(unit);
    }
    const left = [...Array(this.#count).keys()].map((mark) =>
      units.flatMap((unit, at) => (unit.marks.has(mark) && !gone.has(unit) ? [at] : [])),
    );
    const isLost = (places: readonly number[], mark: number): boolean => {
      const before = units.filter(({ marks }) => marks.has(mark));
      const stays = places.map((at) => units[at]?.char ?? "").join("");
      return places.length === 0 || (stays.length < before.length && isLeftover(textOf(before), stays, isRewrite));
    };
    const lost = new Set(left.flatMap((places, mark) => (!points.has(mark) && isLost(places, mark) ? [mark] : [])));
    const result: Unit[] = [];
    /** Index in the result of what took the place of each unit that is gone, and where each lost mark was. */
    const places = new Map<Unit, number>();
    const lostAt = new Map<number, number>();
    let at = 0;
    for (const { rangeOffset, rangeLength, text } of edits) {
      const end = rangeOffset + rangeLength;
      result.push(...units.slice(at, rangeOffset));
      const removed = units.slice(rangeOffset, end);
      const replaced = [...lost].filter(
        (mark) => removed.some(({ marks }) => marks.has(mark)) || isInside(units, mark, rangeOffset),
      );
      for (const mark of replaced) if (!lostAt.has(mark)) lostAt.set(mark, result.length);
      for (const unit of removed) places.set(unit, result.length);
      const around = left.flatMap((indices, mark) =>
        (indices[0] ?? Infinity) < rangeOffset && (indices.at(-1) ?? -1) >= end ? [mark] : [],
      );
      result.push(...text.split("").map((char) => ({ char, marks: new Set([...around, ...replaced]) })));
      at = end;
    }
    result.push(...units.slice(at));
    const moved = [...points].map(([mark, unit]) => {
      const place = unit === undefined ? undefined : places.get(unit);
      return [mark, place === undefined ? unit : result[place]] as const;
    });
    const emptied = [...lostAt]
      .filter(([mark]) => !result.some(({ marks }) => marks.has(mark)))
      .map(([mark, place]) => [mark, result[place]] as const);
    this.state = { units: result, asking: new Set([...asking, ...lost]), points: new Map([...moved, ...emptied]) };
  }

  /** Carries a stretch, with its marks, to the place before another offset. */
  carry(start: number, end: number, to: number): void {
    const { units, asking, points } = this.state;
    const taken = units.slice(start, end);
    const [before, after] = to <= start ? [units.slice(0, to), units.slice(to)] : [units.slice(0, to), units.slice(to)];
    const without = (part: readonly Unit[]) => part.filter((unit) => !taken.includes(unit));
    this.state = { units: [...without(before), ...taken, ...without(after)], asking, points };
  }

  marks(): Mark[] {
    const { units, asking, points } = this.state;
    return [...Array(this.#count).keys()].map((mark) => {
      const at = points.get(mark);
      const point = at === undefined ? units.length : units.indexOf(at);
      const first = units.findIndex(({ marks }) => marks.has(mark));
      const last = units.findLastIndex(({ marks }) => marks.has(mark));
      const span = first === -1 ? { start: point, end: point } : { start: first, end: last + 1 };
      return { span, asks: asking.has(mark) };
    });
  }
}

const textOf = (units: readonly Unit[]): string => units.map(({ char }) => char).join("");

/** True between two characters of a mark. */
const isInside = (units: readonly Unit[], mark: number, offset: number) =>
  units[offset - 1]?.marks.has(mark) === true && units[offset]?.marks.has(mark) === true;
