/** The parts of an address that say where a file stands; `path` decoded. */
export interface Place {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

/** True when the target is the folder or stands in it, however its path is written (`..`, `.`, doubled slashes). */
export function isInside(folder: Place, target: Place): boolean {
  if (folder.scheme !== target.scheme || folder.authority.toLowerCase() !== target.authority.toLowerCase())
    return false;
  const outer = segments(folder.path);
  const inner = segments(target.path);
  return outer !== undefined && inner !== undefined && outer.every((segment, index) => inner[index] === segment);
}

/** Undefined when the path climbs above its root. */
function segments(path: string): string[] | undefined {
  const result: string[] = [];
  for (const segment of path.split(/[/\\]/)) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") result.push(segment);
    else if (result.pop() === undefined) return undefined;
  }
  return result;
}
