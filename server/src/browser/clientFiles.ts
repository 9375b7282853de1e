import type { Connection } from "vscode-languageserver";
import type { Files, ReadOptions } from "../ports";
import { fileExists, findFiles, readFile, type FileText } from "../protocol";

/** The workspace's files by way of the client, which reads them through the editor and never outside its folders. */
export class ClientFiles implements Files {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The client knows its folders itself. */
  setFolders(): void {
    return;
  }

  find(folder: string, include: readonly string[]): Promise<readonly string[]> {
    return this.#connection.sendRequest(findFiles, { folder, include });
  }

  exists(uri: string): Promise<boolean> {
    return this.#connection.sendRequest(fileExists, { uri });
  }

  /** Without a byte order mark, as the editor counts positions. */
  async read(uri: string, limit: number, { lenient = false, head }: ReadOptions = {}): Promise<FileText> {
    const file = await this.#connection.sendRequest(readFile, { uri, limit, lenient, head });
    return "text" in file && file.text.startsWith("\ufeff") ? { ...file, text: file.text.slice(1) } : file;
  }
}
