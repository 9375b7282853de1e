import { URI } from "vscode-uri";

/** One spelling for one file: clients percent-encode differently (`c%3A`, `(`). */
export function canonical(uri: string): string {
  try {
    return URI.parse(uri).toString();
  } catch {
    return uri;
  }
}

/** Where a document stands: its path below a folder, and that folder's name. */
export interface Place {
  readonly path: string;
  readonly root: string | undefined;
}

/** The folders of the workspace, and where a document stands in them. */
export class Folders {
  #roots: readonly string[] = [];

  get roots(): readonly string[] {
    return this.#roots;
  }

  set(folders: readonly string[]): void {
    this.#roots = folders.map((folder) => canonical(folder).replace(/\/+$/, ""));
  }

  /** The innermost folder that holds the document. */
  rootOf(uri: string): string | undefined {
    let best: string | undefined;
    for (const root of this.#roots) {
      if (uri.startsWith(`${root}/`) && root.length > (best?.length ?? -1)) best = root;
    }
    return best;
  }

  /** Path relative to the workspace folder, `/` separated; outside of every folder the whole path. */
  pathOf(uri: string): string {
    return this.placeOf(uri).path;
  }

  /** The path with the name of the workspace folder: both tell of what kind a document is. */
  placeOf(uri: string): Place {
    const root = this.rootOf(uri);
    const { path } = URI.parse(uri);
    if (root === undefined) return { path: path.replace(/^\/+/, ""), root: undefined };
    const folder = URI.parse(root).path.replace(/\/+$/, "");
    return { path: path.slice(folder.length + 1), root: folderName(root) };
  }
}

/** The last part of a folder's address: what people call it. */
export function folderName(root: string): string {
  const path = URI.parse(root).path.replace(/\/+$/, "");
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Address of a path below a folder. */
export function join(folder: string, path: string): string {
  const base = URI.parse(folder);
  return base.with({ path: `${base.path.replace(/\/+$/, "")}/${path}` }).toString();
}

/** The folder an address stands in; undefined above the root. */
export function parent(uri: string): string | undefined {
  const at = uri.lastIndexOf("/");
  return at <= uri.indexOf("://") + 2 ? undefined : uri.slice(0, at);
}
