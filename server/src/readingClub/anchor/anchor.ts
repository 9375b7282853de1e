import type { Span } from "../../text/span";

/**
 * How an annotation remembers its text: the selectors of its W3C target and what was noted beside them.
 * Texts are Markdown source with every line ending as `\n`; positions count Unicode code points of it.
 */
export interface AnchorRecord {
  readonly exact: string;
  /** What stood before and after, as much as was noted. */
  readonly prefix: string;
  readonly suffix: string;
  /** `start` inclusive, `end` exclusive; undefined when it was not noted. */
  readonly position: Span | undefined;
  /** Texts of the headings above, outermost first. */
  readonly headings: readonly string[];
  /** The paragraph, list item or row it stood in, cut at 1 KB; undefined when it was not noted. */
  readonly paragraph: string | undefined;
  /** Git's id of the whole text at that time; undefined without git. */
  readonly blob: string | undefined;
}

/** Where a record's text is in a document; spans are UTF-16 offsets in the document as given. */
export type AnchorOutcome =
  | { readonly status: "attached"; readonly span: Span }
  /** Moved or edited: most likely here; a person should look. */
  | { readonly status: "confirm"; readonly span: Span }
  /** Gone; `near` is where it would have stood, as far as that can be told. */
  | { readonly status: "orphaned"; readonly near: Span | undefined };
