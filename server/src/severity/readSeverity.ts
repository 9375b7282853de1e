import type { Span } from "../text/span";

/** A severity as written: a leading token and a free tail. Spans count in the text read. */
export interface SeverityReading {
  readonly raw: string;
  /** The token alone: `SEV-3` of `SEV-3（主要機能の…）`. */
  readonly token: string;
  readonly tokenSpan: Span;
  /** `SEV3` for any numeric spelling, else the lower-cased word. */
  readonly value: string;
  readonly number: number | undefined;
  /** What follows the token, brackets and separators included. */
  readonly tail: string;
  /** `SEV1 / SEV2 / SEV3`, `[P0|P1]`, `SEV?`: a choice nobody has made yet. */
  readonly placeholder: boolean;
}
