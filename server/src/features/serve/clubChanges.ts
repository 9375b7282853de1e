import type { Connection } from "vscode-languageserver";
import { readingClubChanged } from "../../protocol";
import { unawaited, type Session } from "./session";

/** How long changes are gathered before the client is told, milliseconds. */
const gathering = 100;

/** Tells the client that files of the reading club are others than before; many at once are told once. */
export class ClubChanges {
  readonly #connection: Connection;
  readonly #session: Session;
  #waiting = false;

  constructor(connection: Connection, session: Session) {
    this.#connection = connection;
    this.#session = session;
  }

  /** Notes, drafts, queue or sessions may have changed. */
  touched(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    this.#session.ports.idle.later(gathering, () => {
      this.#waiting = false;
      unawaited(this.#connection.sendNotification(readingClubChanged), this.#session.console);
    });
  }
}
