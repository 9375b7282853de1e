import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  WatchKind,
  type Connection,
  type FileEvent,
} from "vscode-languageserver";
import { annotationFolderGlobs, annotationGlobs } from "../../workspace/annotationFiles";
import { alertGlobs } from "../../workspace/alertFiles";
import { configFileName, documentGlobs, roleOf } from "../../workspace/documentPatterns";
import { canonical } from "../../workspace/folders";
import { takeNoteFile } from "./annotations";
import { settingsOf } from "./client";
import type { ClubChanges } from "./clubChanges";
import type { FindingsServer } from "./findings";
import type { IndexChanges } from "./indexChanges";
import { unawaited, type Session } from "./session";

/** What changes around the documents: files on disk, workspace folders, settings. */
export function serveSurroundings(
  connection: Connection,
  session: Session,
  findings: FindingsServer,
  changes: IndexChanges,
  club: ClubChanges,
): void {
  connection.onDidChangeWatchedFiles(({ changes: files }) => {
    unawaited(
      takeChanges(files, session, findings, club).then(() => changes.touched()),
      session.console,
    );
  });
  connection.onDidChangeConfiguration((params) => {
    const settings = settingsOf(params.settings);
    if (settings === undefined) return;
    session.applySettings(settings);
    findings.refresh();
    changes.touched();
  });
}

/** To be called when the client is ready to take registrations. */
export async function watchSurroundings(
  connection: Connection,
  session: Session,
  findings: FindingsServer,
  changes: IndexChanges,
): Promise<void> {
  if (session.abilities.folderChanges) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => canonical(uri)));
      session.setFolders([...session.folders.roots.filter((root) => !gone.has(root)), ...added.map(({ uri }) => uri)]);
      findings.refresh();
      changes.touched();
    });
  }
  if (!session.abilities.watchFiles) return;
  const globs = [...documentGlobs, ...alertGlobs, ...annotationGlobs, `**/${configFileName}`];
  const folders = annotationFolderGlobs.map((globPattern) => ({ globPattern, kind: WatchKind.Create }));
  const watchers = [...globs.map((globPattern) => ({ globPattern })), ...folders];
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
}

async function takeChanges(
  changes: readonly FileEvent[],
  session: Session,
  findings: FindingsServer,
  club: ClubChanges,
): Promise<void> {
  let configurationChanged = false;
  for (const { uri: clientUri, type } of changes) {
    const uri = canonical(clientUri);
    const role = roleOf(session.folders.pathOf(uri), session.isDocument);
    if (role === "configuration") configurationChanged = true;
    await takeNoteFile(uri, session, club);
    if (role === "document" && type === FileChangeType.Changed) session.annotations.documentChanged(uri);
    else if (role === "document") session.annotations.documentsChanged();
    if (await session.club.refresh(uri)) club.touched();
    if (role === "document" && type === FileChangeType.Deleted) session.index.remove(uri);
    if (role === "document" && type !== FileChangeType.Deleted) await session.index.refresh(uri);
    if (role === "foreign" && type === FileChangeType.Deleted) session.alerts.remove(uri);
    if (role === "foreign" && type !== FileChangeType.Deleted) await session.alerts.refresh(uri);
  }
  if (!configurationChanged) {
    // A page that came or went may be what an alert in an open file leads to.
    if ([...session.documents.all()].some(({ uri }) => session.alerts.get(uri) !== undefined)) findings.refresh();
    return;
  }
  session.configurations.forget();
  session.index.forget();
  session.alerts.forget();
  session.annotations.files.forget();
  findings.refresh();
}
