import type { FileChange } from "../../../server/src/protocol";
import { decodeText } from "../documents/decode";
import type { Disk, FileStore } from "./fileStore";

/** Why a change was not made: the file was left as it was. */
export type WriteFailure = "exists" | "changed" | "not-text" | "not-written";

/** A change that could not be made; those before it were. */
export class FileChangeError extends Error {
  readonly uri: string;
  readonly failure: WriteFailure;

  constructor(uri: string, failure: WriteFailure, cause?: unknown) {
    super(`${failure}: ${uri}`, { cause });
    this.uri = uri;
    this.failure = failure;
  }
}

/**
 * Makes changes of files, each wholly or not at all. On a disk a file gets its new content by a rename, and lines are
 * added by one write at the end, so that what other programs add at the same time stays. Elsewhere a file is written
 * at once, read back and compared.
 */
export class FileWriter {
  readonly #files: FileStore;
  readonly #last = new Map<string, Promise<void>>();

  constructor(files: FileStore) {
    this.#files = files;
  }

  /**
   * In the order given; stops at the first change that cannot be made.
   * @throws {FileChangeError}
   */
  async write(changes: readonly FileChange[]): Promise<void> {
    for (const change of changes) await this.#inTurn(change.uri, () => this.#make(change));
  }

  /** Changes of one file follow one another, whoever asks for them. */
  async #inTurn(uri: string, make: () => Promise<void>): Promise<void> {
    const turn = (this.#last.get(uri) ?? Promise.resolve()).then(make);
    const settled = turn.catch(() => undefined);
    this.#last.set(uri, settled);
    try {
      await turn;
    } finally {
      if (this.#last.get(uri) === settled) this.#last.delete(uri);
    }
  }

  async #make(change: FileChange): Promise<void> {
    const { uri } = change;
    const disk = this.#files.diskOf(uri);
    try {
      if ("append" in change) await this.#append(uri, change.append, disk);
      else if ("create" in change) await this.#create(uri, change.create, disk);
      else await this.#replace(uri, change.replace, disk);
    } catch (error) {
      throw error instanceof FileChangeError ? error : new FileChangeError(uri, "not-written", error);
    }
  }

  async #append(uri: string, text: string, disk: Disk | undefined): Promise<void> {
    const before = await this.#files.read(uri);
    const lines = text === "" || text.endsWith("\n") ? text : `${text}\n`;
    if (lines === "") return;
    // What a killed writer has left of a line must not become part of the next one.
    const isTorn = before !== undefined && before.length > 0 && before[before.length - 1] !== newline;
    const added = bytesOf(isTorn ? `\n${lines}` : lines);
    if (disk !== undefined) await disk.append(uri, added);
    else await this.#writeOnce(uri, before, joined(before, added));
  }

  async #create(uri: string, text: string, disk: Disk | undefined): Promise<void> {
    const before = await this.#files.read(uri);
    if (before !== undefined) {
      // Somebody else who made the same file at the same time did what was wanted.
      if (decodeText(before) === text) return;
      throw new FileChangeError(uri, "exists");
    }
    if (disk === undefined) return this.#writeOnce(uri, before, bytesOf(text));
    await this.#beside(uri, text, disk, async (temporary) => {
      try {
        await disk.link(temporary, uri);
      } catch (error) {
        const now = await this.#files.read(uri);
        if (now === undefined) throw error;
        if (decodeText(now) !== text) throw new FileChangeError(uri, "exists", error);
      }
    });
  }

  async #replace(
    uri: string,
    { from, to }: { readonly from: string; readonly to: string },
    disk: Disk | undefined,
  ): Promise<void> {
    const before = await this.#expect(uri, from);
    if (disk === undefined) return this.#writeOnce(uri, before, bytesOf(to));
    await this.#beside(uri, to, disk, async (temporary) => {
      await this.#expect(uri, from);
      await disk.rename(temporary, uri);
    });
  }

  /** The file's bytes, when they are still the text that the change was made for. */
  async #expect(uri: string, text: string): Promise<Uint8Array> {
    const bytes = await this.#files.read(uri);
    if (bytes === undefined) throw new FileChangeError(uri, "changed");
    const now = decodeText(bytes);
    if (now === undefined) throw new FileChangeError(uri, "not-text");
    if (now !== text) throw new FileChangeError(uri, "changed");
    return bytes;
  }

  /** Writes a file of another name beside the one meant; whatever comes of it, that file does not stay. */
  async #beside(uri: string, text: string, disk: Disk, use: (temporary: string) => Promise<void>): Promise<void> {
    const temporary = temporaryName(uri);
    try {
      await this.#files.write(temporary, bytesOf(text));
      await use(temporary);
    } finally {
      await disk.remove(temporary).catch(() => undefined);
    }
  }

  /** For file systems without renames in one step. */
  async #writeOnce(uri: string, before: Uint8Array | undefined, after: Uint8Array): Promise<void> {
    const problem: unknown = await this.#files.write(uri, after).catch((error: unknown) => error);
    const now = await this.#files.read(uri);
    if (now !== undefined && isSame(now, after)) return;
    const isUntouched = now !== undefined && before !== undefined && isSame(now, before);
    // Put back only over what is plainly a part of our own: anything else was written by somebody since.
    const isPart = now === undefined || isSame(now, after.subarray(0, now.length));
    if (isPart && !isUntouched && before !== undefined) await this.#files.write(uri, before);
    throw new FileChangeError(uri, isPart || isUntouched ? "not-written" : "changed", problem);
  }
}

const newline = 10;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);

function joined(before: Uint8Array = new Uint8Array(), after: Uint8Array): Uint8Array {
  const all = new Uint8Array(before.length + after.length);
  all.set(before);
  all.set(after, before.length);
  return all;
}

/** Hidden, and no name that readers of the reading club's files look at. */
function temporaryName(uri: string): string {
  const slash = uri.lastIndexOf("/") + 1;
  const chance = crypto.getRandomValues(new Uint8Array(6));
  const suffix = [...chance].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${uri.slice(0, slash)}.${uri.slice(slash)}.${suffix}.tmp`;
}
