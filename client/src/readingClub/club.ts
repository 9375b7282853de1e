import * as vscode from "vscode";
import {
  changeReadingClub,
  readingClub,
  readingSuggestions,
  type QueueAction,
  type ReadingClub,
  type ReadingSuggestion,
} from "../../../server/src/protocol";
import type { Notes } from "../annotations/notes";
import { writingOf } from "../annotations/writingNodes";
import { FileChangeError } from "../files/fileChanges";
import type { Session } from "../server/session";
import { Catalogue } from "../views/catalogue";

/** Queue, sessions and suggestions as somebody sees them. */
export interface Known {
  readonly club: ReadingClub;
  readonly suggestions: readonly ReadingSuggestion[];
  /** Components there is a reading path for. */
  readonly components: readonly string[];
  /** Who looks; undefined while nothing says it. */
  readonly reader: string | undefined;
}

export interface ClubParts {
  readonly session: Session;
  readonly notes: Notes;
  readonly log: vscode.LogOutputChannel;
}

/** The reading club's files: what the server reads in them, and what people's actions write into them. */
export class Club implements vscode.Disposable {
  readonly #session: Session;
  readonly #notes: Notes;
  readonly #log: vscode.LogOutputChannel;
  readonly catalogue: Catalogue<Known>;

  constructor({ session, notes, log }: ClubParts) {
    this.#session = session;
    this.#notes = notes;
    this.#log = log;
    this.catalogue = new Catalogue(
      session,
      log,
      async (client) => {
        const reader = (await notes.reader()).author;
        const [club, suggested] = await Promise.all([
          client.sendRequest(readingClub),
          client.sendRequest(readingSuggestions, { reader: reader ?? "" }),
        ]);
        return { club, ...suggested, reader };
      },
      session.onDidChangeReadingClub,
    );
  }

  dispose(): void {
    this.catalogue.dispose();
  }

  /** What a newcomer to a component may read, the most instructive first. */
  async pathFor(component: string): Promise<readonly ReadingSuggestion[]> {
    const client = await this.#session.whenStarted();
    const reader = (await this.#notes.reader()).author ?? "";
    return (await client?.sendRequest(readingSuggestions, { reader, component }))?.suggestions ?? [];
  }

  /**
   * Does what a person asks for; what cannot be done is told.
   * @returns the file to show, if there is one; undefined when nothing was done
   */
  async act(action: QueueAction): Promise<{ readonly opened: vscode.Uri | undefined } | undefined> {
    const author = await this.#notes.author();
    const client = await this.#session.whenStarted();
    if (author === undefined) return undefined;
    if (client === undefined) return tell(vscode.l10n.t("The language server is not running."));
    try {
      const ids = action.do === "add" ? action.candidates.length : 1;
      const writing = writingOf(author, new Date(), (length) => crypto.getRandomValues(new Uint8Array(length)), ids);
      const answer = await client.sendRequest(changeReadingClub, { action, writing });
      await this.#notes.write(answer.changes);
      for (const uri of answer.removed) await moveToTrash(vscode.Uri.parse(uri));
      const opened = answer.opened === undefined ? undefined : vscode.Uri.parse(answer.opened);
      return answer.refused === undefined ? { opened } : tell(answer.refused, opened);
    } catch (error) {
      this.#log.error(error instanceof Error ? error : String(error));
      return tell(
        error instanceof FileChangeError && error.failure === "changed"
          ? vscode.l10n.t("The file was changed by somebody else at the same moment. Try again.")
          : vscode.l10n.t("The reading club's files could not be written. The log says why."),
      );
    }
  }
}

async function moveToTrash(uri: vscode.Uri): Promise<void> {
  try {
    await vscode.workspace.fs.delete(uri, { useTrash: true });
  } catch {
    // Some file systems have no trash; the person has agreed, and git keeps what was committed.
    await vscode.workspace.fs.delete(uri, { useTrash: false });
  }
}

/** Says why nothing was done; not awaited, so that the action is over when the message is there. */
function tell(reason: string, uri?: vscode.Uri): undefined {
  const show = vscode.l10n.t("Show");
  void vscode.window.showWarningMessage(reason, ...(uri === undefined ? [] : [show])).then(async (chosen) => {
    if (chosen === show && uri !== undefined) await vscode.window.showTextDocument(uri);
  });
  return undefined;
}
