import type { Connection } from "vscode-languageserver";
import * as protocol from "../../protocol";
import { newAction } from "../../rules/analysis/newAction";
import { readAny } from "./readAny";
import type { Session } from "./session";

/** An action that came of reading a document, put behind its last one in the form of the document. */
export function serveFollowUp(connection: Connection, session: Session): void {
  connection.onRequest(protocol.followUpIn, async ({ uri, text }) => {
    const page = await readAny(session, uri);
    if (page === undefined) return null;
    // One line: an action is a row or an item.
    const edit = newAction(page.model, text.replace(/\s+/g, " ").trim());
    if (edit === undefined) return { edits: [] };
    const { lines } = page.model.markdown;
    return { edits: [{ range: lines.rangeOf(edit.span), newText: edit.newText }] };
  });
}
