import * as vscode from "vscode";
import type { Notes } from "../annotations/notes";
import { keptSession, phaseOf, type MySession } from "./sessionNodes";

const key = "afterword.readingSession";

/**
 * The session this window takes part in. It is kept with the workspace at every step, so that it is there again after
 * the window was closed; the notes are told how to behave in it.
 */
export class Desk implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #memory: vscode.Memento;
  readonly #notes: Notes;
  #current: MySession | undefined;
  #presenting = false;
  readonly onDidChange = this.#changed.event;

  constructor(memory: vscode.Memento, notes: Notes) {
    this.#memory = memory;
    this.#notes = notes;
    this.#current = keptSession(memory.get<unknown>(key));
    this.#tell();
  }

  dispose(): void {
    this.#changed.dispose();
  }

  get current(): MySession | undefined {
    return this.#current;
  }

  /** Takes part in another session, or in none. */
  async take(session: MySession | undefined): Promise<void> {
    this.#current = session;
    this.#tell();
    await this.#memory.update(key, session);
  }

  async update(change: Partial<MySession>): Promise<void> {
    if (this.#current !== undefined) await this.take({ ...this.#current, ...change });
  }

  /** Others look at this window: one's own drafts are not for them. */
  set presenting(presenting: boolean) {
    if (presenting === this.#presenting) return;
    this.#presenting = presenting;
    this.#tell();
  }

  #tell(): void {
    const session = this.#current;
    const context = (name: string, value: unknown): void =>
      void vscode.commands.executeCommand("setContext", `afterword.reading.${name}`, value);
    context("phase", session === undefined ? "" : phaseOf(session));
    context("revealed", session?.revealed === true);
    context("leads", session?.role === "facilitator");
    this.#notes.reading = session && {
      session: session.name,
      uri: session.document,
      phase: session.revealed ? "revealed" : "silent",
      presenting: this.#presenting,
    };
    this.#changed.fire();
  }
}
