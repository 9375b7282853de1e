import type { Connection } from "vscode-languageserver";
import { codeActions } from "../codeActions";
import { codeLenses } from "../codeLens";
import { complete } from "../completion/completion";
import { inlayHints } from "../inlayHints";
import { documentSymbols, foldingRanges } from "../outline";
import { workspaceSymbols } from "../workspaceSymbols";
import { alertFeatures } from "./alertFeatures";
import { aboutDocument, cancelled, offsetAt } from "./answer";
import { rulePageCommand } from "./commands";
import { serveNavigation } from "./navigation";
import type { Session } from "./session";

/** The features every editor knows. */
export function serveStandardFeatures(connection: Connection, session: Session): void {
  const alerts = alertFeatures(session);
  serveNavigation(connection, session, alerts);
  connection.onCompletion(
    aboutDocument(
      session,
      [],
      async (context, { position }) => {
        const { model } = context;
        const at = offsetAt(context, position);
        // Names of incidents are all there only when every file has been looked at.
        if (model.markdown.text.slice(Math.max(0, at - 80), at).includes("[[")) await session.index.ready();
        return complete(context, at);
      },
      (file, { position }) => alerts.completion(file, position),
    ),
  );
  connection.onCodeAction(
    aboutDocument(
      session,
      [],
      (context, { range, context: asked }) =>
        codeActions(context, {
          range: context.model.markdown.lines.spanOf(range),
          shown: asked.diagnostics,
          only: asked.only,
          versioned: session.abilities.versionedEdits,
          rulePageCommand: rulePageCommand(session),
        }),
      (file, { range, context: asked }) => alerts.actions(file, range, asked),
    ),
  );
  connection.onCodeLens(
    aboutDocument(session, [], (context) =>
      session.enabled && session.settings.codeLens !== false ? codeLenses(context) : [],
    ),
  );
  connection.languages.inlayHint.on(
    aboutDocument(session, [], (context, { range }) =>
      session.enabled && session.settings.inlayHints === true
        ? inlayHints(context, context.model.markdown.lines.spanOf(range))
        : [],
    ),
  );
  connection.onWorkspaceSymbol(async ({ query }, token) => {
    await session.index.ready();
    return token.isCancellationRequested ? cancelled() : workspaceSymbols(session.index.all(), query, session.audience);
  });
  const { standard } = session.options;
  if (standard?.documentSymbols === true) connection.onDocumentSymbol(aboutDocument(session, [], documentSymbols));
  if (standard?.foldingRanges === true) connection.onFoldingRanges(aboutDocument(session, [], foldingRanges));
}
