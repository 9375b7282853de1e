import { isAbsolute, relative, sep } from "node:path";
import type { FileSystem } from "./fileSystem";

/** Whether a path stays in a folder wherever links lead. */
export function staysWithin(files: FileSystem, folder: string, path: string): boolean {
  const way = relative(files.real(folder), files.real(path));
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
