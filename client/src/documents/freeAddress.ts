import * as vscode from "vscode";
import { isInside } from "./containment";

/** `stem.md`, else `stem-2.md` …: where no file is yet. Undefined outside of the workspace. */
export async function freeAddress(stem: vscode.Uri): Promise<vscode.Uri | undefined> {
  const isHere = (vscode.workspace.workspaceFolders ?? []).some((folder) => isInside(folder.uri, stem));
  if (!isHere) return undefined;
  for (let number = 1; number < 100; number += 1) {
    const uri = stem.with({ path: `${stem.path}${number === 1 ? "" : `-${number.toString()}`}.md` });
    const isTaken = await vscode.workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
    if (!isTaken) return uri;
  }
  return undefined;
}
