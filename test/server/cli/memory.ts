import { dirname } from "node:path";
import { japanese } from "virtual:l10n-ja";
import {
  FileError,
  type Entry,
  type FileSystem,
  type FileWriter,
  type Stat,
} from "../../../server/src/cli/files/fileSystem";
import { run } from "../../../server/src/cli/run";
import type { LocalGit, Product, World } from "../../../server/src/cli/world";

/** What stands at a path: a text, bytes, a link, a device, or something nobody may read. */
export type Content =
  string | Uint8Array | { readonly is: "link" | "device" | "denied" | "vanishing"; readonly to?: string };

/** A disk in memory. Paths are absolute; folders are there when something is in them. */
export class MemoryFiles implements FileSystem {
  readonly #contents: ReadonlyMap<string, Content>;
  readonly #folders = new Map<string, Map<string, Entry>>();
  /** Paths read, in order. */
  readonly reads: string[] = [];

  constructor(contents: Readonly<Record<string, Content>>) {
    this.#contents = new Map(Object.entries(contents));
    for (const [path, content] of this.#contents) this.#enter(path, kindOf(content));
  }

  /** Links with a target are followed. */
  real(path: string): string {
    for (const [link, content] of this.#contents) {
      if (typeof content === "string" || !("is" in content) || content.to === undefined) continue;
      if (path === link || path.startsWith(`${link}/`)) return this.real(content.to + path.slice(link.length));
    }
    return path;
  }

  stat(given: string): Stat | undefined {
    const path = this.real(given);
    const content = this.#contents.get(path);
    if (content === undefined) return this.#folders.has(path) ? { kind: "folder", size: 0 } : undefined;
    if (typeof content === "object" && "is" in content && content.is === "device") return { kind: "other", size: 0 };
    return { kind: "file", size: bytesOf(content).length };
  }

  list(folder: string): readonly Entry[] {
    const entries = this.#folders.get(folder);
    if (entries === undefined) throw new FileError("missing", "no such file or directory");
    if (entries.has("denied")) throw new FileError("denied", "permission denied");
    return [...entries.values()].reverse();
  }

  read(file: string, head?: number): Uint8Array {
    this.reads.push(file);
    const content = this.#contents.get(file);
    if (content === undefined) throw new FileError("missing", "no such file or directory");
    if (typeof content === "object" && "is" in content) {
      if (content.is === "vanishing") throw new FileError("missing", "no such file or directory");
      throw new FileError(content.is === "denied" ? "denied" : "failed", "input/output error");
    }
    return bytesOf(content).subarray(0, head);
  }

  #enter(path: string, kind: Entry["kind"]): void {
    const folder = dirname(path);
    if (folder === path) return;
    const entries = this.#folders.get(folder) ?? new Map<string, Entry>();
    const name = path.slice(folder === "/" ? 1 : folder.length + 1);
    entries.set(name, { name, kind });
    this.#folders.set(folder, entries);
    this.#enter(folder, "folder");
  }
}

function kindOf(content: Content): Entry["kind"] {
  if (typeof content === "string" || content instanceof Uint8Array) return "file";
  return content.is === "link" ? "link" : content.is === "device" ? "other" : "file";
}

function bytesOf(content: Content): Uint8Array {
  if (typeof content === "string") return Buffer.from(content, "utf8");
  return content instanceof Uint8Array ? content : new Uint8Array(1);
}

export interface Outcome {
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
}

export interface Surroundings {
  readonly files?: Readonly<Record<string, Content>>;
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  readonly terminal?: boolean;
  readonly serve?: () => void;
  readonly now?: () => number;
  readonly git?: Partial<LocalGit>;
  readonly writer?: FileWriter;
  readonly rulePages?: Product["rulePages"];
}

/** A machine with a disk in memory; told what is written to its streams. */
export function worldOf(around: Surroundings, onOut = ignore, onErr = ignore): World {
  let ids = 0;
  const isTerminal = around.terminal ?? false;
  const { stdin = "" } = around;
  return {
    cwd: around.cwd ?? "/work",
    environment: around.environment ?? {},
    files: new MemoryFiles(around.files ?? {}),
    writer: around.writer ?? { check: () => undefined, create: () => undefined, append: () => undefined },
    git: { remotes: () => [], log: () => [], show: () => undefined, userName: () => undefined, ...around.git },
    out: { write: onOut, isTerminal },
    err: { write: onErr, isTerminal },
    input: () => (typeof stdin === "string" ? Buffer.from(stdin, "utf8") : stdin),
    newId: () => `00000000-0000-4000-8000-${(ids += 1).toString().padStart(12, "0")}`,
    now: around.now ?? (() => Date.UTC(2026, 0, 15)),
    serve: around.serve ?? (() => undefined),
  };
}

const ignore = (_: string): void => undefined;

/** Runs a command line on a disk in memory, working in `/work`. */
export function afterword(args: readonly string[], around: Surroundings = {}): Outcome {
  let out = "";
  let err = "";
  const world = worldOf(
    around,
    (text) => void (out += text),
    (text) => void (err += text),
  );
  const code = run(args, world, { version: "1.2.3", japanese, rulePages: around.rulePages ?? {} });
  return { code, out, err };
}
