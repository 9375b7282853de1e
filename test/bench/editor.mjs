// An editor that talks to a language server over stdio.
import { spawn } from "node:child_process";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver-protocol/node";
import { cpuOf } from "./cpu.mjs";

/**
 * A language server as it is started and spoken to.
 * @typedef {object} Server
 * @property {string} name
 * @property {readonly string[]} args of node
 * @property {object} [options] `initializationOptions`
 * @property {object} [settings] sent after initialisation
 * @property {(editor: Editor) => void} [serve] what the server asks its client for
 */

/** @typedef {import("vscode-languageserver-protocol").ProtocolConnection} Connection */
/** @typedef {import("vscode-languageserver-protocol").Diagnostic} Diagnostic */

const capabilities = {
  textDocument: {
    synchronization: { dynamicRegistration: true },
    diagnostic: { dynamicRegistration: true, relatedDocumentSupport: true },
  },
  workspace: { configuration: true, workspaceFolders: true, didChangeConfiguration: { dynamicRegistration: true } },
};

export class Editor {
  /** @readonly @type {Connection} */
  connection;
  /** @type {Map<string, string>} */
  texts = new Map();
  /** Milliseconds from the start of the process to the response to `initialize`. */
  startTook = 0;
  #child;
  #version = 1;
  /** @type {string | undefined} */
  #resultId;
  #diagnostics = 0;

  /** @param {readonly string[]} args */
  constructor(args) {
    this.#child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "ignore"] });
    const { stdin, stdout } = this.#child;
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    // A server that dies leaves nobody waiting: its requests fail.
    this.#child.once("exit", () => this.connection.dispose());
  }

  /** @param {Server} server */
  static async start({ args, options, settings, serve }) {
    const start = performance.now();
    const editor = new Editor(args);
    const { connection } = editor;
    for (const request of ["client/registerCapability", "workspace/diagnostic/refresh", "workspace/configuration"]) {
      connection.onRequest(request, () => null);
    }
    serve?.(editor);
    connection.listen();
    const params = { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities };
    await connection.sendRequest("initialize", { ...params, initializationOptions: options });
    editor.startTook = performance.now() - start;
    await connection.sendNotification("initialized", {});
    if (settings) await connection.sendNotification("workspace/didChangeConfiguration", { settings });
    return editor;
  }

  /** CPU time of the server's main thread so far, milliseconds; undefined where the platform does not tell. */
  get cpu() {
    return cpuOf(this.#child.pid ?? 0);
  }

  /** How many findings the last answer had. */
  get diagnostics() {
    return this.#diagnostics;
  }

  /** @param {string} uri @param {string} text */
  async open(uri, text) {
    this.texts.set(uri, text);
    await this.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "markdown", version: this.#version, text },
    });
  }

  /**
   * Replaces characters at a place and waits for the findings of the new text.
   * @param {string} uri
   * @param {{ line: number, character: number }} start
   * @param {number} removed on that line
   * @param {string} inserted
   */
  async type(uri, start, removed, inserted) {
    this.#version += 1;
    const range = { start, end: { line: start.line, character: start.character + removed } };
    const lines = (this.texts.get(uri) ?? "").split("\n");
    const line = lines[start.line] ?? "";
    lines[start.line] = line.slice(0, start.character) + inserted + line.slice(range.end.character);
    this.texts.set(uri, lines.join("\n"));
    const begin = performance.now();
    void this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: this.#version },
      contentChanges: [{ range, text: inserted }],
    });
    await this.pull(uri);
    return performance.now() - begin;
  }

  /** @param {string} uri */
  async pull(uri) {
    /** @type {{ kind: string, resultId?: string, items?: readonly Diagnostic[] }} */
    const report = await this.connection.sendRequest("textDocument/diagnostic", {
      textDocument: { uri },
      ...(this.#resultId === undefined ? {} : { previousResultId: this.#resultId }),
    });
    this.#resultId = report.resultId;
    if (report.items) this.#diagnostics = report.items.length;
  }

  async stop() {
    const gone = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.kill();
    await gone;
  }
}
