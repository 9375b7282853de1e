import type {
  CodeAction,
  CodeActionContext,
  CompletionItem,
  DocumentLink,
  Hover,
  Location,
  Position,
  Range,
} from "vscode-languageserver";
import { join } from "../../workspace/folders";
import { alertAt, type AlertFileContext } from "../alerts/alertContext";
import { alertActions } from "../alerts/codeActions";
import { completeLink } from "../alerts/completion";
import { createRunbookActions, type RunbookPlaces } from "../alerts/createRunbook";
import { alertHover } from "../alerts/hover";
import { alertDefinition, alertLinks } from "../alerts/navigation";
import type { OpenAlertFile } from "./alertFiles";
import { linesIn } from "./alertFolders";
import { referencesTo } from "./alertNames";
import { rulePageCommand, showFileCommand } from "./commands";
import { runbookTemplate } from "./newRunbook";
import type { Session } from "./session";

/** The standard features in alert files. */
export interface AlertFeatures {
  hover(file: OpenAlertFile, position: Position): Hover | null;
  definition(file: OpenAlertFile, position: Position): Promise<Location[]>;
  references(file: OpenAlertFile, position: Position, withDeclaration: boolean): Promise<Location[]>;
  completion(file: OpenAlertFile, position: Position): CompletionItem[];
  links(file: OpenAlertFile): Promise<DocumentLink[]>;
  actions(file: OpenAlertFile, range: Range, asked: CodeActionContext): Promise<CodeAction[]>;
}

const offsetIn = ({ lines }: AlertFileContext, position: Position): number => lines.offsetAt(position);

export function alertFeatures(session: Session): AlertFeatures {
  return {
    hover: ({ context }, position) => alertHover(context, offsetIn(context, position)) ?? null,
    definition: async ({ context, graph }, position) => [
      ...(await alertDefinition(context, offsetIn(context, position), linesIn(graph))),
    ],
    references: async ({ context }, position, withDeclaration) => {
      const found = alertAt(context.linked, offsetIn(context, position));
      if (found === undefined) return [];
      const { name } = found.alert.alert;
      const own = context.lines.positionAt(name.span.start);
      const isOwn = ({ uri, range: { start } }: Location): boolean =>
        uri === context.uri && start.line === own.line && start.character === own.character;
      const all = await referencesTo(session, name.text);
      return all.filter((location) => withDeclaration || !isOwn(location));
    },
    completion: ({ context }, position) => completeLink(context, offsetIn(context, position)),
    links: ({ context, graph }) => alertLinks(context, linesIn(graph)),
    actions: async ({ context, graph }, range, asked) => {
      const query = {
        range: context.lines.spanOf(range),
        shown: asked.diagnostics,
        only: asked.only,
        abilities: session.abilities,
        rulePageCommand: rulePageCommand(session),
        showFileCommand: showFileCommand(session),
      };
      const places = placesIn(session, graph, context);
      return [...(await createRunbookActions(context, query, places)), ...alertActions(context, query)];
    },
  };
}

function placesIn(
  { index, ports }: Session,
  { root, runbooks }: OpenAlertFile["graph"],
  { config }: AlertFileContext,
): RunbookPlaces {
  return {
    runbooks,
    exists: (path) => index.get(join(root, path)) !== undefined,
    template: () => runbookTemplate(ports, root, config),
  };
}
