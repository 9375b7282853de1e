import * as vscode from "vscode";
import { newRunbookText, type RunbookCatalogue } from "../../../server/src/protocol";
import type { Session } from "../server/session";
import type { Catalogue } from "../views/catalogue";
import { fileNameOf, runbookFolders } from "./newRunbookNodes";

export interface NewRunbookParts {
  readonly session: Session;
  readonly runbooks: Catalogue<RunbookCatalogue>;
}

/** Begins a runbook: asks for its name, puts it where the others are; the server says what stands in it. */
export class NewRunbook {
  readonly #parts: NewRunbookParts;

  constructor(parts: NewRunbookParts) {
    this.#parts = parts;
  }

  /** @param proposed a name to begin with */
  async create(proposed: string | undefined): Promise<void> {
    const title = await vscode.window.showInputBox({
      title: vscode.l10n.t("New Runbook"),
      value: proposed ?? "",
      prompt: vscode.l10n.t("The alert it is for, or what it helps with"),
      validateInput: (value) =>
        value.trim() === "" || fileNameOf(value) !== undefined ? "" : vscode.l10n.t("Give it a name."),
    });
    const name = title === undefined ? undefined : fileNameOf(title);
    if (title === undefined || name === undefined) return;
    const folder = await this.#chooseFolder();
    if (folder === undefined) return;
    await this.#write(vscode.Uri.joinPath(folder, name), title.trim());
  }

  async #write(file: vscode.Uri, title: string): Promise<void> {
    if (!(await exists(file))) {
      const client = await this.#parts.session.whenStarted();
      if (client === undefined) return;
      const { text } = await client.sendRequest(newRunbookText, { uri: file.toString(), title, day: today() });
      const edit = new vscode.WorkspaceEdit();
      edit.createFile(file, { overwrite: false, contents: new TextEncoder().encode(text) });
      if (!(await vscode.workspace.applyEdit(edit))) {
        void vscode.window.showErrorMessage(vscode.l10n.t("{0} could not be created.", file.path));
        return;
      }
    } else {
      void vscode.window.showInformationMessage(vscode.l10n.t("This page is there already."));
    }
    await vscode.window.showTextDocument(file);
  }

  /** The only folder with runbooks, or one the user picks among several; `runbooks` where there are none. */
  async #chooseFolder(): Promise<vscode.Uri | undefined> {
    const roots = vscode.workspace.workspaceFolders ?? [];
    const known = runbookFolders((await this.#parts.runbooks.latest())?.items ?? []);
    const unused = roots.filter(({ name }) => !known.some(({ folder }) => folder === name));
    const choices = [...known, ...unused.map(({ name }) => ({ folder: name, path: "runbooks", pages: 0 }))];
    const items = choices.flatMap(({ folder, path, pages }) => {
      const root = roots.find(({ name }) => name === folder);
      const label = roots.length > 1 ? `${folder}/${path}` : path;
      const description = pages === 1 ? vscode.l10n.t("1 runbook") : vscode.l10n.t("{0} runbooks", pages);
      const uri = root === undefined ? undefined : vscode.Uri.joinPath(root.uri, ...path.split("/"));
      return uri === undefined ? [] : [{ label: label === "" ? folder : label, description, uri }];
    });
    if (items.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t("Open a folder first."));
      return undefined;
    }
    if (items.length === 1) return items[0]?.uri;
    const placeHolder = vscode.l10n.t("Which folder?");
    return (await vscode.window.showQuickPick(items, { placeHolder }))?.uri;
  }
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}

/** The user's own day: what they would write as the date of a review. */
function today(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
