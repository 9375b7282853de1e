import type { Connection } from "vscode-languageserver";
import * as protocol from "../../protocol";
import { newAction } from "../../rules/analysis/newAction";
import { headingsOf } from "../../runbooks/headings";
import type { RunbookHeading } from "../../runbooks/runbookEntry";
import { escapeMarkdown } from "../../runbooks/run/stepText";
import { message, type Message } from "../../text/message";
import { readAny } from "./readAny";
import type { Session } from "./session";

interface Origin {
  readonly author: string;
  readonly headings: readonly string[];
}

/** Whose note an action came of, with a link to the section where that is known. */
function originOf({ author, headings }: Origin, known: readonly RunbookHeading[]): Message {
  const name = escapeMarkdown(author);
  const section = known.find(({ text }) => text === headings.at(-1));
  return section === undefined
    ? message("(a note by {0})", name)
    : message("(a note by {0} on {1})", name, `[${escapeMarkdown(section.text)}](#${encodeURI(section.anchor)})`);
}

/** An action that came of reading a document, put behind its last one in the form of the document. */
export function serveFollowUp(connection: Connection, session: Session): void {
  const { translate } = session.audience;
  connection.onRequest(protocol.followUpIn, async ({ uri, text, note }) => {
    const page = await readAny(session, uri);
    if (page === undefined) return null;
    // One line: an action is a row or an item.
    const line = text.replace(/\s+/g, " ").trim();
    const origin = note && translate(originOf(note, headingsOf(page.model.markdown.text)));
    const edit = newAction(page.model, origin === undefined ? line : `${line} ${origin}`);
    if (edit === undefined) return { edits: [] };
    const { lines } = page.model.markdown;
    return { edits: [{ range: lines.rangeOf(edit.span), newText: edit.newText }] };
  });
}
