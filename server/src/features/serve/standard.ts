import type { Connection } from "vscode-languageserver";
import { codeActions } from "../codeActions";
import { codeLenses } from "../codeLens";
import { complete } from "../completion/completion";
import { hover } from "../hover";
import { inlayHints } from "../inlayHints";
import { definition, documentLinks } from "../links";
import { documentSymbols, foldingRanges } from "../outline";
import { workspaceSymbols } from "../workspaceSymbols";
import { aboutDocument, cancelled, offsetAt } from "./answer";
import { rulePageCommand } from "./commands";
import { findReferences } from "./references";
import type { Session } from "./session";

/** The features every editor knows. */
export function serveStandardFeatures(connection: Connection, session: Session): void {
  connection.onCompletion(
    aboutDocument(session, [], async (context, { position }) => {
      const { model } = context;
      const at = offsetAt(context, position);
      // Names of incidents are all there only when every file has been looked at.
      if (model.markdown.text.slice(Math.max(0, at - 80), at).includes("[[")) await session.index.ready();
      return complete(context, at);
    }),
  );
  connection.onHover(
    aboutDocument(session, null, (context, { position }) => hover(context, offsetAt(context, position)) ?? null),
  );
  connection.onCodeAction(
    aboutDocument(session, [], (context, { range, context: asked }) =>
      codeActions(context, {
        range: context.model.markdown.lines.spanOf(range),
        shown: asked.diagnostics,
        only: asked.only,
        versioned: session.abilities.versionedEdits,
        rulePageCommand: rulePageCommand(session),
      }),
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
  connection.onDocumentLinks(
    aboutDocument(session, [], async (context) => {
      if (context.model.mentions.length > 0) await session.index.ready();
      return documentLinks(context);
    }),
  );
  connection.onDefinition(
    aboutDocument(session, [], async (context, { position }) => {
      await session.index.ready();
      return definition(context, offsetAt(context, position));
    }),
  );
  connection.onReferences(
    aboutDocument(session, [], (context, { position, context: { includeDeclaration } }) =>
      findReferences(session, context, offsetAt(context, position), includeDeclaration),
    ),
  );
  connection.onWorkspaceSymbol(async ({ query }, token) => {
    await session.index.ready();
    return token.isCancellationRequested
      ? cancelled()
      : workspaceSymbols(session.index.all(), query, session.audience);
  });
  const { standard } = session.options;
  if (standard?.documentSymbols === true) connection.onDocumentSymbol(aboutDocument(session, [], documentSymbols));
  if (standard?.foldingRanges === true) connection.onFoldingRanges(aboutDocument(session, [], foldingRanges));
}
