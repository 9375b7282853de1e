import { SymbolKind, type WorkspaceSymbol } from "vscode-languageserver";
import { message } from "../text/message";
import type { IndexedDocument } from "../workspace/documentIndex";
import type { Audience } from "./context";

/** Incidents and runbooks whose id or title holds the letters of the query, in their order. */
export function workspaceSymbols(
  documents: Iterable<IndexedDocument>,
  query: string,
  audience: Audience,
): WorkspaceSymbol[] {
  const letters = [...query.normalize("NFKC").toLowerCase().replace(/\s+/g, "")];
  const symbols: WorkspaceSymbol[] = [];
  for (const document of documents) {
    if (document.kind === undefined) continue;
    const name = nameOf(document);
    if (!holdsInOrder(name.normalize("NFKC").toLowerCase(), letters)) continue;
    const runbook = document.kind === "runbook";
    symbols.push({
      name,
      kind: runbook ? SymbolKind.Method : SymbolKind.Event,
      containerName: audience.translate(runbook ? message("Runbook") : message("Incident")),
      location: { uri: document.uri, range: document.titleRange },
    });
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
