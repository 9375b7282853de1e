import { TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import { documentMatcher, roleOf, type IsDocument, type Role } from "./documentPatterns";
import { canonical, type Folders } from "./folders";
import { OpenDocument } from "./openDocument";

/** The documents open in the editor, of whatever kind. */
export class OpenDocuments {
  readonly #folders: Folders;
  readonly #documents = new Map<string, OpenDocument>();
  #isDocument: IsDocument = documentMatcher([]);

  constructor(folders: Folders) {
    this.#folders = folders;
  }

  open(clientUri: string, languageId: string, version: number, text: string): OpenDocument {
    const uri = canonical(clientUri);
    const content = TextDocument.create(clientUri, languageId, version, text);
    const document = new OpenDocument(uri, this.#folders.placeOf(uri), this.#roleOf(uri, languageId), content);
    this.#documents.set(uri, document);
    return document;
  }

  change(clientUri: string, version: number, changes: TextDocumentContentChangeEvent[]): OpenDocument | undefined {
    const document = this.get(clientUri);
    document?.change(changes, version);
    return document;
  }

  close(clientUri: string): OpenDocument | undefined {
    const document = this.get(clientUri);
    if (document !== undefined) this.#documents.delete(document.uri);
    return document;
  }

  /** Which files are documents has changed. */
  match(isDocument: IsDocument): void {
    this.#isDocument = isDocument;
    this.rebase();
  }

  /** After the workspace folders changed: paths are counted from other roots. */
  rebase(): void {
    for (const document of this.#documents.values()) {
      const role = this.#roleOf(document.uri, document.languageId);
      this.#documents.set(document.uri, document.as(this.#folders.placeOf(document.uri), role));
    }
  }

  get(uri: string): OpenDocument | undefined {
    return this.#documents.get(uri) ?? this.#documents.get(canonical(uri));
  }

  /** A new document that has no file yet is known by its language. */
  #roleOf(uri: string, languageId: string): Role {
    if (uri.startsWith("untitled:") && languageId === "markdown") return "document";
    return roleOf(this.#folders.pathOf(uri), this.#isDocument);
  }

  all(): Iterable<OpenDocument> {
    return this.#documents.values();
  }
}
