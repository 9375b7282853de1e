import * as vscode from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { DidChangeConfigurationNotification } from "vscode-languageclient";
import {
  annotationsMoved,
  documentStatusChanged,
  fileExists,
  findFiles,
  readFile,
  readingClubChanged,
  workspaceIndexChanged,
  type DocumentStatus,
  type MovedAnnotations,
} from "../../../server/src/protocol";
import { releaseAll, type Releasable } from "../disposable";
import { existsInWorkspace, findWorkspaceFiles, readWorkspaceFile } from "../documents/workspaceFiles";
import { answerGit } from "../git/gitAnswers";
import { readSettings, section } from "../settings";
import { clientOptions } from "./options";

/** Makes the client of a platform: a child process or a web worker. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient;

/** Settings that the server reads at its start only. */
const restartSettings = [`${section}.language`, `${section}.documents`];

/** The language server's life: started once, restarted on request or when a setting asks for it. */
export class Session implements vscode.Disposable {
  readonly #statusChanged = new vscode.EventEmitter<DocumentStatus>();
  readonly #indexChanged = new vscode.EventEmitter<void>();
  readonly #ready = new vscode.EventEmitter<void>();
  readonly #failed = new vscode.EventEmitter<void>();
  readonly #clubChanged = new vscode.EventEmitter<void>();
  readonly #notesMoved = new vscode.EventEmitter<MovedAnnotations>();
  readonly #subscriptions: Releasable[] = [
    this.#statusChanged,
    this.#indexChanged,
    this.#clubChanged,
    this.#notesMoved,
    this.#ready,
    this.#failed,
  ];
  readonly #extension: vscode.Uri;
  readonly #create: CreateClient;
  readonly #log: vscode.LogOutputChannel;
  #client: BaseLanguageClient | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(extension: vscode.Uri, create: CreateClient, log: vscode.LogOutputChannel) {
    this.#extension = extension;
    this.#create = create;
    this.#log = log;
    this.#subscriptions.push(vscode.workspace.onDidChangeConfiguration((event) => void this.#settingsChanged(event)));
  }

  /** The status of an open document is another than before. */
  get onDidChangeStatus(): vscode.Event<DocumentStatus> {
    return this.#statusChanged.event;
  }

  /** Runbooks, alerts or incidents of the workspace may be others than before. */
  get onDidChangeIndex(): vscode.Event<void> {
    return this.#indexChanged.event;
  }

  /** Notes, drafts, queue or sessions of the reading club may be others than before. */
  get onDidChangeReadingClub(): vscode.Event<void> {
    return this.#clubChanged.event;
  }

  /** Notes of an open document stand elsewhere after edits. */
  get onDidMoveNotes(): vscode.Event<MovedAnnotations> {
    return this.#notesMoved.event;
  }

  /** The server has been started, or started again: what it said before no longer holds. */
  get onDidStart(): vscode.Event<void> {
    return this.#ready.event;
  }

  /** The server could not be started. */
  get onDidFail(): vscode.Event<void> {
    return this.#failed.event;
  }

  /** The running client; undefined while there is none. */
  get client(): BaseLanguageClient | undefined {
    return this.#client?.isRunning() === true ? this.#client : undefined;
  }

  /** The running client, once a start under way is over; undefined when there is none then. */
  async whenStarted(): Promise<BaseLanguageClient | undefined> {
    let awaited: Promise<void> | undefined;
    // A restart may have been asked for while waiting.
    while (awaited !== this.#last) {
      awaited = this.#last;
      await awaited;
    }
    return this.client;
  }

  /** Starts the server, after stopping the one that runs. Calls follow one another. */
  start(): Promise<void> {
    this.#last = this.#last.then(() => this.#startNow());
    return this.#last;
  }

  async #startNow(): Promise<void> {
    try {
      await this.stop();
      const client = this.#create(await clientOptions(this.#extension, this.#log));
      client.onRequest(findFiles, findWorkspaceFiles);
      client.onRequest(readFile, readWorkspaceFile);
      client.onRequest(fileExists, existsInWorkspace);
      answerGit(client, this.#log);
      client.onNotification(documentStatusChanged, (status) => {
        this.#statusChanged.fire(status);
      });
      client.onNotification(workspaceIndexChanged, () => {
        this.#indexChanged.fire();
      });
      client.onNotification(annotationsMoved, (moved) => {
        this.#notesMoved.fire(moved);
      });
      client.onNotification(readingClubChanged, () => {
        this.#clubChanged.fire();
      });
      this.#client = client;
      await client.start();
      this.#ready.fire();
    } catch (error) {
      this.#log.error(error instanceof Error ? error : String(error));
      this.#failed.fire();
      // Not awaited: a message that stays open must not hold up the next start.
      void this.#reportFailure();
    }
  }

  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    // A client that never came up cannot be stopped.
    if (client?.needsStop() === true) await client.dispose();
  }

  dispose(): void {
    releaseAll(this.#subscriptions);
    this.stop().catch((error: unknown) => {
      this.#log.warn(String(error));
    });
  }

  async #settingsChanged(event: vscode.ConfigurationChangeEvent): Promise<void> {
    if (!event.affectsConfiguration(section)) return;
    if (restartSettings.some((name) => event.affectsConfiguration(name))) return this.start();
    await this.client?.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { [section]: readSettings() },
    });
  }

  async #reportFailure(): Promise<void> {
    const showLog = vscode.l10n.t("Show Log");
    const chosen = await vscode.window.showErrorMessage(
      vscode.l10n.t("Afterword could not start its language server."),
      showLog,
    );
    if (chosen === showLog) this.#log.show();
  }
}
