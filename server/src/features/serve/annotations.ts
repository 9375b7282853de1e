import type { Connection } from "vscode-languageserver";
import { allAnnotations, annotate, annotationsMoved, annotationsOf, exportAnnotations } from "../../protocol";
import { selectNotes } from "../../readingClub/annotation/select";
import { canonical } from "../../workspace/folders";
import { allThreads, clubProblems, movedPlaces, threadsOf } from "../annotations";
import { exportNotes } from "../exportNotes";
import { actOnNotes } from "./actOnNotes";
import type { ClubChanges } from "./clubChanges";
import { unawaited, type Session } from "./session";
import { withoutNulls } from "./withoutNulls";

/** How long typing must rest before the client hears of new places, milliseconds. */
const rest = 150;

/** Requests about notes. */
export function serveAnnotations(connection: Connection, session: Session): void {
  const { annotations, abilities, audience, documents, folders } = session;
  /** Without news of files they are read each time. */
  const upToDate = (): void => {
    if (!abilities.watchFiles) annotations.files.forget();
  };
  connection.onRequest(annotationsOf, async ({ uri }) => {
    upToDate();
    const placed = await annotations.of(documents.get(uri)?.uri ?? canonical(uri));
    return { version: placed.version, threads: threadsOf({ ...placed, uri }) };
  });
  connection.onRequest(allAnnotations, async () => {
    upToDate();
    const found = await annotations.all();
    return { threads: allThreads(found), problems: clubProblems(annotations.files.problems(), audience) };
  });
  connection.onRequest(exportAnnotations, async ({ format, session: name, uri, author }) => {
    upToDate();
    const placed = uri === undefined ? await annotations.all() : [await annotations.of(canonical(uri))];
    const source = uri === undefined ? undefined : folders.pathOf(canonical(uri));
    const events = folders.roots.flatMap((root) => annotations.files.events(root));
    const selected = selectNotes(events, { session: name, source, author });
    return { text: exportNotes(format, selected, placed, audience.translate) };
  });
  connection.onRequest(annotate, (given) => {
    const { action, writing } = withoutNulls(given);
    return actOnNotes(session, action, writing);
  });
}

/** Tells the client where notes are once typing rests. */
export class NoteMoves {
  readonly #connection: Connection;
  readonly #session: Session;
  readonly #waiting = new Map<string, () => void>();

  constructor(connection: Connection, session: Session) {
    this.#connection = connection;
    this.#session = session;
  }

  edited(uri: string): void {
    this.#waiting.get(uri)?.();
    this.#waiting.set(
      uri,
      this.#session.ports.idle.later(rest, () => this.#tell(uri)),
    );
  }

  closed(uri: string): void {
    this.#waiting.get(uri)?.();
    this.#waiting.delete(uri);
  }

  #tell(uri: string): void {
    this.#waiting.delete(uri);
    const document = this.#session.documents.get(uri);
    const placed = document && this.#session.annotations.known(document);
    if (document === undefined || placed === undefined) return;
    const moved = movedPlaces(document.clientUri, document.version, placed);
    unawaited(this.#connection.sendNotification(annotationsMoved, moved), this.#session.console);
  }
}

/** A file was created, changed or deleted: when it holds notes, they are read, and the client is told. */
export async function takeNoteFile(uri: string, { annotations, facts }: Session, changes: ClubChanges): Promise<void> {
  if (!(await annotations.files.refresh(uri))) return;
  changes.touched();
  facts.notesChanged();
}
