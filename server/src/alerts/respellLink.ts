/** Where a link stands and where it leads; paths from the workspace root, `/` separated. */
export interface LinkEnds {
  /** The file that holds the link. */
  readonly holder: string;
  /** The page it leads to. */
  readonly target: string;
}

/** Which beginnings of addresses stand for which folder or file of the workspace. */
export type AddressMapping = readonly { readonly match: string; readonly path: string }[];

/**
 * A link that leads to another page, or stands in another file, spelt in the style it has: from the root, from the
 * folder it stands in, or as an address of the web. Its anchor stays. Undefined when its style cannot say the new place.
 */
export function respellLink(
  raw: string,
  before: LinkEnds,
  after: LinkEnds,
  mapping: AddressMapping = [],
): string | undefined {
  const [, body = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(raw) ?? [];
  const decoded = decodedOf(body);
  const isAddress = /^[a-z][a-z0-9+.-]*:\/\//i.test(decoded);
  const respelt = isAddress
    ? address(decoded, before.target, after.target, mapping)
    : decoded.startsWith("/")
      ? swapEnd(decoded, before.target, after.target)
      : relativePath(decoded, before, after);
  if (respelt === undefined) return undefined;
  if (respelt === decoded) return raw;
  const encoded = decoded !== body || (isAddress && !/[^ -~]/.test(body));
  return `${encoded ? encodeURI(respelt) : inText(respelt, decoded)}${rest}`;
}

/** A path among words ends at these: they are written in code, unless the link has held such before. */
const pathEnds = /[ <>"'`|{}[\]()]/g;

const inText = (path: string, before: string): string =>
  before.search(pathEnds) >= 0
    ? path
    : path.replace(pathEnds, (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`);

function decodedOf(body: string): string {
  try {
    return decodeURI(body);
  } catch {
    return body;
  }
}

function address(decoded: string, before: string, after: string, mapping: AddressMapping): string | undefined {
  for (const { match, path } of mapping) {
    const folder = path.replace(/\/+$/, "");
    if (!decoded.startsWith(match) || !isBelow(after, folder)) continue;
    const slash = match.endsWith("/") ? "" : "/";
    for (const form of forms) {
      const [old, now] = [form(before), form(after)];
      if (old === undefined || now === undefined) continue;
      if (decoded === `${match}${slash}${below(old, folder)}`) return `${match}${slash}${below(now, folder)}`;
    }
  }
  return swapEnd(decoded, before, after) ?? swapName(decoded, before, after);
}

const isBelow = (path: string, folder: string): boolean => folder === "" || path.startsWith(`${folder}/`);
const below = (path: string, folder: string): string => (folder === "" ? path : path.slice(folder.length + 1));

function swapEnd(decoded: string, before: string, after: string): string | undefined {
  for (const form of forms) {
    const [old, now] = [form(before), form(after)];
    if (old !== undefined && old !== "" && now !== undefined && decoded.endsWith(`/${old}`))
      return decoded.slice(0, -old.length) + now;
  }
  return undefined;
}

/** Whatever the address makes of folders: a page renamed in its folder changes its last part. */
function swapName(decoded: string, before: string, after: string): string | undefined {
  return folderOf(before) === folderOf(after) ? swapEnd(decoded, nameOf(before), nameOf(after)) : undefined;
}

function relativePath(decoded: string, before: LinkEnds, after: LinkEnds): string | undefined {
  for (const form of forms) {
    const [old, now] = [form(before.target), form(after.target)];
    if (old === undefined || now === undefined) continue;
    const base = foldersFrom(folderOf(before.holder)).find((folder) => normalise(`${folder}/${decoded}`) === old);
    if (base === undefined) continue;
    const found = fromFolder(base, before.holder, after.holder, now);
    return decoded.startsWith("./") && !found.startsWith("../") ? `./${found}` : found;
  }
  return undefined;
}

/** What counted from the folder of the file counts from its new one; what counted from a folder above stays so. */
function fromFolder(base: string, before: string, after: string, target: string): string {
  const holder = folderOf(after);
  const above = base === "" || (base !== folderOf(before) && isBelow(`${holder}/`, base));
  return above && isBelow(target, base) ? below(target, base) : relativeTo(holder, target);
}

const ending = /(?:\.html)?\.(?:md\.erb|md|markdown|qmd)$/i;
const frontPage = /(?:^|\/)(?:readme|index|_index)$/i;
const stemOf = (path: string): string => path.replace(ending, "");

/** How links name a page: its path, without the ending, as the page of a site, as the folder of a front page. */
const forms: readonly ((path: string) => string | undefined)[] = [
  (path) => path,
  stemOf,
  (path) => `${stemOf(path)}.html`,
  (path) => `${stemOf(path)}.md`,
  (path) => (frontPage.test(stemOf(path)) ? folderOf(path) : undefined),
];

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** The folder of a path; empty at the root. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));

/** The folder itself and all above it, the root (empty) last. */
function foldersFrom(folder: string): readonly string[] {
  const parts = folder === "" ? [] : folder.split("/");
  return [...parts.map((_, i) => parts.slice(0, parts.length - i).join("/")), ""];
}

/** A path without `.` and `..`; undefined when it leads out of the workspace. */
export function normalise(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}

/** The way from a folder to a file. */
export function relativeTo(folder: string, file: string): string {
  const from = folder === "" ? [] : folder.split("/");
  const to = file.split("/");
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same += 1;
  return [...from.slice(same).map(() => ".."), ...to.slice(same)].join("/");
}
