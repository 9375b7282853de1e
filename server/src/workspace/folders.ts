import { URI } from "vscode-uri";

/** One spelling for one file: clients percent-encode differently (`c%3A`, `(`). */
export function canonical(uri: string): string {
  try {
    return URI.parse(uri).toString();
  } catch {
    return uri;
  }
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

  /** Path relative to the workspace folder, `/` separated; outside of every folder the file's name. */
  pathOf(uri: string): string {
    const root = this.rootOf(uri);
    const { path } = URI.parse(uri);
    if (root === undefined) return path.slice(path.lastIndexOf("/") + 1);
    return path.slice(URI.parse(root).path.replace(/\/+$/, "").length + 1);
  }
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
