import * as vscode from "vscode";
import { releaseAll, type Releasable } from "../disposable";
import { followEditor } from "../views/followEditor";
import { RowTree } from "../views/rowTree";
import type { Club, Known } from "./club";
import { dropOf } from "./dropNodes";
import { queueDrag } from "./queueDrag";
import { queueTree, type QueueSubject, type Suggested } from "./queueNodes";

/** The view of the reading club: sessions, queue, suggestions. */
export class QueueView implements vscode.Disposable {
  readonly #club: Club;
  readonly #tree: RowTree<QueueSubject>;
  readonly #subscriptions: readonly Releasable[];
  #path: Suggested | undefined;

  /** @param add takes dropped documents into the queue */
  constructor(club: Club, add: (documents: readonly vscode.Uri[]) => Promise<void>) {
    this.#club = club;
    this.#tree = new RowTree<QueueSubject>(
      "afterword.readingClub",
      queueDrag({
        subjectOf: (id) => this.#tree.subjectOf(id),
        move: (item, target) => this.#move(item, target),
        add,
      }),
    );
    this.#subscriptions = [
      this.#tree,
      club.catalogue.onDidChange(() => {
        this.#draw();
        void this.#renewPath();
      }),
      club.catalogue.watch(this.#tree.view),
      followEditor(this.#tree, ({ subject }, uri) => subject?.kind === "item" && subject.item.document === uri),
    ];
  }

  dispose(): void {
    releaseAll(this.#subscriptions);
  }

  /** What a command is about: the row it was called on, else the one selected. */
  subjectOf(id: unknown): QueueSubject | undefined {
    return this.#tree.subjectOf(id);
  }

  /**
   * Shows the reading path of a component in place of the suggestions; undefined: these again.
   * @returns false when there is nothing on it that the person has not read
   */
  async showPath(component: string | undefined): Promise<boolean> {
    this.#path = component === undefined ? undefined : { component, suggestions: [] };
    await this.#renewPath();
    this.#draw();
    return this.#path !== undefined;
  }

  /** The path gets shorter as its reports are read, and may end. */
  async #renewPath(): Promise<void> {
    const before = this.#path;
    if (before?.component === undefined) return;
    const suggestions = await this.#club.pathFor(before.component);
    if (this.#path?.component !== before.component) return;
    this.#path = suggestions.length === 0 ? undefined : { ...before, suggestions };
    this.#draw();
  }

  async #move(item: string, target: QueueSubject | undefined): Promise<void> {
    const drop = dropOf(this.#club.catalogue.value?.club.items ?? [], item, target);
    if (drop !== undefined) await this.#club.act({ do: "move", ...drop });
  }

  #draw(): void {
    void vscode.commands.executeCommand("setContext", "afterword.readingClub.path", this.#path !== undefined);
    const known = this.#club.catalogue.value;
    if (known === undefined) return;
    const { club, suggestions, reader } = known;
    const suggested = this.#path ?? { component: undefined, suggestions };
    this.#tree.show(queueTree(club, suggested, reader, vscode.l10n.t));
    this.#tree.view.message = messageOf(known);
  }
}

/** Where only suggestions are drawn, what to do with them. */
const messageOf = ({ club: { items, sessions }, suggestions }: Known): string =>
  items.length + sessions.length === 0 && suggestions.length > 0
    ? vscode.l10n.t("Nothing waits to be read yet. Take a suggestion into the queue with +, or import a list of links.")
    : "";
