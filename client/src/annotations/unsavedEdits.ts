import * as vscode from "vscode";
import { releaseAll, type Releasable } from "../disposable";

const key = "annotations.unsaved";

/** The scheme of the boxes in which comments are written. */
const boxScheme = "comment";

/**
 * What was typed into comments that are being edited. The editor forgets it when its tab is left, so it is kept here
 * until the edit is saved or given up.
 */
export class UnsavedEdits implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #texts: Map<string, string>;
  /** Comments by the box they are edited in. */
  readonly #boxes = new Map<string, string>();
  readonly #left = new vscode.EventEmitter<string>();
  readonly #subscriptions: readonly Releasable[];
  #opening: { readonly id: string; readonly text: string } | undefined;
  /** The box of a comment is gone while its text is not saved. */
  readonly onDidLeave = this.#left.event;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
    const kept: unknown = memory.get(key);
    this.#texts = new Map(Array.isArray(kept) ? kept.filter(isPair) : []);
    this.#subscriptions = [
      this.#left,
      vscode.workspace.onDidOpenTextDocument((box) => {
        this.#opened(box);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => void this.#changed(document)),
      vscode.workspace.onDidCloseTextDocument((box) => {
        this.#closed(box);
      }),
    ];
  }

  dispose(): void {
    releaseAll(this.#subscriptions);
  }

  /** The text to begin with: what was typed before and never saved, else the comment's own. */
  begin(id: string, text: string): string {
    const begun = this.#texts.get(id) ?? text;
    this.#opening = { id, text: begun };
    return begun;
  }

  /** The edit was saved or given up. */
  async end(id: string): Promise<void> {
    for (const [box, comment] of this.#boxes) if (comment === id) this.#boxes.delete(box);
    if (this.#texts.delete(id)) await this.#keep();
  }

  textOf(id: string): string | undefined {
    return this.#texts.get(id);
  }

  #opened(box: vscode.TextDocument): void {
    if (box.uri.scheme !== boxScheme || this.#opening?.text !== box.getText()) return;
    this.#boxes.set(box.uri.toString(), this.#opening.id);
    this.#opening = undefined;
  }

  async #changed(box: vscode.TextDocument): Promise<void> {
    const id = this.#boxes.get(box.uri.toString());
    if (id === undefined) return;
    this.#texts.set(id, box.getText());
    await this.#keep();
  }

  #closed(box: vscode.TextDocument): void {
    const id = this.#boxes.get(box.uri.toString());
    this.#boxes.delete(box.uri.toString());
    if (id !== undefined && this.#texts.has(id)) this.#left.fire(id);
  }

  async #keep(): Promise<void> {
    await this.#memory.update(key, [...this.#texts]);
  }
}

const isPair = (value: unknown): value is [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "string");
