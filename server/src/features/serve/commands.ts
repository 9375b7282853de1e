import type { Connection } from "vscode-languageserver";
import { markReviewed } from "../../rules/runbook/markReviewed";
import { canonical } from "../../workspace/folders";
import { fixAllEdits, workspaceEdit } from "../codeActions";
import { nowEdit } from "../completion/timelineRow";
import type { DocumentContext } from "../context";
import { unawaited, type Session } from "./session";

/** Commands for editors without the extension; what they change goes through `workspace/applyEdit`. */
export const commandNames = {
  fixAll: "afterword.server.fixAll",
  insertNow: "afterword.server.insertNow",
  markReviewed: "afterword.server.markReviewed",
  openRulePage: "afterword.server.openRulePage",
  showFile: "afterword.server.showFile",
} as const;

/** What opens a rule's page: the extension's own command, else the server by way of `window/showDocument`. */
export function rulePageCommand({ options, abilities }: Session): string | undefined {
  if (options.uriScheme !== undefined) return "afterword.openRulePage";
  return options.pageBase !== undefined && abilities.showDocument ? commandNames.openRulePage : undefined;
}

/** What brings a file to the front that an action has just made; undefined where the client shows none. */
export const showFileCommand = ({ abilities }: Session): string | undefined =>
  abilities.showDocument ? commandNames.showFile : undefined;

export function serveCommands(connection: Connection, session: Session): void {
  connection.onExecuteCommand(async ({ command, arguments: [argument] = [] }): Promise<null> => {
    if (typeof argument !== "string") return null;
    if (command === commandNames.openRulePage) await openRulePage(connection, session, argument);
    if (command === commandNames.showFile) await showFile(connection, session, argument);
    if (command === commandNames.fixAll)
      await change(connection, session, argument, ({ diagnostics }) => fixAllEdits(diagnostics));
    if (command === commandNames.insertNow) await change(connection, session, argument, nowEdit);
    if (command === commandNames.markReviewed)
      await change(connection, session, argument, ({ model, config, now }) => markReviewed(model, config, now));
    return null;
  });
}

async function openRulePage(connection: Connection, session: Session, code: string): Promise<void> {
  const uri = session.audience.pageOf(code);
  if (uri !== undefined) await connection.window.showDocument({ uri, takeFocus: true });
}

/** Files of the workspace only: an address could as well be that of a program. */
async function showFile(connection: Connection, { folders, ports, console }: Session, uri: string): Promise<void> {
  if (folders.rootOf(canonical(uri)) === undefined) return;
  const show = () => connection.window.showDocument({ uri, takeFocus: true });
  const { success } = await show();
  // File systems of web builds may not have yet what an edit has just made.
  if (!success) ports.idle.later(settling, () => unawaited(show(), console));
}

/** How long a new file may take until it can be shown, milliseconds. */
const settling = 500;

async function change(
  connection: Connection,
  session: Session,
  uri: string,
  editsOf: (context: DocumentContext) => ReturnType<typeof fixAllEdits>,
): Promise<void> {
  const context = await session.contextOf(uri);
  const edits = context === undefined ? [] : editsOf(context);
  if (context === undefined || edits.length === 0) return;
  await connection.workspace.applyEdit(workspaceEdit(edits, context, { versioned: session.abilities.versionedEdits }));
}
