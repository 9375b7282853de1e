import type { DocumentModel } from "../model/document";
import { linesOf, placeBlocks } from "../model/place";

/** More would be a page that lists files, not one that works with them. */
const most = 20;

/**
 * Files a page works with, as far as its text tells: what its links and its code name, from the page's folder and from
 * the root. Whether they are there is not known yet. Pages and pictures are left out: they change for other reasons.
 */
export function namedFiles(model: DocumentModel): readonly (readonly string[])[] {
  const folder = model.path.split("/").slice(0, -1);
  const found = new Map<string, readonly string[]>();
  for (const { path, fromPage } of namesIn(model)) {
    if (found.size >= most) break;
    if (found.has(path) || !isFile.test(path) || isOther.test(path)) continue;
    const places = [...(path.startsWith("/") ? [] : [resolve(folder, path)]), ...(fromPage ? [] : [resolve([], path)])];
    const known = places.filter((place) => place !== undefined && place !== model.path);
    const different = [...new Set(known)].filter((place) => place !== undefined);
    if (different.length > 0) found.set(path, different);
  }
  return [...found.values()];
}

/** A file by its ending, or by a name or folder that holds programs. */
const isFile =
  /\.[A-Za-z]\w{0,11}$|(?:^|\/)(?:Makefile|Dockerfile|Jenkinsfile|Procfile|Rakefile)$|(?:^|\/)(?:bin|scripts?|tools?)\/[\w-]+$/;
const isOther =
  /\.(?:md|markdown|qmd|erb|html?|png|jpe?g|gif|svg|webp|ico|pdf|lock|local|internal|com|org|net|io|dev)$|(?:^|\/)(?:package(?:-lock)?\.json|CHANGELOG|LICENSE)$/i;

interface Name {
  readonly path: string;
  /** A link counts from the page's folder, or with `/` from the root; a command may be run from anywhere. */
  readonly fromPage: boolean;
}

function* namesIn(model: DocumentModel): Iterable<Name> {
  const { text, masks } = model.markdown;
  for (const { block } of placeBlocks(model.markdown)) {
    const lines =
      block.type === "table" ? block.rows.flatMap(({ cells }) => cells.map(({ content }) => content)) : linesOf(block);
    for (const { kind, url } of lines.flatMap(({ marks }) => marks))
      if (kind === "link" && url !== undefined && !/^[a-z][a-z0-9+.-]*:|^\/\/|^#/i.test(url))
        yield { path: decoded(url.replace(/[?#].*$/, "")), fromPage: !url.startsWith("/") };
  }
  for (const { kind, span } of masks) {
    if (kind !== "code-span" && kind !== "fenced-code" && kind !== "indented-code") continue;
    for (const [path] of text.slice(span.start, span.end).matchAll(inCode)) yield { path, fromPage: false };
  }
}

/** A relative path of two parts or more; `/etc/hosts` and addresses are of other machines. */
const inCode = /(?<![\w./:@~$}-])(?:\.{1,2}\/){0,4}[\w.-]{1,80}(?:\/[\w.-]{1,80}){1,10}(?![\w/:@-])/g;

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Undefined for a path that leaves the root. */
function resolve(folder: readonly string[], path: string): string | undefined {
  const parts = [...folder];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.length === 0 ? undefined : parts.join("/");
}
