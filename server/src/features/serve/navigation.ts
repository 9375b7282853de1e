import type { Connection } from "vscode-languageserver";
import { hover } from "../hover";
import { definition, documentLinks } from "../links";
import type { AlertFeatures } from "./alertFeatures";
import { definitionOfName, hoverOfName, referencesOfName } from "./alertNames";
import { aboutDocument, offsetAt } from "./answer";
import { findReferences } from "./references";
import { hoverOfNotes, withNotes } from "./noteHovers";
import { serveRenames } from "./renameFiles";
import type { Session } from "./session";

/** Ways between incidents, runbooks and alert rules: hover, links, definition, references. */
export function serveNavigation(connection: Connection, session: Session, alerts: AlertFeatures): void {
  serveRenames(connection, session);
  connection.onHover(
    aboutDocument(
      session,
      null,
      async (context, { position }) => {
        const at = offsetAt(context, position);
        const found = hover(context, at) ?? (await hoverOfName(session, context, at));
        return withNotes(found, await hoverOfNotes(session, context, at)) ?? null;
      },
      (file, { position }) => alerts.hover(file, position),
    ),
  );
  connection.onDocumentLinks(
    aboutDocument(
      session,
      [],
      async (context) => {
        if (context.model.mentions.length > 0) await session.index.ready();
        return documentLinks(context);
      },
      (file) => alerts.links(file),
    ),
  );
  connection.onDefinition(
    aboutDocument(
      session,
      [],
      async (context, { position }) => {
        await session.index.ready();
        const at = offsetAt(context, position);
        return [...definition(context, at), ...(await definitionOfName(session, context, at))];
      },
      (file, { position }) => alerts.definition(file, position),
    ),
  );
  connection.onReferences(
    aboutDocument(
      session,
      [],
      async (context, { position, context: { includeDeclaration } }) => {
        const at = offsetAt(context, position);
        const mentions = await findReferences(session, context, at, includeDeclaration);
        return [...mentions, ...(await referencesOfName(session, context, at))];
      },
      (file, { position, context: { includeDeclaration } }) => alerts.references(file, position, includeDeclaration),
    ),
  );
}
