import type { MarkdownDocument, Suppression } from "./document";

/** A text with its suppression comments; other files than Markdown have theirs too. */
type Commented = Pick<MarkdownDocument, "suppressions" | "lines">;

/**
 * Whether a suppression comment silences a code at an offset. `disable` holds from its comment to an `enable`
 * for the code (or for all), `disable-line` on the comment's line, `disable-next-line` on the line after it.
 */
export function isSuppressed(document: Commented, code: string, offset: number): boolean {
  if (document.suppressions.length === 0) return false;
  let index = indexes.get(document);
  if (!index) indexes.set(document, (index = new SuppressionIndex(document)));
  return index.covers(code, offset);
}

const indexes = new WeakMap<Commented, SuppressionIndex>();

/** Suppressions by code, so that ten thousand findings do not each read every comment. */
class SuppressionIndex {
  readonly #document: Commented;
  readonly #byCode = new Map<string, CodeSuppressions>();

  constructor(document: Commented) {
    this.#document = document;
  }

  covers(code: string, offset: number): boolean {
    let known = this.#byCode.get(code);
    if (!known) this.#byCode.set(code, (known = new CodeSuppressions(this.#document, code)));
    return known.file || known.isOff(offset) || known.lines.has(this.#document.lines.lineOf(offset));
  }
}

class CodeSuppressions {
  readonly file: boolean;
  /** Lines on which the code is off. */
  readonly lines: ReadonlySet<number>;
  /** Where the code goes off and on again, in order. */
  readonly #switches: readonly { readonly at: number; readonly off: boolean }[];

  constructor(document: Commented, code: string) {
    const meant = document.suppressions.filter(({ codes }) => codes.length === 0 || codes.includes(code));
    this.file = meant.some(({ action }) => action === "disable-file");
    this.lines = new Set(meant.flatMap((suppression) => lineOf(document, suppression) ?? []));
    this.#switches = meant
      .filter(({ action }) => action === "disable" || action === "enable")
      .map(({ action, span }) => ({ at: span.end, off: action === "disable" }));
  }

  isOff(offset: number): boolean {
    let low = 0;
    let high = this.#switches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#switches[middle]?.at ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.#switches[low - 1]?.off === true;
  }
}

function lineOf({ lines }: Commented, { action, span }: Suppression): number | undefined {
  if (action === "disable-line") return lines.lineOf(span.start);
  return action === "disable-next-line" ? lines.lineOf(span.end) + 1 : undefined;
}
