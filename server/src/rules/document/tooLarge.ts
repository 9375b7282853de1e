import { message } from "../../text/message";
import { documentKinds, type DocumentModel } from "../../model/document";
import { incidentFolders, runbookFolders } from "../../model/kind";
import type { Finding, Rule } from "../rule";
import { unreadPart } from "./unread";

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

const tooDeep = message(
  "This part nests too deeply to be read. It is left out of the checks, and nothing is reported as missing from this document. Make it flatter, or move it to a file of its own.",
);

export const documentTooLarge: Rule = {
  code: "document/too-large",
  severity: "info",
  onByDefault: true,
  kinds: documentKinds,
  *check(model) {
    if (isTooLarge(model.markdown.text)) {
      yield tooLargeFinding;
      return;
    }
    const unread = mayBeOurs(model) ? unreadPart(model.markdown) : undefined;
    if (unread !== undefined) yield { span: unread, message: tooDeep };
  },
};

/** Of a kind of ours, or where incidents and runbooks are kept: what is unread may have been what tells the kind. */
const mayBeOurs = ({ kind, path }: DocumentModel): boolean =>
  kind !== "other" ||
  path
    .split("/")
    .slice(0, -1)
    .some((folder) => incidentFolders.test(folder) || runbookFolders.test(folder));
