import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { RelatedPlace } from "../../rules/rule";
import type { Translate } from "../../text/message";
import type { FileFindings } from "../check/report";
import type { Trouble } from "../files/trouble";
import type { World } from "../world";
import { printable } from "./width";

/** A path as it is printed: from the working folder, `/` separated. */
export function shownPath(cwd: string, path: string): string {
  if (!isAbsolute(path)) return path;
  const found = relative(cwd, path);
  return found === "" ? "." : found.split(sep).join("/");
}

/** The file of a related place, absolute. */
export const relatedPath = (
  { elsewhere }: RelatedPlace,
  { path, root }: Pick<FileFindings, "path" | "root">,
): string => (elsewhere === undefined ? path : join(root ?? dirname(path), elsewhere.path));

/** One line on standard error. */
export function tellTrouble({ path, message: text }: Trouble, world: World, t: Translate): void {
  world.err.write(`afterword: ${printable(shownPath(world.cwd, path))}: ${printable(t(text))}\n`);
}

/** A relative path as a URI reference. */
export function pathToReference(path: string): string {
  // A first segment with a colon would read as a scheme; encodeURIComponent takes care of it.
  return path.split("/").map(encodeURIComponent).join("/");
}

export const folderToUri = (folder: string): string => pathToFileURL(folder.endsWith(sep) ? folder : folder + sep).href;

export const fileToUri = (file: string): string => pathToFileURL(file).href;
