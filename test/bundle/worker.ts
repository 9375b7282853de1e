import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

/** A message of the language server protocol. */
export interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

type Listener = (event: { readonly data: unknown }) => void;

interface Scope {
  onmessage?: Listener;
  self?: unknown;
}

/**
 * A web worker as the browser has it, without the page's `document` and without Node's `process`:
 * a bundle that needs either dies here as it would there.
 */
export class Worker {
  readonly #scope: Scope;
  readonly #listeners: Listener[] = [];
  readonly #waiting = new Map<number, (message: Message) => void>();
  #last = 0;

  /** @param answers what the client says when the server asks, by method; nothing otherwise */
  constructor(
    path: string,
    readonly answers: Readonly<Record<string, unknown>> = {},
  ) {
    const scope: Scope & Record<string, unknown> = {
      ...{ console, setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask, structuredClone },
      ...{ TextDecoder, TextEncoder, URL, URLSearchParams, AbortController, performance, crypto, MessageChannel },
      postMessage: (message: Message) => {
        this.#hear(message);
      },
      addEventListener: (type: string, listener: Listener) => {
        if (type === "message") this.#listeners.push(listener);
      },
      removeEventListener: () => undefined,
    };
    this.#scope = scope;
    this.#scope.self = scope;
    runInContext(readFileSync(path, "utf8"), createContext(this.#scope), { filename: path });
  }

  notify(method: string, params: object): void {
    this.#post({ jsonrpc: "2.0", method, params });
  }

  async request(method: string, params: object): Promise<unknown> {
    const id = ++this.#last;
    const answer = new Promise<Message>((resolve) => this.#waiting.set(id, resolve));
    this.#post({ jsonrpc: "2.0", id, method, params });
    const { result, error } = await answer;
    if (error !== undefined) throw new Error(error.message);
    return result;
  }

  #post(data: object): void {
    this.#scope.onmessage?.({ data });
    for (const listener of this.#listeners) listener({ data });
  }

  /** Answers come back to who asked; what the server asks of the client is answered at once. */
  #hear({ id, method, ...rest }: Message): void {
    if (id === undefined) return;
    if (method !== undefined) this.#post({ jsonrpc: "2.0", id, result: this.answers[method] ?? null });
    else if (typeof id === "number") this.#waiting.get(id)?.({ id, ...rest });
  }
}
