import { documentKinds } from "../../model/document";
import { message, type Message } from "../../text/message";
import type { Rule } from "../rule";

/** UTF-16 units of a quote in the message. */
const longestQuote = 80;

/** A shared note that is not resolved, and whose text is no longer in the document. */
export const annotationOrphaned: Rule = {
  code: "annotation/orphaned",
  severity: "info",
  onByDefault: true,
  kinds: documentKinds.filter((kind) => kind !== "other"),
  *check(model, { workspace }) {
    const end = model.markdown.text.length;
    for (const { author, quote, near } of workspace?.orphanedNotes ?? []) {
      const start = Math.min(near?.start ?? 0, end);
      yield {
        span: { start, end: start },
        message: quote === "" ? unknown(author) : gone(author, shortened(quote)),
      };
    }
  },
};

/** Of a note whose whole document is gone: told where the note stands. */
export const documentGone = (author: string, document: string): Message =>
  message(
    "The document that {0} noted on is gone: {1}. Attach the note to another text, or resolve it.",
    author,
    document,
  );

const gone = (author: string, quote: string): Message =>
  message("The text that {0} noted on is gone: “{1}”. Attach the note to another text, or resolve it.", author, quote);

/** As it comes from another tool, which tells places in its own way. */
const unknown = (author: string): Message =>
  message("What {0} noted on is not known here. Attach the note to a text, or resolve it.", author);

function shortened(quote: string): string {
  const line = quote.replace(/\s+/g, " ").trim();
  return line.length <= longestQuote ? line : `${Array.from(line).slice(0, longestQuote).join("")}…`;
}
