import type { AnchorRecord } from "./anchor";
import type { Page } from "./page";

/** Where quotes that are told without doubt went: others of the same text moved much as those beside them did. */
export class Neighbours {
  readonly #page: Page;

  constructor(_records: readonly AnchorRecord[], page: Page) {
    this.#page = page;
  }

  /** UTF-16 offset at which a record's quote is to be expected; undefined when nothing tells. */
  expected({ position }: AnchorRecord): number | undefined {
    return position === undefined ? undefined : this.#page.points.offsetAt(position.start);
  }
}
