import type { Span } from "../../text/span";
import type { AnchorRecord } from "./anchor";
import { EarlierText } from "./earlierText";
import { Page } from "./page";
import { verbatimPlaces } from "./places";
import { quoteIn, type Passage } from "./remembered";

/** Places of a quote in the text it was made on that are looked at when its position was not noted. */
const mostPlaces = 50;

/** The whole text annotations were made on, from git. */
export class Base {
  readonly earlier: EarlierText;
  readonly #base: Page;

  constructor(given: string, page: Page) {
    this.#base = new Page(given);
    this.earlier = new EarlierText(this.#base.words, page);
  }

  /** A record's quote in this text; undefined when it is not there. */
  passageOf(record: AnchorRecord): Passage | undefined {
    const span = this.#spanOf(record);
    const { text, words } = this.#base;
    return span && { text, words, quote: quoteIn(words, span) };
  }

  /** The quote's place: where it was noted, or the only place where it is. */
  #spanOf({ exact, position, prefix, suffix }: AnchorRecord): Span | undefined {
    const { text, points } = this.#base;
    if (exact === "") return undefined;
    if (position !== undefined) {
      const start = points.offsetAt(position.start);
      if (text.startsWith(exact, start)) return { start, end: start + exact.length };
    }
    const starts = verbatimPlaces(exact, this.#base, mostPlaces) ?? [];
    const fitting = starts.filter(
      (start) => text.startsWith(suffix, start + exact.length) && text.slice(0, start).endsWith(prefix),
    );
    const [start, another] = fitting.length > 0 ? fitting : starts;
    return start === undefined || another !== undefined ? undefined : { start, end: start + exact.length };
  }
}
