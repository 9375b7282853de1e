import { SymbolKind, type WorkspaceSymbol } from "vscode-languageserver";
import { alertKey } from "../runbooks/names";
import type { Range } from "../text/lineIndex";
import { message, type Message } from "../text/message";
import type { IndexedDocument } from "../workspace/documentIndex";
import type { Audience } from "./context";
import { kindName } from "./kinds";

/**
 * Incidents, runbooks and index pages whose id or title holds the letters of the query, in their order; and runbooks
 * by every other name that alerts call them by, so that an alert's name leads to its page in one step.
 */
export function workspaceSymbols(
  documents: Iterable<IndexedDocument>,
  query: string,
  audience: Audience,
): WorkspaceSymbol[] {
  const letters = [...query.normalize("NFKC").toLowerCase().replace(/\s+/g, "")];
  const symbols: WorkspaceSymbol[] = [];
  const add = (name: string, document: IndexedDocument, what: Message, range: Range): void => {
    if (!holdsInOrder(name.normalize("NFKC").toLowerCase(), letters)) return;
    const kind = document.runbook === undefined ? SymbolKind.Event : SymbolKind.Method;
    symbols.push({ name, kind, containerName: audience.translate(what), location: { uri: document.uri, range } });
  };
  for (const document of documents) {
    const { kind, runbook, lines, titleRange } = document;
    if (kind === undefined && runbook === undefined) continue;
    const what = runbook === undefined ? message("Incident") : kindName(runbook.kind);
    const name = nameOf(document);
    add(name, document, what, titleRange);
    if (runbook === undefined || lines === undefined) continue;
    const inFile = message("{0}: {1}", what, document.path);
    const shown = alertKey(name);
    for (const alias of runbook.aliases) {
      const range = alias.by === "file-name" ? titleRange : lines.rangeOf(alias.span);
      if (alertKey(alias.name) !== shown) add(alias.name, document, inFile, range);
    }
  }
  return symbols.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function nameOf({ id, title, path }: IndexedDocument): string {
  if (title === undefined) return id ?? path.slice(path.lastIndexOf("/") + 1);
  return id === undefined || title.includes(id) ? title : `${id} ${title}`;
}

function holdsInOrder(text: string, letters: readonly string[]): boolean {
  let at = 0;
  for (const letter of letters) {
    const found = text.indexOf(letter, at);
    if (found < 0) return false;
    at = found + letter.length;
  }
  return true;
}
