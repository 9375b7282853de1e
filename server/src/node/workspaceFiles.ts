import { sep } from "node:path";
import { fileURLToPath } from "node:url";
import picomatch from "picomatch";
import { URI } from "vscode-uri";
import { decode, decodeLeniently } from "../cli/files/decode";
import { disk } from "../cli/files/disk";
import { FileError } from "../cli/files/fileSystem";
import { GitRoots } from "../cli/files/root";
import { walk } from "../cli/files/walk";
import type { Files, FindOptions, ReadOptions } from "../ports";
import type { FileText } from "../protocol";

/** The workspace's files on disk. Nothing outside its folders is read, whatever links lead there. */
export class WorkspaceFiles implements Files {
  #folders: readonly string[] = [];

  setFolders(folders: readonly string[]): void {
    this.#folders = folders
      .map((uri) => pathOf(uri))
      .filter((path) => path !== undefined)
      .map((path) => disk.real(path));
  }

  /** What git ignores is left out unless it is asked for. */
  find(folder: string, include: readonly string[], { ignored }: FindOptions = {}): Promise<readonly string[]> {
    const path = pathOf(folder);
    if (path === undefined || !this.#holds(disk.real(path))) return Promise.resolve([]);
    const wants = picomatch([...include], { dot: true, nocase: true });
    const root = new GitRoots(disk).of(path) ?? path;
    const found = walk(disk, path, { root, wants, onError: () => undefined, ignored });
    return Promise.resolve([...found].map((file) => URI.file(file).toString()));
  }

  read(uri: string, limit: number, { lenient, head }: ReadOptions = {}): Promise<FileText> {
    const decoder = lenient === true || head !== undefined ? decodeLeniently : decode;
    return Promise.resolve(this.#read(uri, limit, decoder, head));
  }

  exists(uri: string): Promise<boolean> {
    const path = pathOf(uri);
    try {
      return Promise.resolve(path !== undefined && disk.stat(path) !== undefined && this.#holds(disk.real(path)));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      return Promise.resolve(false);
    }
  }

  #read(uri: string, limit: number, decoder: typeof decode, head: number | undefined): FileText {
    const path = pathOf(uri);
    if (path === undefined) return { failure: "unreadable", size: undefined };
    try {
      const stat = disk.stat(path);
      if (stat === undefined) return { failure: "not-found", size: undefined };
      if (!this.#holds(disk.real(path))) return { failure: "outside-workspace", size: undefined };
      if (stat.kind !== "file") return { failure: "unreadable", size: undefined };
      if (stat.size > limit && head === undefined) return { failure: "too-large", size: stat.size };
      const decoded = decoder(disk.read(path, head));
      return "text" in decoded ? { text: decoded.text, size: stat.size } : { failure: "not-text", size: stat.size };
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      return { failure: error.reason === "missing" ? "not-found" : "unreadable", size: undefined };
    }
  }

  #holds(path: string): boolean {
    return this.#folders.some(
      (folder) => path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`),
    );
  }
}

function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith("file:") ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}
