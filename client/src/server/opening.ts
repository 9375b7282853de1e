import type { Middleware } from "vscode-languageclient";

type Order = Pick<Middleware, "didOpen" | "didClose" | "provideDiagnostics">;

/**
 * Keeps a document's text ahead of the questions about it. The client pulls findings as soon as a tab shows a document,
 * which can overtake the document's text; the server would then know of no findings, and nobody would ask again.
 */
export function textBeforePull(): Order {
  const known = new Set<string>();
  const waiting = new Map<string, Set<() => void>>();
  const release = (key: string): void => {
    for (const go of waiting.get(key) ?? []) go();
    waiting.delete(key);
  };
  return {
    didOpen: async (document, next) => {
      const key = document.uri.toString();
      await next(document);
      known.add(key);
      release(key);
    },
    didClose: async (document, next) => {
      const key = document.uri.toString();
      known.delete(key);
      release(key);
      await next(document);
    },
    provideDiagnostics: async (document, previous, token, next) => {
      const key = ("uri" in document ? document.uri : document).toString();
      if (!known.has(key)) {
        await new Promise<void>((go) => {
          waiting.set(key, (waiting.get(key) ?? new Set()).add(go));
          token.onCancellationRequested(go);
        });
      }
      return next(document, previous, token);
    },
  };
}
