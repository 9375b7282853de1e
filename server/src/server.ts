import type { Connection } from "vscode-languageserver";
import { version } from "virtual:product";
import { initializeResult } from "./features/serve/capabilities";
import { serveCommands } from "./features/serve/commands";
import { serveCustomRequests } from "./features/serve/custom";
import { FindingsServer } from "./features/serve/findings";
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
    serveTextSync(connection, session, findings);
    serveStandardFeatures(connection, session);
    serveCommands(connection, session);
    serveSurroundings(connection, session, findings);
    serveCustomRequests(connection, session, statuses);
    serveRuns(connection, session);
    findings.servePulls();
    connection.onInitialized(() => watchSurroundings(connection, session, findings));
    return initializeResult(session.options, version);
  });
  connection.listen();
}
