import type { Connection } from "vscode-languageserver";
import { Verification } from "../../workspace/verification";
import type { NoteMoves } from "./annotations";
import type { ClubChanges } from "./clubChanges";
import type { FindingsServer } from "./findings";
import type { IndexChanges } from "./indexChanges";
import { unawaited, type Session } from "./session";

/** The editor's documents: opened, edited, saved, closed. Handlers are synchronous, so that edits stay in order. */
export function serveTextSync(
  connection: Connection,
  session: Session,
  findings: FindingsServer,
  changes: IndexChanges,
  moves: NoteMoves,
  club: ClubChanges,
): void {
  const verification = verificationOf(session, findings);
  const { documents, configurations, index, alerts, histories, annotations, orphans } = session;
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    documents.open(uri, languageId, version, text);
    findings.opened(uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const changed = documents.change(uri, version, contentChanges);
    if (changed !== undefined && annotations.edited(changed, contentChanges)) moves.edited(uri);
    findings.changed(uri);
    verification.edited(uri);
    changes.touched();
    if (changed !== undefined && session.club.holds(changed.uri)) club.touched();
  });
  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
    const saved = documents.get(uri);
    if (saved !== undefined) histories.saved(saved.uri);
    if (saved?.role !== "configuration") return;
    configurations.forget();
    annotations.files.forget();
    findings.refresh();
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    const closed = documents.close(uri);
    findings.closed(uri);
    verification.closed(uri);
    if (closed !== undefined) {
      histories.closed(closed.uri);
      annotations.closed(closed.uri);
      orphans.closed(closed.uri);
    }
    moves.closed(uri);
    changes.touched();
    if (closed?.role === "document") unawaited(index.closed(closed.uri), session.console);
    if (closed?.role === "foreign") unawaited(alerts.closed(closed.uri), session.console);
  });
}

function verificationOf({ documents, ports, console }: Session, findings: FindingsServer): Verification {
  return new Verification(documents, ports.idle, ports.verifier, ({ path, clientUri }, count) => {
    console.warn(
      `${path} is read in one piece from now on: reading it by edits differed (${count.toString()} so far).`,
    );
    findings.changed(clientUri);
  });
}
