import type * as vscode from "vscode";
import { keptRun, type Run } from "./runNodes";

const key = "afterword.runs";

/** The runs of the workspace, kept with it: each change is written at once, so that none is lost with the window. */
export class RunStore {
  readonly #memory: vscode.Memento;
  readonly #runs = new Map<string, Run>();

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
    const kept: unknown = memory.get(key);
    for (const value of Array.isArray(kept) ? (kept as readonly unknown[]) : []) {
      const run = keptRun(value);
      if (run !== undefined) this.#runs.set(run.id, run);
    }
  }

  /** Oldest first. */
  get all(): readonly Run[] {
    return [...this.#runs.values()].sort((a, b) => a.started - b.started);
  }

  get(id: string): Run | undefined {
    return this.#runs.get(id);
  }

  async put(run: Run): Promise<void> {
    this.#runs.set(run.id, run);
    await this.#memory.update(key, this.all);
  }

  async remove(id: string): Promise<void> {
    if (this.#runs.delete(id)) await this.#memory.update(key, this.all);
  }
}
