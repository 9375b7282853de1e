import { join } from "node:path";
import { isTooLarge } from "../../rules/document/tooLarge";
import { message } from "../../text/message";
import { documentMatcher, sizeLimit } from "../../workspace/documentPatterns";
import { decode } from "../files/decode";
import { FileError } from "../files/fileSystem";
import { GitRoots } from "../files/root";
import { unreadable, type Trouble } from "../files/trouble";
import { below, walk } from "../files/walk";
import { staysWithin } from "../files/within";
import type { World } from "../world";

/** What stands where a note says its document is. */
export type Content = { readonly text: string } | { readonly unread: Unread };

/** Why it cannot be looked into. It is no failure of the run where it is none of the folder's documents. */
export type Unread = Omit<Trouble, "path">;

const isDocument = documentMatcher([]);

export const tooLarge = message("it is too large for notes on its text");
export const leadsOut = message("a link leads out of the folder");

/** The documents below a root, as notes name them: nothing outside of it is read, whatever links lead there. */
export class Documents {
  readonly #world: World;
  readonly #root: string;

  constructor(world: World, root: string) {
    this.#world = world;
    this.#root = root;
  }

  /** Something is there, though perhaps nobody may read it. */
  exists(path: string): boolean {
    return this.read(path) !== undefined;
  }

  /** Undefined for what is not there, or cannot be read. */
  text(path: string): string | undefined {
    const content = this.read(path);
    return content !== undefined && "text" in content ? content.text : undefined;
  }

  /** Undefined where no file is. */
  read(path: string): Content | undefined {
    const { files } = this.#world;
    const file = join(this.#root, path);
    try {
      const stat = files.stat(file);
      if (stat === undefined || stat.kind === "folder") return undefined;
      if (!staysWithin(files, this.#root, file)) return { unread: { message: leadsOut, fatal: false } };
      if (stat.kind === "other")
        return { unread: { message: message("it is neither a file nor a folder"), fatal: false } };
      if (stat.size > sizeLimit) return { unread: { message: tooLarge, fatal: true } };
      const decoded = decode(files.read(file));
      if ("problem" in decoded) return { unread: { message: decoded.problem, fatal: false } };
      return isTooLarge(decoded.text) ? { unread: { message: tooLarge, fatal: true } } : decoded;
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      return error.reason === "missing" ? undefined : { unread: unreadable(file, error, false) };
    }
  }

  *all(): Iterable<string> {
    const root = new GitRoots(this.#world.files).of(this.#root) ?? this.#root;
    for (const file of walk(this.#world.files, this.#root, { root, wants: isDocument, onError: () => undefined }))
      yield below(this.#root, file);
  }
}
