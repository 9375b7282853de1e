import * as vscode from "vscode";
import type { RunbookCatalogue } from "../../../server/src/protocol";
import { releaseAll, type Releasable } from "../disposable";
import type { Catalogue } from "../views/catalogue";
import { followEditor } from "../views/followEditor";
import { RowTree } from "../views/rowTree";
import { isGrouping, type Grouping } from "./groupNodes";
import { runbookTree, staleCount, type RunbookSubject } from "./runbookNodes";

const groupingKey = "runbooks.grouping";

/** The view of runbooks: the rows, how they are grouped and which of them the filter lets through. */
export class RunbookView implements vscode.Disposable {
  readonly #catalogue: Catalogue<RunbookCatalogue>;
  readonly #memory: vscode.Memento;
  readonly #tree = new RowTree<RunbookSubject>("afterword.runbooks");
  readonly #subscriptions: readonly Releasable[];
  #filter = "";

  constructor(catalogue: Catalogue<RunbookCatalogue>, memory: vscode.Memento) {
    this.#catalogue = catalogue;
    this.#memory = memory;
    this.#subscriptions = [
      this.#tree,
      catalogue.onDidChange(() => {
        this.#draw();
      }),
      catalogue.watch(this.#tree.view),
      followEditor(this.#tree, (row, uri) => row.subject?.page.uri === uri),
    ];
  }

  dispose(): void {
    releaseAll(this.#subscriptions);
  }

  get grouping(): Grouping {
    const remembered = this.#memory.get<unknown>(groupingKey);
    return isGrouping(remembered) ? remembered : "component";
  }

  async groupBy(grouping: Grouping): Promise<void> {
    await this.#memory.update(groupingKey, grouping);
    this.#draw();
  }

  get filter(): string {
    return this.#filter;
  }

  set filter(filter: string) {
    this.#filter = filter.trim();
    void vscode.commands.executeCommand("setContext", "afterword.runbooks.filtered", this.#filter !== "");
    this.#draw();
  }

  /** The page a command is about: of the row it was called on, else of the one selected. */
  subjectOf(id: unknown): RunbookSubject | undefined {
    return this.#tree.subjectOf(id);
  }

  #draw(): void {
    const items = this.#catalogue.value?.items ?? [];
    const { rows, shown } = runbookTree(items, this.grouping, this.#filter, vscode.l10n.t);
    const { view } = this.#tree;
    this.#tree.show(rows);
    const stale = staleCount(items);
    if (this.#filter !== "") view.description = vscode.l10n.t("“{0}”: {1} of {2}", this.#filter, shown, items.length);
    else view.description = stale === 0 ? "" : vscode.l10n.t("{0} past review", stale);
    const nothing = this.#filter !== "" && shown === 0;
    view.message = nothing ? vscode.l10n.t("Nothing matches “{0}”.", this.#filter) : "";
  }
}
