import type { Connection } from "vscode-languageserver";
import { alertCatalogue, type AlertCatalogue } from "../../protocol";
import { folderName } from "../../workspace/folders";
import { alertItems, runbooksLeftOver, unreadableFiles } from "../alertCatalogue";
import type { IndexChanges } from "./indexChanges";
import type { Session } from "./session";

/** Answers `afterword/alerts`. */
export function serveAlertCatalogue(connection: Connection, session: Session, changes: IndexChanges): void {
  connection.onRequest(alertCatalogue, async (): Promise<AlertCatalogue> => {
    const { alerts, audience } = session;
    const graphs = await session.graph.all();
    const items = await Promise.all(graphs.map((graph) => alertItems(graph, folderName(graph.root))));
    changes.seen();
    return {
      items: items.flat(),
      runbooksWithoutAlert: graphs.flatMap(runbooksLeftOver),
      unreadable: unreadableFiles(alerts.unread(), alerts.all(), audience),
    };
  });
}
