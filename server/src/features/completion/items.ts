import { CompletionItemKind, InsertTextFormat, MarkupKind, type CompletionItem } from "vscode-languageserver";
import type { Span } from "../../text/span";
import type { DocumentContext } from "../context";

/** Offers for one place. */
export interface Completion {
  readonly replaced: Span;
  readonly offers: readonly Offer[];
}

/** What a completion offers, before it is put on the wire. */
export interface Offer {
  readonly label: string;
  readonly newText: string;
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  readonly kind?: CompletionItemKind;
  /** For text that is replaced whatever it is: what is typed after it is compared with this. */
  readonly filter?: string;
}

/** Offers in their order, all replacing the same span. */
export function completionItems(context: DocumentContext, replaced: Span, offers: readonly Offer[]): CompletionItem[] {
  const range = context.model.markdown.lines.rangeOf(replaced);
  const typed = context.model.markdown.text.slice(replaced.start, replaced.end);
  return offers.map((offer, at) => {
    const item: CompletionItem = {
      label: offer.label,
      kind: offer.kind ?? CompletionItemKind.Value,
      sortText: at.toString().padStart(4, "0"),
      textEdit: { range, newText: offer.newText },
      insertTextFormat: InsertTextFormat.PlainText,
    };
    if (offer.detail !== undefined) item.detail = offer.detail;
    if (offer.documentation !== undefined) {
      item.documentation = { kind: MarkupKind.Markdown, value: offer.documentation };
    }
    // A line that is replaced whole (a marker, a pipe) must not filter the offers away.
    if (offer.filter !== undefined) item.filterText = `${typed}${offer.filter}`;
    return item;
  });
}
