import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  WatchKind,
  type Connection,
  type FileEvent,
  type FileSystemWatcher,
} from "vscode-languageserver";
import { annotationFolderGlobs, annotationGlobs } from "../../workspace/annotationFiles";
import { alertGlobs } from "../../workspace/alertFiles";
import { configFileName, documentGlobs, roleOf } from "../../workspace/documentPatterns";
import { canonical } from "../../workspace/folders";
import { takeNoteFile } from "./annotations";
import { settingsOf } from "./client";
import { clubFolderGlobs } from "../../workspace/clubStore";
import { clubFolder } from "../../readingClub/settings";
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
  const folders = [...annotationFolderGlobs, ...clubFolderGlobs];
  const watchers = [
    ...globs.map((globPattern) => ({ globPattern })),
    ...folders.map(whenMade),
    // Of a folder that is deleted nothing else is told: not the files that were in it.
    { globPattern: "**", kind: WatchKind.Delete },
  ];
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  const around = (await clubFolderNames(session)).map((name) => whenMade(`**/${name}`));
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: around });
}

const whenMade = (globPattern: string): FileSystemWatcher => ({ globPattern, kind: WatchKind.Create });

/** Of the folders from the workspace to its reading club. */
async function clubFolderNames({ folders, configurations }: Session): Promise<readonly string[]> {
  const paths = await Promise.all(
    folders.roots.map(async (root) => clubFolder((await configurations.of(`${root}/x.md`)).config)),
  );
  return [...new Set(paths.flatMap((path) => path.split("/")))].filter((name) => /^[^*?[\]{}]+$/.test(name));
}

/** Each once: several watchers may tell of one file. */
const withoutDoubles = (changes: readonly FileEvent[]): readonly FileEvent[] => [
  ...new Map(changes.map((change) => [`${String(change.type)} ${change.uri}`, change])).values(),
];

/** Forgets the documents and alerts in folders that were deleted. */
function forgetBelow(deleted: readonly string[], { index, alerts, annotations }: Session): void {
  const gone = new Set(deleted);
  const isGone = ({ uri }: { readonly uri: string }): boolean => {
    for (let at = uri.lastIndexOf("/"); at > 0; at = uri.lastIndexOf("/", at - 1))
      if (gone.has(uri.slice(0, at))) return true;
    return false;
  };
  const documents = [...index.all()].filter(isGone);
  for (const { uri } of documents) index.remove(uri);
  if (documents.length > 0) annotations.documentsChanged();
  for (const { uri } of alerts.all().filter(isGone)) alerts.remove(uri);
}

async function takeChanges(
  told: readonly FileEvent[],
  session: Session,
  findings: FindingsServer,
  club: ClubChanges,
): Promise<void> {
  let configurationChanged = false;
  const changes = withoutDoubles(told);
  const folders: string[] = [];
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
    if (role === "foreign" && type === FileChangeType.Deleted) {
      session.alerts.remove(uri);
      folders.push(uri);
    }
    if (role === "foreign" && type !== FileChangeType.Deleted) await session.alerts.refresh(uri);
  }
  if (folders.length > 0) forgetBelow(folders, session);
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
