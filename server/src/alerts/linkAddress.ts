/** What a link is, before anybody looks where it leads. */
export type LinkAddress =
  | { readonly kind: "path"; readonly path: string; readonly anchor: string | undefined }
  | { readonly kind: "web"; readonly address: string; readonly anchor: string | undefined }
  /** A mail, a chat, another program: nothing that could be a file of the workspace. */
  | { readonly kind: "elsewhere" };

/** Longer ones are made by programs, and no file system takes such a path. */
const longest = 2048;

/** Reads a link with its templates replaced. */
export function linkAddressOf(text: string): LinkAddress {
  const raw = text.trim();
  if (raw === "" || raw.length > longest || /^\/\//.test(raw)) return { kind: "elsewhere" };
  const at = raw.indexOf("#");
  const address = at < 0 ? raw : raw.slice(0, at);
  const anchor = at < 0 || at === raw.length - 1 ? undefined : raw.slice(at + 1);
  if (/^https?:\/\//i.test(address)) return { kind: "web", address, anchor };
  if (/^[a-z][a-z\d+.-]*:/i.test(address) || address === "") return { kind: "elsewhere" };
  return { kind: "path", path: address.replace(/\?.*$/s, "").replaceAll("\\", "/"), anchor };
}

/** `wiki.example.com/x` without `https://`: the first name is that of a host. */
export const looksLikeHost = (path: string): boolean => /^(?:[a-z\d-]{1,63}\.){1,8}[a-z]{2,24}\//i.test(path);

/**
 * A path without `.` and `..`, from the root; undefined when it leads out of the root or holds what no name does.
 * @param path may be percent-encoded
 */
export function normalPath(folder: string, path: string): string | undefined {
  const found: string[] = folder === "" ? [] : folder.split("/");
  for (const segment of decodedPath(path).split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") found.push(segment);
    else if (found.pop() === undefined) return undefined;
  }
  const normal = found.join("/");
  return /[\u0000-\u001f\u007f]/.test(normal) ? undefined : normal;
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
