import type { Connection } from "vscode-languageserver";
import { documentStatusChanged, type DocumentStatus } from "../../protocol";
import type { DocumentContext } from "../context";
import { sameStatus, statusOf, statusOfUnread } from "../status";
import { unawaited, type Session } from "./session";

/** Keeps the client told of what open documents are, and of how many findings they have. */
export class Statuses {
  readonly #connection: Connection;
  readonly #session: Session;
  readonly #sent = new Map<string, DocumentStatus>();

  constructor(connection: Connection, session: Session) {
    this.#connection = connection;
    this.#session = session;
  }

  /** Undefined for files that are none of ours. */
  async of(uri: string): Promise<DocumentStatus | undefined> {
    const context = await this.#session.contextOf(uri);
    return context === undefined ? this.#ofUnread(uri) : statusOf(context, !this.#session.enabled);
  }

  async update(uri: string): Promise<void> {
    const status = await this.of(uri);
    if (status !== undefined) this.#send(status);
  }

  /** As `update`, for a document that has been read already. */
  tell(context: DocumentContext): void {
    this.#send(statusOf(context, !this.#session.enabled));
  }

  forget(uri: string): void {
    this.#sent.delete(uri);
  }

  #ofUnread(uri: string): DocumentStatus | undefined {
    const { documents, configurations, audience, enabled } = this.#session;
    const document = documents.get(uri);
    if (document?.role !== "document" || !document.tooLarge) return undefined;
    return statusOfUnread(document.clientUri, configurations.known(document.uri)?.config, audience, !enabled);
  }

  #send(status: DocumentStatus): void {
    const last = this.#sent.get(status.uri);
    if (last !== undefined && sameStatus(last, status)) return;
    this.#sent.set(status.uri, status);
    unawaited(this.#connection.sendNotification(documentStatusChanged, status), this.#session.console);
  }
}
