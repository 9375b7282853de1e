import type { Connection, FileOperationRegistrationOptions, FileRename, WorkspaceEdit } from "vscode-languageserver";
import { LineIndex } from "../../text/lineIndex";
import type { FolderAlerts, PlacedAlert } from "../../workspace/alertGraph";
import { configFileName, sizeLimit } from "../../workspace/documentPatterns";
import { canonical } from "../../workspace/folders";
import { editFiles, type EditedFile } from "../alerts/edits";
import { renameInAlerts } from "../alerts/renameInAlerts";
import { renameInConfig } from "../alerts/renameInConfig";
import type { Renaming } from "../alerts/renamedPaths";
import { cancelled } from "./answer";
import { inClub } from "./renameInClub";
import type { Session } from "./session";

/** What the server wants to know of before it is renamed: pages, alert files, and folders with either. */
export const renameFilters: FileOperationRegistrationOptions = {
  filters: [
    { pattern: { glob: "**/*.{md,markdown,qmd,md.erb,yml,yaml,json}", matches: "file" } },
    { pattern: { glob: "**", matches: "folder" } },
  ],
};

/** Before files are renamed: links of alert files, paths of configurations and of the reading club follow. Links in Markdown are the editor's. */
export function serveRenames(connection: Connection, session: Session): void {
  connection.workspace.onWillRenameFiles(async ({ files }, token) => {
    const edit = await editsFor(session, files);
    return token.isCancellationRequested ? cancelled() : edit;
  });
}

async function editsFor(session: Session, files: readonly FileRename[]): Promise<WorkspaceEdit | null> {
  const edited: EditedFile[] = [];
  for (const root of session.folders.roots) {
    const renamings = files.flatMap((file) => renamingIn(session, root, file));
    if (renamings.length === 0) continue;
    edited.push(...(await inAlerts(session, await session.graph.folder(root), renamings)));
    edited.push(...(await inConfigurations(session, root, renamings)));
    edited.push(...(await inClub(session, root, renamings)));
  }
  const changed = edited.filter(({ edits }) => edits.length > 0);
  return changed.length === 0 ? null : editFiles(changed, session.abilities);
}

/** A move to another folder of the workspace leaves no path that a link could take. */
function renamingIn({ folders }: Session, root: string, { oldUri, newUri }: FileRename): readonly Renaming[] {
  const [from, to] = [canonical(oldUri), canonical(newUri)];
  if (folders.rootOf(from) !== root || folders.rootOf(to) !== root) return [];
  return [{ from: folders.pathOf(from), to: folders.pathOf(to) }];
}

async function inAlerts(
  session: Session,
  { alerts }: FolderAlerts,
  renamings: readonly Renaming[],
): Promise<readonly EditedFile[]> {
  const bySource = new Map<PlacedAlert["source"], PlacedAlert[]>();
  for (const alert of alerts) {
    const same = bySource.get(alert.source);
    if (same === undefined) bySource.set(alert.source, [alert]);
    else same.push(alert);
  }
  const files: EditedFile[] = [];
  for (const [{ uri, path, lines }, own] of bySource) {
    const { config } = await session.configurations.of(uri);
    const current = await present(session, uri);
    // A text that has changed since its links were read is left alone.
    if (current === undefined || session.alerts.get(uri)?.lines !== lines) continue;
    const links = { path, text: current.text, alerts: own, mapping: config.alerts.runbookUrl };
    files.push({ ...current, lines, edits: renameInAlerts(links, renamings) });
  }
  return files;
}

async function inConfigurations(
  session: Session,
  root: string,
  renamings: readonly Renaming[],
): Promise<readonly EditedFile[]> {
  const files: EditedFile[] = [];
  for (const uri of await session.ports.files.find(root, [`**/${configFileName}`])) {
    const current = await present(session, uri);
    if (current === undefined) continue;
    const { text } = current;
    const edits = renameInConfig(session.folders.pathOf(uri), text, renamings);
    files.push({ ...current, lines: new LineIndex(text), edits });
  }
  return files;
}

/** A file as it is in the editor, else as it is on disk. */
async function present(
  { documents, ports }: Session,
  uri: string,
): Promise<{ readonly uri: string; readonly version: number | undefined; readonly text: string } | undefined> {
  const open = documents.get(uri);
  if (open !== undefined) return { uri: open.clientUri, version: open.version, text: open.text };
  const read = await ports.files.read(uri, sizeLimit);
  return "text" in read ? { uri, version: undefined, text: read.text } : undefined;
}
