import * as vscode from "vscode";
import type { AlertCatalogue } from "../../../server/src/protocol";
import { releaseAll, type Releasable } from "../disposable";
import type { Catalogue } from "../views/catalogue";
import { followEditor } from "../views/followEditor";
import { RowTree } from "../views/rowTree";
import { alertRows, isAlertGrouping, isProblem, type AlertGrouping, type AlertSubject } from "./alertNodes";

const groupingKey = "alerts.grouping";
const problemsKey = "alerts.onlyProblems";
const none: AlertCatalogue = { items: [], runbooksWithoutAlert: [], unreadable: [] };

/** The view of alert rules, and of how each of them leads to its runbook. */
export class AlertView implements vscode.Disposable {
  readonly #catalogue: Catalogue<AlertCatalogue>;
  readonly #memory: vscode.Memento;
  readonly #tree = new RowTree<AlertSubject>("afterword.alerts");
  readonly #subscriptions: readonly Releasable[];

  constructor(catalogue: Catalogue<AlertCatalogue>, memory: vscode.Memento) {
    this.#catalogue = catalogue;
    this.#memory = memory;
    this.#subscriptions = [
      this.#tree,
      catalogue.onDidChange(() => {
        this.#draw();
      }),
      catalogue.watch(this.#tree.view),
      followEditor(
        this.#tree,
        ({ subject }, uri) => subject !== undefined && "alert" in subject && subject.alert.uri === uri,
      ),
    ];
    this.#tellProblems();
  }

  dispose(): void {
    releaseAll(this.#subscriptions);
  }

  get grouping(): AlertGrouping {
    const remembered = this.#memory.get<unknown>(groupingKey);
    return isAlertGrouping(remembered) ? remembered : "component";
  }

  async groupBy(grouping: AlertGrouping): Promise<void> {
    await this.#memory.update(groupingKey, grouping);
    this.#draw();
  }

  get onlyProblems(): boolean {
    return this.#memory.get<unknown>(problemsKey) === true;
  }

  async showOnlyProblems(only: boolean): Promise<void> {
    await this.#memory.update(problemsKey, only);
    this.#tellProblems();
    this.#draw();
  }

  /** What a command is about: the row it was called on, else the one selected. */
  subjectOf(id: unknown): AlertSubject | undefined {
    return this.#tree.subjectOf(id);
  }

  #tellProblems(): void {
    void vscode.commands.executeCommand("setContext", "afterword.alerts.onlyProblems", this.onlyProblems);
  }

  #draw(): void {
    const catalogue = this.#catalogue.value ?? none;
    const { grouping, onlyProblems } = this;
    const { view } = this.#tree;
    const rows = alertRows(catalogue, { grouping, onlyProblems }, vscode.l10n.t);
    this.#tree.show(rows);
    const problems = catalogue.items.filter(isProblem).length;
    view.description = problems === 0 ? "" : vscode.l10n.t("{0} of {1} to look at", problems, catalogue.items.length);
    const fine = onlyProblems && problems === 0 && catalogue.items.length > 0;
    view.message = fine ? vscode.l10n.t("Every alert leads to its page.") : "";
  }
}
