import type { Connection } from "vscode-languageserver";
import { runbookCatalogue, type RunbookCatalogue } from "../../protocol";
import { runbookItems } from "../runbookCatalogue";
import type { IndexChanges } from "./indexChanges";
import type { Session } from "./session";

/** Answers `afterword/runbooks`. */
export function serveRunbooks(connection: Connection, session: Session, changes: IndexChanges): void {
  const { graph, index, folders, configurations, ports } = session;
  connection.onRequest(runbookCatalogue, async (): Promise<RunbookCatalogue> => {
    const graphs = await graph.all();
    const builtIn = await configurations.of("untitled:nowhere");
    const documents = [...index.all()];
    const items = await Promise.all(
      graphs.map((each) =>
        runbookItems({
          graph: each,
          documents: documents.filter(({ uri }) => folders.rootOf(uri) === each.root),
          configOf: (uri) => (configurations.known(uri) ?? builtIn).config,
          now: ports.clock.now(),
        }),
      ),
    );
    changes.seen();
    return { items: items.flat() };
  });
}
