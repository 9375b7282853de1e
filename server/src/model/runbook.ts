import type { Span } from "../text/span";

/** What a runbook says of itself. */
export interface Runbook {
  readonly owner: { readonly text: string; readonly span: Span } | undefined;
  readonly component: { readonly text: string; readonly span: Span } | undefined;
  readonly alerts: readonly { readonly name: string; readonly span: Span }[];
  readonly lastReviewed: { readonly raw: string; readonly span: Span; readonly day: number | undefined } | undefined;
  /** Days; from `review_every` or `review_in`. */
  readonly reviewEvery: { readonly raw: string; readonly span: Span; readonly days: number | undefined } | undefined;
  readonly deprecated: boolean;
}
