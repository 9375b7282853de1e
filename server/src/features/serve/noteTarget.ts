import { describeAnchor } from "../../readingClub/anchor/describe";
import type { NoteTarget } from "../../readingClub/annotation/event";
import { gitBlob } from "../../readingClub/annotation/gitBlob";
import { quoteSpan } from "../../readingClub/annotation/quoteSpan";
import { isTooLarge } from "../../rules/document/tooLarge";
import { LineIndex, type Range } from "../../text/lineIndex";
import { message, type Message } from "../../text/message";
import { sizeLimit } from "../../workspace/documentPatterns";
import { readFailures } from "../readFailures";
import type { Session } from "./session";

/**
 * What a note on a range of a document is about, as the document is in the editor, else as it is on disk.
 * @param uri in the form of `canonical`, within a workspace folder
 */
export async function noteTarget(
  { documents, ports, folders, git }: Session,
  uri: string,
  range: Range | undefined,
): Promise<NoteTarget | Message> {
  const open = documents.get(uri)?.text;
  const read = open === undefined ? await ports.files.read(uri, sizeLimit) : { text: open };
  if (!("text" in read)) return readFailures[read.failure];
  const { text } = read;
  const target = { source: folders.pathOf(uri), external: false };
  if (range === undefined) return { ...target, anchor: undefined, commit: undefined };
  if (isTooLarge(text)) return message("The document is too large for notes on its text.");
  const span = quoteSpan(text, new LineIndex(text).spanOf(range));
  if (span === undefined) return message("Select some text to note on, not a blank line and not a whole chapter.");
  const anchor = describeAnchor(text, span, { blob: gitBlob(text) });
  const [commit] = git === undefined ? [] : await git.log(uri, 1);
  return { ...target, anchor, commit: commit?.hash };
}
