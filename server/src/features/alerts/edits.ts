import type { TextDocumentEdit, TextEdit as LspEdit, WorkspaceEdit } from "vscode-languageserver";
import type { LineIndex } from "../../text/lineIndex";
import type { TextEdit } from "../../text/span";

/** A file that edits are for. */
export interface EditedFile {
  /** As the editor spells it. */
  readonly uri: string;
  /** Undefined for a file that is not open. */
  readonly version: number | undefined;
  readonly lines: LineIndex;
  readonly edits: readonly TextEdit[];
}

/** What edits of a workspace the client can take. */
export interface EditAbilities {
  /** Edits may name the version they are for, and stand in an order. */
  readonly versionedEdits: boolean;
  readonly createFiles: boolean;
}

const toLsp = ({ lines, edits }: EditedFile): LspEdit[] =>
  edits.map(({ span, newText }) => ({ range: lines.rangeOf(span), newText }));

const documentEdit = (file: EditedFile): TextDocumentEdit => ({
  textDocument: { uri: file.uri, version: file.version ?? null },
  edits: toLsp(file),
});

/** Edits of several files as one; safe against texts that have changed since, where the client knows versions. */
export function editFiles(files: readonly EditedFile[], { versionedEdits }: EditAbilities): WorkspaceEdit {
  const changed = files.filter(({ edits }) => edits.length > 0);
  return versionedEdits
    ? { documentChanges: changed.map(documentEdit) }
    : { changes: Object.fromEntries(changed.map((file) => [file.uri, toLsp(file)])) };
}

/** A new file, never over one that is there, and edits of others with it. */
export function createFile(uri: string, text: string, files: readonly EditedFile[]): WorkspaceEdit {
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      { kind: "create", uri, options: { overwrite: false, ignoreIfExists: false } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
      ...files.filter(({ edits }) => edits.length > 0).map(documentEdit),
    ],
  };
}
