import type { AnchorRecord } from "./anchor";
import type { Page } from "./page";

interface Move {
  /** Code points before the quote then, and UTF-16 units before it now. */
  readonly then: number;
  readonly now: number;
}

/** Where quotes that are told without doubt went: others on the same text moved much as those nearest to them did. */
export class Neighbours {
  readonly #page: Page;
  readonly #moves = new Map<string | undefined, Move[]>();

  constructor(page: Page) {
    this.#page = page;
  }

  /** Notes where a quote is now. Quotes noted on different texts tell nothing of each other. */
  add({ blob, position }: AnchorRecord, now: number): void {
    if (position === undefined) return;
    const moves = this.#moves.get(blob);
    if (moves === undefined) this.#moves.set(blob, [{ then: position.start, now }]);
    else moves.push({ then: position.start, now });
  }

  /** Sorts what was added; asked only afterwards. */
  settle(): void {
    for (const moves of this.#moves.values()) moves.sort((one, other) => one.then - other.then);
  }

  /** UTF-16 offset at which a record's quote is to be expected; undefined when its position was not noted. */
  expected({ blob, position }: AnchorRecord): number | undefined {
    if (position === undefined) return undefined;
    const moves = this.#moves.get(blob) ?? [];
    let low = 0;
    let high = moves.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((moves[middle]?.then ?? 0) < position.start) low = middle + 1;
      else high = middle;
    }
    const [before, after] = [moves[low - 1], moves[low]];
    const nearest = nearer(before, after, position.start);
    if (nearest === undefined) return this.#page.points.offsetAt(position.start);
    return Math.max(0, nearest.now + position.start - nearest.then);
  }
}

function nearer(before: Move | undefined, after: Move | undefined, then: number): Move | undefined {
  if (before === undefined || after === undefined) return before ?? after;
  return then - before.then <= after.then - then ? before : after;
}
