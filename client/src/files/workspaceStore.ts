import * as vscode from "vscode";
import { isInside } from "../documents/containment";
import type { Disk, FileStore } from "./fileStore";

/** Makes steps on disk of file paths; only where the extension host has a disk. */
export type MakeDisk = (pathOf: (uri: string) => string) => Disk;

/** The workspace's files through the editor, with the steps of the disk where this process has one. */
export function workspaceStore(makeDisk: MakeDisk | undefined): FileStore {
  const disk = makeDisk?.((uri) => vscode.Uri.parse(uri).fsPath);
  return {
    read: async (uri) => {
      const file = vscode.Uri.parse(uri);
      await requireOwn(file);
      try {
        return await vscode.workspace.fs.readFile(file);
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    write: async (uri, bytes) => {
      const file = vscode.Uri.parse(uri);
      await requireOwn(file);
      await vscode.workspace.fs.writeFile(file, bytes);
    },
    diskOf: (uri) => (vscode.Uri.parse(uri).scheme === "file" ? disk : undefined),
  };
}

/**
 * Lets only files of the workspace through, on ways without symbolic links: a link that came with a repository could
 * lead anywhere.
 */
async function requireOwn(file: vscode.Uri): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => isInside(uri, file));
  if (folder === undefined) throw new Error(`Not in the workspace: ${file.path}`);
  const steps = file.path.slice(folder.uri.path.length).split("/").filter(Boolean);
  let at = folder.uri;
  for (const step of steps) {
    at = vscode.Uri.joinPath(at, step);
    try {
      const { type } = await vscode.workspace.fs.stat(at);
      if ((type & vscode.FileType.SymbolicLink) !== 0) throw new Error(`A symbolic link: ${at.path}`);
    } catch (error) {
      if (isMissing(error)) return;
      throw error;
    }
  }
}

const isMissing = (error: unknown): boolean => error instanceof vscode.FileSystemError && error.code === "FileNotFound";
