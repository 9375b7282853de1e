import * as vscode from "vscode";
import { releaseAll, type Releasable } from "../disposable";
import { changedRows, findRow, type Destination, type FilePlace, type Row } from "./rowNodes";

/** Happens once. */
class Deferred {
  #resolve: () => void = () => undefined;
  readonly done = new Promise<void>((resolve) => {
    this.#resolve = resolve;
  });
  isDone = false;

  resolve(): void {
    this.isDone = true;
    this.#resolve();
  }
}

interface Placed<S> {
  readonly row: Row<S>;
  readonly parent: string | undefined;
}

/**
 * A tree view that draws rows. Its elements are the rows' ids, so a row stays the same element, selected or expanded,
 * when its content is another.
 */
export class RowTree<S> implements vscode.TreeDataProvider<string>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<string | undefined>();
  readonly #replaced = new vscode.EventEmitter<void>();
  readonly #placed = new Map<string, Placed<S>>();
  readonly #subscriptions: readonly Releasable[];
  readonly #first = new Deferred();
  #rows: readonly Row<S>[] = [];
  readonly onDidChangeTreeData = this.#changed.event;
  /** None of the rows at the top is what it was. */
  readonly onDidReplaceRows = this.#replaced.event;
  readonly view: vscode.TreeView<string>;

  constructor(id: string, dragAndDropController?: vscode.TreeDragAndDropController<string>) {
    this.view = vscode.window.createTreeView(id, {
      treeDataProvider: this,
      showCollapseAll: true,
      ...(dragAndDropController === undefined ? {} : { dragAndDropController }),
    });
    this.#subscriptions = [this.#changed, this.#replaced, this.view];
  }

  dispose(): void {
    this.#first.resolve();
    releaseAll(this.#subscriptions);
  }

  /** Shows other rows; only what differs is drawn anew. Before the first time nothing is known of them. */
  show(rows: readonly Row<S>[]): void {
    const changed = changedRows(this.#rows, rows);
    const before = new Set(this.#rows.map(({ id }) => id));
    this.#rows = rows;
    this.#placed.clear();
    this.#place(rows, undefined);
    if (this.#first.isDone) for (const id of changed) this.#changed.fire(id);
    else this.#first.resolve();
    if (rows.length > 0 && !rows.some(({ id }) => before.has(id))) this.#replaced.fire();
  }

  #place(rows: readonly Row<S>[], parent: string | undefined): void {
    for (const row of rows) {
      this.#placed.set(row.id, { row, parent });
      this.#place(row.children, row.id);
    }
  }

  /**
   * The first question is answered when something is known. An empty answer with a change right behind it may stay: an
   * editor that has not taken the first one yet can miss the change.
   */
  async getChildren(id?: string): Promise<string[]> {
    await this.#first.done;
    const rows = id === undefined ? this.#rows : (this.#placed.get(id)?.row.children ?? []);
    return rows.map((row) => row.id);
  }

  getParent(id: string): string | undefined {
    return this.#placed.get(id)?.parent;
  }

  getTreeItem(id: string): vscode.TreeItem {
    const row = this.#placed.get(id)?.row;
    return row === undefined ? new vscode.TreeItem("") : drawn(row);
  }

  /** What a command is about: the row it was called on, else the one selected. */
  subjectOf(id: unknown): S | undefined {
    const chosen = typeof id === "string" ? id : this.view.selection[0];
    return chosen === undefined ? undefined : this.#placed.get(chosen)?.row.subject;
  }

  /**
   * Scrolls to the first row for which `wanted` holds, without taking the focus; not when one such is selected. False
   * when there is none.
   */
  async reveal(wanted: (row: Row<S>) => boolean): Promise<boolean> {
    const [selected] = this.view.selection;
    const current = selected === undefined ? undefined : this.#placed.get(selected)?.row;
    if (!this.view.visible || (current !== undefined && wanted(current))) return true;
    const row = findRow(this.#rows, wanted);
    if (row !== undefined) await this.view.reveal(row.id, { select: true, focus: false });
    return row !== undefined;
  }
}

function drawn<S>(row: Row<S>): vscode.TreeItem {
  const { None, Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
  const state = row.children.length === 0 ? None : row.expanded === true ? Expanded : Collapsed;
  const item = new vscode.TreeItem(row.label, state);
  item.id = row.id;
  item.contextValue = row.context;
  if (row.description !== undefined) item.description = row.description;
  if (row.icon !== undefined) {
    const color = row.icon.color === undefined ? undefined : new vscode.ThemeColor(row.icon.color);
    item.iconPath = new vscode.ThemeIcon(row.icon.name, color);
  }
  // Neither trusted nor with HTML: texts of documents stand in it.
  if (row.tooltip !== undefined) item.tooltip = new vscode.MarkdownString(row.tooltip);
  if (row.spoken !== undefined) item.accessibilityInformation = { label: row.spoken };
  if (row.opens !== undefined) item.command = commandFor(row.opens);
  return item;
}

function commandFor(destination: Destination): vscode.Command {
  // Rows show no title of their command.
  const title = "";
  if ("address" in destination) return { command: "afterword.openAddress", title, arguments: [destination.address] };
  const uri = vscode.Uri.parse(destination.uri);
  return { command: "vscode.open", title, arguments: [uri, showOptions(destination)] };
}

/** With the cursor at the start of the place. */
export function showOptions({ range }: FilePlace): vscode.TextDocumentShowOptions {
  if (range === undefined) return {};
  const start = new vscode.Position(range.start.line, range.start.character);
  return { selection: new vscode.Range(start, start) };
}
