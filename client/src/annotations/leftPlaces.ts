import type { AnnotationStatus } from "../../../server/src/protocol";

const key = "annotations.left";

/** What the editor remembers for the workspace. */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** Notes whose proposed place this person has turned down. It is an opinion, not a change of the note. */
export class LeftPlaces {
  readonly #memory: Memory;
  readonly #left: Set<string>;

  constructor(memory: Memory) {
    this.#memory = memory;
    const kept = memory.get(key);
    this.#left = new Set(Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : []);
  }

  async add(id: string): Promise<void> {
    this.#left.add(id);
    await this.#memory.update(key, [...this.#left]);
  }

  async remove(id: string): Promise<void> {
    if (this.#left.delete(id)) await this.#memory.update(key, [...this.#left]);
  }

  /** A place that was turned down is none. */
  settle<T extends { readonly id: string; readonly status: AnnotationStatus }>(note: T): T {
    const isProposed = note.status === "confirm" || note.status === "asks";
    return isProposed && this.#left.has(note.id) ? { ...note, status: "orphaned" } : note;
  }
}
