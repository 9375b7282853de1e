import { message } from "../../text/message";
import { documentKinds } from "../../model/document";
import type { Finding, Rule } from "../rule";

/** UTF-16 units; longer documents are not read at all. */
export const longestDocument = 5 * 1024 * 1024;

export const isTooLarge = (text: string): boolean => text.length > longestDocument;

/** Also for callers that do not even read such a document. */
export const tooLargeFinding: Finding = {
  span: { start: 0, end: 0 },
  message: message(
    "This document is larger than 5 MB and is not checked. Reading it would slow everything down. Split it, or move logs and data to files of their own.",
  ),
};

export const documentTooLarge: Rule = {
  code: "document/too-large",
  severity: "info",
  onByDefault: true,
  kinds: documentKinds,
  *check(model) {
    if (isTooLarge(model.markdown.text)) yield tooLargeFinding;
  },
};
