import { PassThrough } from "node:stream";
import { japanese } from "virtual:l10n-ja";
import picomatch from "picomatch";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
} from "vscode-languageserver-protocol/node";
import {
  ApplyWorkspaceEditRequest,
  CodeLensRefreshRequest,
  InlayHintRefreshRequest,
  ShowDocumentRequest,
  type WorkspaceEdit,
  DiagnosticRefreshRequest,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  RegistrationRequest,
  ShutdownRequest,
  type ClientCapabilities,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type FileChangeType,
  type InitializeResult,
  type PublishDiagnosticsParams,
  type Range,
  type TextEdit,
} from "vscode-languageserver-protocol";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Files, Ports, ReadOptions } from "../../server/src/ports";
import {
  documentStatusChanged,
  type DocumentStatus,
  type FileText,
  type GitRemote,
  type InitializationOptions,
} from "../../server/src/protocol";
import { startServer } from "../../server/src/server";

export const root = "file:///work";

/** Address of a file of the test's workspace. */
export const at = (path: string): string => `${root}/${path}`;

/** Files in memory. */
export class MemoryFiles implements Files {
  readonly texts: Map<string, string>;
  readonly reads: string[] = [];

  constructor(files: Readonly<Record<string, string>>) {
    this.texts = new Map(Object.entries(files).map(([path, text]) => [at(path), text]));
  }

  setFolders(): void {
    return;
  }

  find(folder: string, include: readonly string[]): Promise<readonly string[]> {
    const matches = picomatch([...include], { dot: true });
    return Promise.resolve(
      [...this.texts.keys()].filter((uri) => uri.startsWith(folder) && matches(uri.slice(folder.length + 1))),
    );
  }

  exists(uri: string): Promise<boolean> {
    return Promise.resolve([...this.texts.keys()].some((each) => each === uri || each.startsWith(`${uri}/`)));
  }

  read(uri: string, limit: number, { head }: ReadOptions = {}): Promise<FileText> {
    this.reads.push(uri);
    const text = this.texts.get(uri);
    if (text === undefined) return Promise.resolve({ failure: "not-found", size: undefined });
    if (head !== undefined) return Promise.resolve({ text: text.slice(0, head), size: text.length });
    return Promise.resolve(
      text.length > limit ? { failure: "too-large", size: text.length } : { text, size: text.length },
    );
  }
}

const fullClient: ClientCapabilities = {
  textDocument: { diagnostic: { relatedInformation: true }, publishDiagnostics: { relatedInformation: true } },
  workspace: {
    diagnostics: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
  },
  window: { workDoneProgress: true, showDocument: { support: true } },
};

export interface EditorOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly options?: InitializationOptions;
  readonly capabilities?: ClientCapabilities;
  readonly now?: string;
  /** What git tells of the folder; without it there is no git. */
  readonly git?: { readonly remotes: readonly GitRemote[] };
  /** Where the server has the rules' pages beside it. */
  readonly rulePages?: string;
}

/** An editor that talks to the real server over streams in memory. */
export class Editor {
  readonly client: ProtocolConnection;
  readonly files: MemoryFiles;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly statuses: DocumentStatus[] = [];
  readonly registered: string[] = [];
  readonly shown: string[] = [];
  readonly applied: WorkspaceEdit[] = [];
  refreshes = 0;
  /** How many files the editor does not show at first: it has none of the name yet. */
  refusals = 0;
  initialized: InitializeResult = { capabilities: {} };
  readonly #texts = new Map<string, TextDocument>();
  readonly #resultIds = new Map<string, string>();
  readonly #waiting: (() => void)[] = [];

  private constructor(client: ProtocolConnection, files: MemoryFiles) {
    this.client = client;
    this.files = files;
  }

  static async start({
    files = {},
    options = {},
    capabilities = fullClient,
    now = "2026-04-01T00:00:00Z",
    git,
    rulePages,
  }: EditorOptions = {}): Promise<Editor> {
    const toServer = new PassThrough();
    const toClient = new PassThrough();
    const memory = new MemoryFiles(files);
    const ports: Ports = {
      files: memory,
      // Goes on from the moment given: what is done in slices measures its slices by it.
      clock: { now: () => Date.parse(now) + performance.now() },
      git: git && {
        remotes: () => Promise.resolve(git.remotes),
        log: () => Promise.resolve([]),
        show: () => Promise.resolve(undefined),
      },
      rulePages,
      translations: (locale) => (locale === "ja" ? japanese : undefined),
      idle: {
        pause: () => new Promise((resolve) => setImmediate(resolve)),
        later: (milliseconds, task) => {
          const timer = setTimeout(task, milliseconds);
          timer.unref();
          return () => {
            clearTimeout(timer);
          };
        },
      },
    };
    startServer(createConnection(ProposedFeatures.all, toServer, toClient), ports);
    const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    const editor = new Editor(client, memory);
    editor.#listen();
    const params = {
      processId: null,
      rootUri: null,
      capabilities,
      workspaceFolders: [{ uri: root, name: "work" }],
      initializationOptions: options,
    };
    editor.initialized = await client.sendRequest(InitializeRequest.type, params);
    await client.sendNotification(InitializedNotification.type, {});
    return editor;
  }

  #listen(): void {
    const { client } = this;
    const told = (): void => {
      for (const wake of this.#waiting.splice(0)) wake();
    };
    client.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.push(params);
      told();
    });
    client.onNotification(documentStatusChanged, (status) => {
      this.statuses.push(status);
      told();
    });
    client.onRequest(DiagnosticRefreshRequest.type, () => {
      this.refreshes += 1;
      told();
    });
    client.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registered.push(...registrations.map(({ method }) => method));
      told();
    });
    client.onRequest(CodeLensRefreshRequest.type, () => undefined);
    client.onRequest(InlayHintRefreshRequest.type, () => undefined);
    client.onRequest(ShowDocumentRequest.type, ({ uri }) => {
      this.shown.push(uri);
      return { success: this.shown.length > this.refusals };
    });
    client.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
      this.applied.push(edit);
      return { applied: true };
    });
    client.listen();
  }

  /** Waits until something the server says makes the condition true. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async open(path: string, text: string, languageId = "markdown"): Promise<void> {
    this.#texts.set(path, TextDocument.create(at(path), languageId, 1, text));
    await this.client.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri: at(path), languageId, version: 1, text },
    });
  }

  /** Types text over a range of the document. */
  async type(path: string, range: Range, text: string): Promise<void> {
    const document = this.#document(path);
    const changed = TextDocument.update(document, [{ range, text }], document.version + 1);
    this.#texts.set(path, changed);
    await this.client.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: at(path), version: changed.version },
      contentChanges: [{ range, text }],
    });
  }

  /** Replaces the first occurrence of a text by another one, as one edit. */
  async replace(path: string, old: string, text: string): Promise<void> {
    const document = this.#document(path);
    const start = document.getText().indexOf(old);
    if (start < 0) throw new Error(`not in the document: ${old}`);
    const range = { start: document.positionAt(start), end: document.positionAt(start + old.length) };
    await this.type(path, range, text);
  }

  /** Applies edits the server has given, one after the other from the end. */
  async apply(path: string, edits: readonly TextEdit[]): Promise<void> {
    const fromEnd = [...edits].sort(
      (a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
    );
    for (const { range, newText } of fromEnd) await this.type(path, range, newText);
  }

  async close(path: string): Promise<void> {
    this.#texts.delete(path);
    await this.client.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri: at(path) } });
  }

  /** Tells the server of a file that changed on disk. */
  async watched(path: string, type: FileChangeType): Promise<void> {
    await this.client.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri: at(path), type }] });
  }

  text(path: string): string {
    return this.#document(path).getText();
  }

  /** Position of a text in a document; `inside` characters into it. */
  positionOf(path: string, text: string, inside = 0): Range["start"] {
    const document = this.#document(path);
    const start = document.getText().indexOf(text);
    if (start < 0) throw new Error(`not in the document: ${text}`);
    return document.positionAt(start + inside);
  }

  report(path: string): Promise<DocumentDiagnosticReport> {
    const previousResultId = this.#resultIds.get(path);
    return this.client.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri: at(path) },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  }

  /** Pulls; fails when the server says nothing has changed. */
  async pull(path: string): Promise<readonly Diagnostic[]> {
    const report = await this.report(path);
    if (report.kind !== "full") throw new Error("unchanged");
    if (report.resultId !== undefined) this.#resultIds.set(path, report.resultId);
    return report.items;
  }

  async stop(): Promise<void> {
    await this.client.sendRequest(ShutdownRequest.type);
    this.client.dispose();
  }

  #document(path: string): TextDocument {
    const document = this.#texts.get(path);
    if (document === undefined) throw new Error(`not open: ${path}`);
    return document;
  }
}
