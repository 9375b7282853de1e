import type { Connection } from "vscode-languageserver";
import { workspaceIndexChanged } from "../../protocol";
import { unawaited, type Session } from "./session";

/** How long changes are gathered before the client is told, milliseconds. */
const gathering = 1_000;

/**
 * Tells the client that runbooks, alerts or incidents of the workspace are others than before: at most once a second,
 * and not of an edit that changes nothing about them.
 */
export class IndexChanges {
  readonly #connection: Connection;
  readonly #session: Session;
  #waiting = false;
  #told: readonly unknown[] | undefined;

  constructor(connection: Connection, session: Session) {
    this.#connection = connection;
    this.#session = session;
  }

  /** A document, an alert file or the configuration may have changed. */
  touched(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    this.#session.ports.idle.later(gathering, () => {
      this.#waiting = false;
      this.#session.facts.recheck();
      this.#tell();
    });
  }

  /** The client has asked for the first time: only what differs from what it is given now is news. */
  seen(): void {
    if (!this.#waiting) this.#told ??= this.#state();
  }

  #tell(): void {
    const state = this.#state();
    const told = this.#told;
    if (state.length === told?.length && state.every((part, at) => part === told[at])) return;
    this.#told = state;
    unawaited(this.#connection.sendNotification(workspaceIndexChanged), this.#session.console);
  }

  #state(): readonly unknown[] {
    const { index, alerts, configurations } = this.#session;
    return [index.revision, configurations.generation, ...alerts.all(), ...alerts.unread()];
  }
}
