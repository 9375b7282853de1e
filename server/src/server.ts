import type { Connection } from "vscode-languageserver";
import { version } from "virtual:product";
import { initializeResult } from "./features/serve/capabilities";
import { NoteMoves, serveAnnotations } from "./features/serve/annotations";
import { serveAlertCatalogue } from "./features/serve/alertCatalogue";
import { ClubChanges } from "./features/serve/clubChanges";
import { serveCommands } from "./features/serve/commands";
import { serveCustomRequests } from "./features/serve/custom";
import { FindingsServer } from "./features/serve/findings";
import { IndexChanges } from "./features/serve/indexChanges";
import { serveReadingClub } from "./features/serve/readingClub";
import { serveNewRunbook } from "./features/serve/newRunbook";
import { serveRunbooks } from "./features/serve/runbookCatalogue";
import { serveReviews } from "./features/serve/reviews";
import { serveRuns } from "./features/serve/runs";
import { Session } from "./features/serve/session";
import { serveStandardFeatures } from "./features/serve/standard";
import { Statuses } from "./features/serve/statuses";
import { serveSurroundings, watchSurroundings } from "./features/serve/surroundings";
import { serveTextSync } from "./features/serve/textSync";
import type { Ports } from "./ports";

/** Puts the language server together on a connection. Everything it needs of a platform comes through the ports. */
export function startServer(connection: Connection, ports: Ports): void {
  connection.onInitialize((params) => {
    const session = new Session(params, ports, connection);
    const statuses = new Statuses(connection, session);
    const findings = new FindingsServer(connection, session, statuses);
    const changes = new IndexChanges(connection, session);
    const club = new ClubChanges(connection, session);
    session.notesFound = () => club.touched();
    serveTextSync(connection, session, findings, changes, new NoteMoves(connection, session), club);
    serveStandardFeatures(connection, session);
    serveCommands(connection, session);
    serveSurroundings(connection, session, findings, changes, club);
    serveCustomRequests(connection, session, statuses);
    serveAlertCatalogue(connection, session, changes);
    serveRuns(connection, session);
    serveReviews(connection, session);
    serveRunbooks(connection, session, changes);
    serveNewRunbook(connection, session);
    serveReadingClub(connection, session);
    serveAnnotations(connection, session);
    findings.servePulls();
    connection.onInitialized(() => watchSurroundings(connection, session, findings, changes));
    return initializeResult(session.options, version);
  });
  connection.listen();
}
