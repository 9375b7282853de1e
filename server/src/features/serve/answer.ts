import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type TextDocumentIdentifier,
} from "vscode-languageserver";
import type { DocumentContext } from "../context";
import { openAlertFile, type OpenAlertFile } from "./alertFiles";
import type { Session } from "./session";

export type Answer<R> = R | ResponseError;

export const cancelled = <E = void>(): ResponseError<E> =>
  new ResponseError<E>(LSPErrorCodes.RequestCancelled, "Cancelled.");

/** Answers a request about an open document, or about an open alert file; `nothing` for files that are neither. */
export function aboutDocument<P extends { readonly textDocument: TextDocumentIdentifier }, R>(
  session: Session,
  nothing: R,
  answer: (context: DocumentContext, params: P) => R | Promise<R>,
  ofAlerts?: (file: OpenAlertFile, params: P) => R | Promise<R>,
): (params: P, token: CancellationToken) => Promise<Answer<R>> {
  const answerAlerts = async (params: P): Promise<R> => {
    const file = ofAlerts && (await openAlertFile(session, params.textDocument.uri));
    return file === undefined || ofAlerts === undefined ? nothing : ofAlerts(file, params);
  };
  return async (params, token) => {
    const stopped = (): boolean => token.isCancellationRequested;
    const context = await session.contextOf(params.textDocument.uri);
    if (stopped()) return cancelled();
    const result = context === undefined ? await answerAlerts(params) : await answer(context, params);
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
