import * as vscode from "vscode";
import { section } from "../settings";
import type { Row } from "./rowNodes";
import type { RowTree } from "./rowTree";

/**
 * Keeps the row of the document in front in sight, unless the user has switched that off. Rows that another grouping
 * or filter brings are others, so the row is sought again then; not when their content changes, which would move what
 * the user is looking at.
 */
export function followEditor<S>(tree: RowTree<S>, isAbout: (row: Row<S>, uri: string) => boolean): vscode.Disposable {
  // A document that was just created has no row yet.
  let awaited: string | undefined;
  const follow = async (): Promise<void> => {
    awaited = undefined;
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    if (uri === undefined || !vscode.workspace.getConfiguration(section).get<boolean>("views.followEditor", true))
      return;
    if (!(await tree.reveal((row) => isAbout(row, uri)))) awaited = uri;
  };
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(() => void follow()),
    tree.view.onDidChangeVisibility(() => void follow()),
    tree.onDidReplaceRows(() => void follow()),
    tree.onDidChangeTreeData(() => {
      if (awaited !== undefined && awaited === vscode.window.activeTextEditor?.document.uri.toString()) void follow();
    }),
  );
}
