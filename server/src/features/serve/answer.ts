import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type TextDocumentIdentifier,
} from "vscode-languageserver";
import type { DocumentContext } from "../context";
import type { Session } from "./session";

export type Answer<R> = R | ResponseError;

export const cancelled = <E = void>(): ResponseError<E> =>
  new ResponseError<E>(LSPErrorCodes.RequestCancelled, "Cancelled.");

/** Answers a request about an open document; `nothing` for files that are not read. */
export function aboutDocument<P extends { readonly textDocument: TextDocumentIdentifier }, R>(
  session: Session,
  nothing: R,
  answer: (context: DocumentContext, params: P) => R | Promise<R>,
): (params: P, token: CancellationToken) => Promise<Answer<R>> {
  return async (params, token) => {
    const stopped = (): boolean => token.isCancellationRequested;
    const context = await session.contextOf(params.textDocument.uri);
    if (stopped()) return cancelled();
    const result = context === undefined ? nothing : await answer(context, params);
    return stopped() ? cancelled() : result;
  };
}

/** Offset of a position in the document as it was read. */
export function offsetAt(
  context: DocumentContext,
  position: { readonly line: number; readonly character: number },
): number {
  return context.model.markdown.lines.offsetAt(position);
}
