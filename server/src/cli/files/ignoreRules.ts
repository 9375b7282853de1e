import { posix } from "node:path";
import ignore, { type Ignore } from "ignore";

/** The patterns of one `.gitignore`, and the folder they count from (`/` separated, relative to the root; "" is the root). */
interface Level {
  readonly folder: string;
  readonly patterns: Ignore;
}

/**
 * What the `.gitignore` files from the root down to a folder leave out. Immutable: a deeper folder's
 * rules are made from those of the folder above it.
 */
export class IgnoreRules {
  static readonly none = new IgnoreRules([]);

  readonly #levels: readonly Level[];

  private constructor(levels: readonly Level[]) {
    this.#levels = levels;
  }

  /** With the rules of a further file, which win over the ones so far. */
  with(folder: string, text: string): IgnoreRules {
    return new IgnoreRules([{ folder, patterns: ignore({ ignorecase: false }).add(text) }, ...this.#levels]);
  }

  /** Whether a path (relative to the root) is left out; the folders above it are not looked at. */
  ignores(path: string, kind: "file" | "folder"): boolean {
    for (const { folder, patterns } of this.#levels) {
      const relative = folder === "" ? path : posix.relative(folder, path);
      const result = patterns.test(kind === "folder" ? `${relative}/` : relative);
      if (result.ignored) return true;
      if (result.unignored) return false;
    }
    return false;
  }
}
