import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { releaseAll, type Releasable } from "../disposable";
import type { Session } from "../server/session";

/** `starting`: nothing is known yet; `stopped`: the server could not be started, or gave no answer. */
export type CatalogueState = "starting" | "ready" | "stopped";

/** Milliseconds. */
const pauseBeforeAskingAgain = 5_000;

/** Asks the server. */
export type Ask<T> = (client: BaseLanguageClient) => Promise<T>;

/**
 * What the server last said of the workspace. It is asked only when somebody looks, and again when its answer may be
 * another; when it cannot answer, what it said before stays.
 */
export class Catalogue<T> implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #session: Session;
  readonly #log: vscode.LogOutputChannel;
  readonly #ask: Ask<T>;
  readonly #subscriptions: readonly Releasable[];
  readonly #watchers = new Set<object>();
  #value: T | undefined;
  #state: CatalogueState = "starting";
  #outdated = true;
  #asking: Promise<void> | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  /** The value or the state is another. */
  readonly onDidChange = this.#changed.event;

  /** @param news tells that the answer may be another, beside what changes the index of the workspace */
  constructor(session: Session, log: vscode.LogOutputChannel, ask: Ask<T>, news?: vscode.Event<void>) {
    this.#session = session;
    this.#log = log;
    this.#ask = ask;
    const outdate = (): void => {
      this.#outdated = true;
      if (this.#watchers.size > 0) void this.#refresh();
    };
    this.#subscriptions = [
      this.#changed,
      session.onDidChangeIndex(outdate),
      session.onDidStart(outdate),
      ...(news === undefined ? [] : [news(outdate)]),
      session.onDidFail(() => {
        this.#become(this.#value === undefined ? "stopped" : "ready");
      }),
    ];
  }

  dispose(): void {
    this.#calm();
    releaseAll(this.#subscriptions);
  }

  /** The last answer; undefined before the first. */
  get value(): T | undefined {
    return this.#value;
  }

  get state(): CatalogueState {
    return this.#state;
  }

  /** Keeps the answer up to date while a view shows it. */
  watch(view: { readonly visible: boolean; readonly onDidChangeVisibility: vscode.Event<unknown> }): vscode.Disposable {
    const look = (): void => {
      this.#watchers[view.visible ? "add" : "delete"](view);
      if (view.visible && this.#outdated) void this.#refresh();
    };
    look();
    return view.onDidChangeVisibility(look);
  }

  /** The answer as it is now; the last one when the server cannot answer. */
  async latest(): Promise<T | undefined> {
    await this.#session.whenStarted();
    if (this.#outdated || this.#asking !== undefined) await this.#refresh();
    return this.#value;
  }

  /** One question at a time; what changes meanwhile is asked for in the next. */
  #refresh(): Promise<void> {
    this.#calm();
    if (this.#session.client === undefined || !this.#outdated) return this.#asking ?? Promise.resolve();
    this.#asking ??= this.#askUntilCurrent();
    return this.#asking;
  }

  async #askUntilCurrent(): Promise<void> {
    for (let { client } = this.#session; client !== undefined && this.#outdated; client = this.#session.client) {
      this.#outdated = false;
      try {
        this.#value = await this.#ask(client);
        this.#become("ready");
      } catch (error) {
        this.#outdated = true;
        // A client that stops has no answer any more: the next one is asked.
        if (this.#session.client !== client) continue;
        this.#log.error(error instanceof Error ? error : String(error));
        this.#become(this.#value === undefined ? "stopped" : this.#state);
        this.#askAgainLater();
        break;
      }
    }
    // Not in the promise's wake: news in between would find a question under way that nobody asks any more.
    this.#asking = undefined;
  }

  #askAgainLater(): void {
    this.#again = setTimeout(() => {
      if (this.#watchers.size > 0) void this.#refresh();
    }, pauseBeforeAskingAgain);
  }

  #calm(): void {
    if (this.#again !== undefined) clearTimeout(this.#again);
    this.#again = undefined;
  }

  #become(state: CatalogueState): void {
    this.#state = state;
    this.#changed.fire();
  }
}
