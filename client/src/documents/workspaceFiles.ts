import * as vscode from "vscode";
import type { DocumentParams, FileText, FindParams, ReadFailure, ReadParams } from "../../../server/src/protocol";
import { decodeLeniently, decodeText } from "./decode";
import { isInside } from "./containment";

const neverSearched = "**/{.git,node_modules}/**";

/** The editor reads files as a whole, also when only their beginning is asked for; bytes. */
const mostForHead = 64 * 1024 * 1024;

/** The files of the workspace for a server that has no disk; nothing outside the workspace's folders is read. */
export async function findWorkspaceFiles(
  { folder, include }: FindParams,
  token: vscode.CancellationToken,
): Promise<string[]> {
  const base = vscode.Uri.parse(folder);
  if (!inWorkspace(base)) return [];
  const found = await Promise.all(
    include.map((glob) =>
      vscode.workspace.findFiles(new vscode.RelativePattern(base, glob), neverSearched, undefined, token),
    ),
  );
  return [...new Set(found.flat().map((uri) => uri.toString()))].sort();
}

export async function readWorkspaceFile({ uri, limit, lenient, head }: ReadParams): Promise<FileText> {
  const file = vscode.Uri.parse(uri);
  if (!inWorkspace(file)) return { failure: "outside-workspace", size: undefined };
  try {
    const { size, type } = await vscode.workspace.fs.stat(file);
    if ((type & vscode.FileType.File) === 0) return { failure: "unreadable", size: undefined };
    if (size > (head === undefined ? limit : mostForHead)) return { failure: "too-large", size };
    const bytes = (await vscode.workspace.fs.readFile(file)).subarray(0, head);
    const text = lenient === true || head !== undefined ? decodeLeniently(bytes) : decodeText(bytes);
    return text === undefined ? { failure: "not-text", size: bytes.length } : { text, size: bytes.length };
  } catch (error) {
    return { failure: failureOf(error), size: undefined };
  }
}

export async function existsInWorkspace({ uri }: DocumentParams): Promise<boolean> {
  const place = vscode.Uri.parse(uri);
  if (!inWorkspace(place)) return false;
  try {
    await vscode.workspace.fs.stat(place);
    return true;
  } catch {
    return false;
  }
}

function failureOf(error: unknown): ReadFailure {
  return error instanceof vscode.FileSystemError && error.code === "FileNotFound" ? "not-found" : "unreadable";
}

function inWorkspace(uri: vscode.Uri): boolean {
  return (vscode.workspace.workspaceFolders ?? []).some((folder) => isInside(folder.uri, uri));
}
