import { message } from "../../text/message";
import { documentKinds } from "../../model/document";
import type { Diagnostic, Finding, Rule } from "../rule";

/** UTF-16 units; longer documents are not read at all. */
export const longestDocument = 5 * 1024 * 1024;

export const isTooLarge = (text: string): boolean => text.length > longestDocument;

const finding: Finding = {
  span: { start: 0, end: 0 },
  message: message(
    "This document is larger than 5 MB and is not checked: reading it would slow everything down. Split it, or move logs and data to files of their own.",
  ),
};

/** The one finding of a document that callers do not even read. */
export const tooLargeDiagnostic: Diagnostic = { ...finding, code: "document/too-large", severity: "info" };

export const documentTooLarge: Rule = {
  code: "document/too-large",
  severity: "info",
  onByDefault: true,
  kinds: documentKinds,
  *check(model) {
    if (isTooLarge(model.markdown.text)) yield finding;
  },
};
