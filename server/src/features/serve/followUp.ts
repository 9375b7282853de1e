import type { Connection } from "vscode-languageserver";
import * as protocol from "../../protocol";
import { newAction } from "../../rules/analysis/newAction";
import { headingsOf } from "../../runbooks/headings";
import type { RunbookHeading } from "../../runbooks/runbookEntry";
import { escapeMarkdown } from "../../runbooks/run/stepText";
import { readAny } from "./readAny";
import type { Session } from "./session";

interface Origin {
  readonly author: string;
  readonly headings: readonly string[];
}

/** Whose note an action came of, with a link to the section where that is known, in the words of the document. */
function originOf({ author, headings }: Origin, known: readonly RunbookHeading[], isJapanese: boolean): string {
  const name = escapeMarkdown(author);
  const section = known.find(({ text }) => text === headings.at(-1));
  const link = section && `[${escapeMarkdown(section.text)}](#${encodeURI(section.anchor)})`;
  if (isJapanese) return link === undefined ? `（${name}さんのメモから）` : `（${link}への${name}さんのメモから）`;
  return link === undefined ? `(a note by ${name})` : `(a note by ${name} on ${link})`;
}

/** An action that came of reading a document, put behind its last one in the form of the document. */
export function serveFollowUp(connection: Connection, session: Session): void {
  connection.onRequest(protocol.followUpIn, async ({ uri, text, note }) => {
    const page = await readAny(session, uri);
    if (page === undefined) return null;
    // One line: an action is a row or an item.
    const line = text.replace(/\s+/g, " ").trim();
    const { language, markdown } = page.model;
    const origin = note && originOf(note, headingsOf(markdown.text), language === "ja");
    const edit = newAction(page.model, origin === undefined ? line : `${line} ${origin}`);
    if (edit === undefined) return { edits: [] };
    return { edits: [{ range: markdown.lines.rangeOf(edit.span), newText: edit.newText }] };
  });
}
